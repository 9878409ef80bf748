import type { Customer } from '../customer/customer.ts';
import { countryOf } from '../insider/profile/attribute-value.ts';
import { normaliseEmail } from '../mapping/email.ts';
import { normalisePhone } from '../mapping/phone.ts';
import { own, type Json, type JsonObject } from '../result/json.ts';
import type { Model, WorkspaceContacts } from './model.ts';
import type { WorkSet } from './work-set.ts';

/**
 * Values of attributes that point to one person are kept among the external ids, under the attribute's name behind this
 * sign: nobody outside can look by such a name.
 */
export const CONTACT = '=';

/** Of a workspace that says nothing else. */
export const DEFAULT_CONTACTS: WorkspaceContacts = { attributes: ['email', 'phone'], same: 'ask' };

/** Attributes that say in which country a phone number without a prefix is dialled. */
const COUNTRIES = ['country_code', 'countryCode', 'country'] as const;
const PHONE = /^(?:tel:)?[+(]?\d[\d\s()./-]{4,38}$/i;
const LONGEST = 512;

/** The name under which the values of an attribute are kept. */
export function contactName(attribute: string): string {
  return CONTACT + attribute;
}

/**
 * A contact as it is compared: an e-mail address in lower case, a phone number in E.164 where the customer's country or
 * its own prefix says how to read it, else its digits, and anything else in lower case. Undefined when it is none.
 */
export function contactValue(value: Json | undefined, country: string): string | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string') return undefined;
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.length > LONGEST) return undefined;
  if (trimmed.includes('@')) return normaliseEmail(trimmed) || undefined;
  if (!PHONE.test(trimmed)) return trimmed.toLowerCase();
  return normalisePhone(trimmed, country) || trimmed.replaceAll(/\D/g, '');
}

/** The country of a customer with these attributes; empty when they do not say. */
export function contactCountry(attributes: JsonObject): string {
  for (const name of COUNTRIES) {
    const value = own(attributes, name);
    const country = typeof value === 'string' ? countryOf(value) : '';
    if (country !== '') return country;
  }
  return '';
}

export interface NewContact {
  /** The attribute. */
  readonly name: string;
  readonly value: string;
}

const NONE: readonly NewContact[] = Object.freeze([]);

/**
 * Keeps what leads to a customer by their contacts in step with their attributes, and settles what was asked about one
 * they no longer have. Answers those that are new. Costs a comparison as long as they stay the same.
 */
export function followContacts(
  set: WorkSet,
  { contacts }: Model,
  customer: Customer,
  before: JsonObject,
): readonly NewContact[] {
  if (contacts === undefined) return NONE;
  const { attributes, workspace, key } = customer;
  if (before === attributes) return NONE;
  const isMoved = COUNTRIES.some((name) => own(before, name) !== own(attributes, name));
  let found: NewContact[] | undefined;
  for (const attribute of contacts.attributes) {
    const [was, is] = [own(before, attribute), own(attributes, attribute)];
    if (was === is && (!isMoved || is === undefined)) continue;
    const old = contactValue(was, contactCountry(before));
    const now = contactValue(is, contactCountry(attributes));
    if (old === now) continue;
    const name = contactName(attribute);
    if (old !== undefined) {
      set.external({ workspace, name, value: old, customer: key, gone: true });
      set.conflicts.push({ kind: 'settle', customer: key, name: attribute, at: customer.updatedAt });
    }
    if (now === undefined) continue;
    set.external({ workspace, name, value: now, customer: key, gone: false });
    (found ??= []).push({ name: attribute, value: now });
  }
  return found ?? NONE;
}

/** All contacts of a customer. */
export function contactsOf({ contacts }: Model, { attributes }: Customer): readonly NewContact[] {
  if (contacts === undefined) return NONE;
  return contacts.attributes.flatMap((name) => {
    const is = own(attributes, name);
    const value = is === undefined ? undefined : contactValue(is, contactCountry(attributes));
    return value === undefined ? [] : { name, value };
  });
}
