import type { Customer } from '../../customer/customer.ts';
import type { Shadow } from '../../delivery/destination.ts';
import type { Json } from '../../result/json.ts';
import type { Issue } from '../../result/issue.ts';
import { boundedCache } from '../../mapping/bounded-cache.ts';
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
    const { issues } = profile;
    let spoiled = false;
    if (!customer.anonymous) {
      const found = path === undefined ? customer.id : path(customer.attributes);
      const value =
        idKey === 'email' ? readEmailOf(found, from, issues) : customerId(found, idKey, from, issues);
      if (value === '') spoiled = true;
      else if (value !== undefined) list.push({ key: idKey, value, collects: false });
    }
    if (settings.identifiers.email && idKey !== 'email') {
      const value = readEmail(profile.email, issues);
      if (value === '') spoiled = true;
      else if (value !== undefined) list.push({ key: 'email', value, collects: false });
    }
    if (settings.identifiers.phone) {
      const value = readPhone(profile.phone, profile.country, issues);
      if (value === '') spoiled = true;
      else if (value !== undefined) list.push({ key: 'phone_number', value, collects: false });
    }
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
    const member = memberOf(key);
    if (member.custom) custom += (custom === '' ? '' : ',') + member.prefix + quote(value);
    else root += (root === '' ? '' : ',') + member.prefix + quote(value);
  }
  if (custom === '') return `{${root}}`;
  return root === '' ? `{"custom":{${custom}}}` : `{${root},"custom":{${custom}}}`;
}

/** Where an identifier stands, and its name as JSON text with the colon. */
const memberOf = boundedCache(1_000, (key) => {
  const custom = key.startsWith('custom.');
  return { custom, prefix: custom ? `${quote(key.slice('custom.'.length))}:` : `"${key}":` };
});

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
  return text.length <= LONGEST_ID && !isBlocked(text.trim()) && text.isWellFormed();
}

const LONGEST_ID = 256;

function isBlocked(text: string): boolean {
  return text.length <= LONGEST_BLOCKED && BLOCKED_IDENTIFIERS.has(text.toLowerCase());
}

/** Small letters are never fewer units than what they were made of. */
const LONGEST_BLOCKED = Math.max(...[...BLOCKED_IDENTIFIERS].map((text) => text.length));

/** What the shadow holds under an identifier key. */
export function heldIdentifier(shadow: Shadow | undefined, key: string): string | undefined {
  return shadow !== undefined && Object.hasOwn(shadow.identifiers, key) ? shadow.identifiers[key] : undefined;
}
