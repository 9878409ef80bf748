import { OPT_IN_TRAITS } from '../../consent/opt-in-traits.ts';
import type { ProfileRow } from '../settings/settings.ts';

const row = (to: string, ...from: readonly string[]): ProfileRow => ({ from, to, custom: false });
const custom = (to: string, ...from: readonly string[]): ProfileRow => ({ from, to, custom: true });

export const EMAIL_SOURCES: readonly string[] = ['email', 'emailAddress', 'email_address', 'e_mail'];
export const PHONE_SOURCES: readonly string[] = [
  'phone_number',
  'phoneNumber',
  'mobile_phone',
  'mobilePhone',
  'mobile',
  'phone',
  'gsm',
];

const GIVEN = [
  'firstName',
  'first_name',
  'firstname',
  'givenName',
  'given_name',
  'given name',
  'name.$given',
];
const FAMILY = [
  'lastName',
  'last_name',
  'lastname',
  'surname',
  'familyName',
  'family_name',
  'family name',
  'name.$family',
];

/** The attributes of the tracking specifications and of loyalty systems, in both spellings, and where Insider keeps them. */
export const PROFILE_PRESET: readonly ProfileRow[] = [
  row('email', ...EMAIL_SOURCES),
  row('phone_number', ...PHONE_SOURCES),
  row('name', ...GIVEN),
  row('surname', ...FAMILY),
  row('birthday', 'birthday', 'birthDate', 'birth_date', 'birthdate', 'dateOfBirth', 'date_of_birth'),
  row('gender', 'gender'),
  row('age', 'age'),
  row('language', 'language', 'lang', 'locale'),
  row('lo', 'locale'),
  row(
    'country',
    'country',
    'country_code',
    'countryCode',
    'address.country',
    'address.country_code',
    'address.countryCode',
  ),
  row('city', 'city', 'address.city'),
  row('email_optin', ...OPT_IN_TRAITS.email),
  row('sms_optin', ...OPT_IN_TRAITS.sms),
  row('whatsapp_optin', ...OPT_IN_TRAITS.whatsapp),
  row('gdpr_optin', 'gdpr_optin', 'gdprOptin', 'gdprOptIn', 'gdpr_opt_in'),
  custom('address_street', 'address.street', 'street'),
  custom('address_state', 'address.state', 'state'),
  custom(
    'address_postal_code',
    'address.postalCode',
    'address.postal_code',
    'address.zip',
    'postalCode',
    'postal_code',
    'zip',
  ),
];
