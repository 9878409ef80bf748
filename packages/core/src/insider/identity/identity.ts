import type { Customer } from '../../customer/customer.ts';
import type { Shadow } from '../../delivery/destination.ts';
import type { Json } from '../../result/json.ts';
import type { Issue } from '../../result/issue.ts';
import { quote } from '../../mapping/json-text.ts';
import { compilePath, parsePath } from '../../mapping/path.ts';
import { issue } from '../issues.ts';
import type { ProfileDraft } from '../profile/draft.ts';
import { readEmail, readEmailOf, readPhone } from './contact.ts';
import type { InsiderSettings } from '../settings/settings.ts';
import { BLOCKED_IDENTIFIERS } from '../taxonomy/limits.ts';

/** An identifier of the customer: `uuid`, `email`, `phone_number` or `custom.<name>`, with its value. */
export interface Identifier {
  readonly key: string;
  readonly value: string;
  /** Anonymous ids come and go with devices: Insider collects them, they are never moved. */
  readonly collects: boolean;
}

/** The identifiers the customer has now, and whether any was there that cannot be used. */
export interface Identifiers {
  readonly list: readonly Identifier[];
  readonly spoiled: boolean;
}

export type ReadIdentifiers = (customer: Customer, profile: ProfileDraft) => Identifiers;

/** Compiles which identifiers a customer is sent with. Complaints go to the profile's issues. */
export function compileIdentifiers(settings: InsiderSettings): ReadIdentifiers {
  const { from, to } = settings.customerId;
  const path = from === 'id' ? undefined : compilePath(parsePath(from) ?? []);
  const idKey = typeof to === 'string' ? to : `custom.${to.custom}`;
  const anonymousKey = `custom.${settings.anonymousIdentifier}`;
  const sendsAnonymous = settings.anonymous === 'send';

  return (customer, profile) => {
    const list: Identifier[] = [];
    let spoiled = false;
    const add = (key: string, value: string | undefined): void => {
      if (value === '') spoiled = true;
      else if (value !== undefined) list.push({ key, value, collects: false });
    };
    if (!customer.anonymous) {
      const value = path === undefined ? customer.id : path(customer.attributes);
      add(
        idKey,
        idKey === 'email'
          ? readEmailOf(value, from, profile.issues)
          : customerId(value, idKey, from, profile.issues),
      );
    }
    if (settings.identifiers.email && idKey !== 'email')
      add('email', readEmail(profile.email, profile.issues));
    if (settings.identifiers.phone)
      add('phone_number', readPhone(profile.phone, profile.country, profile.issues));
    const anonymous = sendsAnonymous ? customer.anonymousIds.at(-1) : undefined;
    if (anonymous !== undefined && usable(anonymous))
      list.push({ key: anonymousKey, value: anonymous, collects: true });
    return { list, spoiled };
  };
}

/** `identifiers` of a record, as JSON text. Identifiers come in a fixed order, custom ones last. */
export function identifiersText(list: readonly { readonly key: string; readonly value: string }[]): string {
  let root = '';
  let custom = '';
  for (const { key, value } of list) {
    if (key.startsWith('custom.'))
      custom += `${custom === '' ? '' : ','}${quote(key.slice(7))}:${quote(value)}`;
    else root += `${root === '' ? '' : ','}"${key}":${quote(value)}`;
  }
  if (custom === '') return `{${root}}`;
  return root === '' ? `{"custom":{${custom}}}` : `{${root},"custom":{${custom}}}`;
}

function customerId(
  value: Json | undefined,
  key: string,
  field: string,
  issues: Issue[],
): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string' && typeof value !== 'number') {
    issues.push(issue('identifier_invalid', field, '', key));
    return '';
  }
  const text = String(value).trim();
  if (text === '') return undefined;
  if (usable(text)) return text;
  issues.push(issue('identifier_blocked', field, text, key));
  return '';
}

/** Can this text identify anybody? */
export function usable(text: string): boolean {
  return (
    text.length <= LONGEST_ID && !BLOCKED_IDENTIFIERS.has(text.trim().toLowerCase()) && text.isWellFormed()
  );
}

const LONGEST_ID = 256;

/** What the shadow holds under an identifier key. */
export function heldIdentifier(shadow: Shadow | undefined, key: string): string | undefined {
  return shadow !== undefined && Object.hasOwn(shadow.identifiers, key) ? shadow.identifiers[key] : undefined;
}
