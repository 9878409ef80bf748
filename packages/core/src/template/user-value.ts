import { compilePath, parsePath } from '../mapping/path.ts';
import { isEmpty, own } from '../result/json.ts';
import type { Json, JsonObject } from '../result/json.ts';

type Read = (attributes: JsonObject) => Json | undefined;

const paths = (...names: readonly string[]): readonly Read[] =>
  names.map((name) => compilePath(parsePath(name) ?? [name]) as Read);

/** The attributes that templates name, under the other names that tracking clients and shops have for them. */
const OTHER_NAMES: ReadonlyMap<string, readonly Read[]> = new Map([
  ['email', paths('emailAddress', 'email_address', 'e_mail')],
  ['phone', paths('phone_number', 'phoneNumber', 'mobile_phone', 'mobile', 'gsm')],
  ['name', [...paths('full_name', 'fullName'), fullName]],
  ['first_name', paths('firstName', 'firstname', 'given_name', 'givenName')],
  ['last_name', paths('lastName', 'lastname', 'surname', 'family_name', 'familyName')],
  ['country', paths('country_code', 'countryCode', 'address.country')],
  ['city', paths('address.city')],
  ['language', paths('lang', 'locale')],
  ['email_optin', paths('emailOptin', 'emailOptIn', 'email_opt_in')],
  ['sms_optin', paths('smsOptin', 'smsOptIn', 'sms_opt_in')],
  ['whatsapp_optin', paths('whatsappOptin', 'whatsappOptIn', 'whatsapp_opt_in')],
  ['gdpr_optin', paths('gdprOptin', 'gdprOptIn', 'gdpr_opt_in', 'gdpr')],
]);

/** The attribute of that name; when there is none, the first that means the same. */
export function userValue(attributes: JsonObject, name: string): Json | undefined {
  const value = own(attributes, name);
  if (!isEmpty(value)) return value;
  for (const read of OTHER_NAMES.get(name) ?? []) {
    const other = read(attributes);
    if (!isEmpty(other)) return other;
  }
  return value;
}

function fullName(attributes: JsonObject): Json | undefined {
  const parts = ['first_name', 'last_name'].map((name) => userValue(attributes, name));
  const words = parts.filter((part): part is string => typeof part === 'string' && part.trim() !== '');
  return words.length === 0 ? undefined : words.join(' ');
}
