import type { Issue } from '../result/issue.ts';

interface Explanation {
  readonly message: string;
  readonly hint: string;
}

/**
 * Everything that can be said about data on its way to Insider and back. Codes are stable; `{value}` and `{name}` are filled
 * in. Written for the person who looks after campaigns, not for the one who wrote this.
 */
const EXPLANATIONS = {
  email_invalid: {
    message: '"{value}" is not an e-mail address, so it was left out.',
    hint: 'Correct the address where it is entered; the rest of the profile was sent.',
  },
  phone_invalid: {
    message: '"{value}" is not a phone number, so it was left out.',
    hint: 'Insider needs the international form, such as +905321234567. Correct the number where it is entered.',
  },
  phone_without_country: {
    message: '"{value}" could not be read as an international number, so it was left out.',
    hint: 'Give the customer a country, or set a default country in the integration.',
  },
  flag_invalid: {
    message: '"{value}" is neither yes nor no, so {name} was left out.',
    hint: 'Send true or false. What Insider holds was not changed.',
  },
  number_invalid: {
    message: '"{value}" is not a number, so {name} was left out.',
    hint: 'Send a number, or check the number format in the settings.',
  },
  age_invalid: {
    message: '"{value}" is not an age, so it was left out.',
    hint: 'Send the age in years as a number, or send the birthday.',
  },
  date_invalid: {
    message: '"{value}" is not a date that can be read without guessing, so {name} was left out.',
    hint: 'Send the date as 1993-03-12.',
  },
  country_invalid: {
    message: '"{value}" is not a country code, so the country was left out.',
    hint: 'Send two letters as in ISO 3166: TR, DE, GB.',
  },
  locale_invalid: {
    message: '"{value}" is not a language, so {name} was left out.',
    hint: 'Send a language code such as tr or tr_TR.',
  },
  currency_invalid: {
    message: '"{value}" is not a currency, so it was left out.',
    hint: 'Send three letters as in ISO 4217: TRY, EUR.',
  },
  text_invalid: {
    message: '{name} is a list or an object where Insider takes a text, so it was left out.',
    hint: 'Map the part you want, such as address.city.',
  },
  list_items_dropped: {
    message: 'Some entries of {name} are not values that Insider takes in a list; they were left out.',
    hint: 'Lists may hold texts and numbers.',
  },
  shape_unsupported: {
    message: '{name} is a list of objects, which Insider has no place for, so it was left out.',
    hint: 'Map single fields of it, or name the list in the event mapping to send one event per entry.',
  },
  too_deep: {
    message: '{name} is nested too deeply, so it was left out.',
    hint: 'Map the part you want by its path.',
  },
  name_unusable: {
    message: '"{value}" holds no letter or digit that can be part of a name in Insider, so it was left out.',
    hint: 'Add a mapping row that gives it a name.',
  },
  name_collision: {
    message: '"{value}" and another field are both called {name} in Insider; the first was sent.',
    hint: 'Add a mapping row that gives one of them another name.',
  },
  value_too_large: {
    message: '{name} is larger than a whole request may be, so it was left out.',
    hint: 'Do not map this field, or send a shorter text.',
  },
  discount_larger_than_price: {
    message: 'The discount "{value}" is larger than the price; the price was sent without it.',
    hint: 'Check whether the discount is per unit and in the same currency.',
  },
  lines_unreadable: {
    message: 'Some entries of {name} are not products; they were left out.',
    hint: 'Every entry of the list must be an object with the product in it.',
  },
  param_missing: {
    message: 'The event {value} has no {name}, which Insider expects.',
    hint: 'The event was sent. Send {name} with it so that Insider can use it in full.',
  },
  purchase_incomplete: {
    message: 'The event {value} has no {name}; Insider refuses it without.',
    hint: 'Send an order id and a price with every product, or map the fields that hold them.',
  },
  lines_empty: {
    message: 'The event {value} has no products.',
    hint: 'Send the list of products, or choose to send the order as a whole.',
  },
  event_too_large: {
    message: 'The event {value} is larger than a whole request may be.',
    hint: 'Shorten its longest field or do not map it.',
  },
  event_too_old: {
    message: 'Insider keeps {value} for {name} days; this one is older and would be dropped without a word.',
    hint: 'Nothing to do. The event stays in the hub.',
  },
  event_in_future: {
    message: 'The event {value} lies more than a day in the future.',
    hint: 'Check the clock and the time zone of the sender.',
  },
  event_time_invalid: {
    message: 'The event {value} has no usable time.',
    hint: 'Send the time of the event.',
  },
  event_name_unusable: {
    message: '"{value}" holds no letter or digit that can be part of an event name in Insider.',
    hint: 'Add an event mapping that gives it a name.',
  },
  identifier_blocked: {
    message: '"{value}" stands for nobody and cannot identify a customer, so it was not used as {name}.',
    hint: 'Send the real id of the customer, or nothing.',
  },
  identifier_invalid: {
    message: 'The customer id is not a text or number and was not used as {name}.',
    hint: 'Choose an attribute that holds an id.',
  },
  no_usable_identifier: {
    message: 'None of the customer’s identifiers can be used in Insider.',
    hint: 'Correct the customer id, the e-mail address or the phone number, then send again.',
  },
  no_identifier: {
    message: 'The customer has no identifier that Insider knows.',
    hint: 'Send a user id, or an e-mail address or phone number if those identify customers in your account.',
  },
  identity_move_refused: {
    message: 'Insider refused to change {name} to "{value}", so the old one stays in use.',
    hint: 'Another profile holds it. Decide in Insider which profile keeps it; change it here to try again.',
  },
  nothing_to_send: {
    message: 'Insider takes a profile only with at least one attribute or event.',
    hint: 'The identifiers will be sent with the first attribute or event.',
  },

  credentials_refused: {
    message: 'Insider refused the partner name or the API key: {value}',
    hint: 'Check both in the integration’s settings: the partner name in lower case, the key of type Unified Customer Database, with our address among its trusted IPs if any are set.',
  },
  partner_name_refused: {
    message: 'Insider does not know the partner name: {value}',
    hint: 'Copy the partner name from Insider: InOne Settings, Account Settings. It is written in lower case.',
  },
  endpoint_unknown: {
    message: 'The base URL does not answer like Insider (status {value}).',
    hint: 'Check the base URL: https://unification.useinsider.com, without a path.',
  },
  rate_limited: {
    message: 'Insider asks to slow down.',
    hint: 'The same data is sent again by itself. If it lasts, lower the requests per minute: other tools share the limit.',
  },
  insider_unavailable: {
    message: 'Insider could not take the request now ({value}).',
    hint: 'The same data is sent again by itself.',
  },
  request_refused: {
    message: 'Insider refused the request: {value}',
    hint: 'Look at the request in the delivery log.',
  },
  request_too_large: {
    message: 'Insider found the request too large: {value}',
    hint: 'It is sent again in smaller parts.',
  },
  answer_unreadable: {
    message: 'Insider answered 200 with something that does not say what was accepted: {value}',
    hint: 'Check the base URL; a proxy may have answered in Insider’s place.',
  },
  failures_unattributed: {
    message: 'Insider refused some records without saying which.',
    hint: 'The request is sent again in smaller parts to find them.',
  },
  identity_conflict: {
    message: 'Another profile in Insider already has the {name} "{value}".',
    hint: 'Decide in Insider which profile keeps it. The customer goes on under the old one.',
  },
  identity_not_enabled: {
    message: 'Insider does not identify customers by {name} in this account.',
    hint: 'Ask Insider to enable it under Identity Resolution, or switch it off as an identifier here.',
  },

  rejected_purchase_params: {
    message: 'Insider refused the order: {value}',
    hint: 'Map an order id to event_group_id and the paid price to unit_sale_price.',
  },
  rejected_identifiers: {
    message: 'Insider found no identifier for the customer: {value}',
    hint: 'Check the customer id mapping in the integration’s settings.',
  },
  rejected_email: {
    message: 'Insider refused the e-mail address: {value}',
    hint: 'Correct the customer’s e-mail address.',
  },
  rejected_phone: {
    message: 'Insider refused the phone number: {value}',
    hint: 'Correct the customer’s phone number; it must be international, such as +905321234567.',
  },
  rejected_uuid: {
    message: 'Insider refused the customer id: {value}',
    hint: 'The id must be sent as a text.',
  },
  rejected_identifier_key: {
    message: 'Insider does not know one of the identifiers: {value}',
    hint: 'Identifiers of your own must be created in Insider first and mapped as custom.',
  },
  rejected_event_name: {
    message: 'Insider refused the event name: {value}',
    hint: 'Event names are lower case, without spaces. Change the name in the event mapping.',
  },
  rejected: {
    message: 'Insider refused the record: {value}',
    hint: 'Correct the field that Insider names and send again.',
  },

  inbound_identifier_missing: {
    message: 'The request names no customer: it has neither {name} nor an Insider id.',
    hint: 'In Insider, add {name} to the attributes that the webhook sends, or name another field in the inbound settings.',
  },
  inbound_value_invalid: {
    message: '"{value}" is not a value that our {name} can have, so it was left out.',
    hint: 'Correct it in Insider, or map it to an attribute of another type.',
  },
  inbound_read_only: {
    message: '{name} is computed by the hub, so it was left out.',
    hint: 'Map it to another attribute.',
  },
  inbound_too_large: {
    message: '{name} is too large or nested too deeply, so it was left out.',
    hint: 'Do not send this field with the webhook.',
  },
  inbound_name_taken: {
    message: '"{value}" and another attribute of Insider are both called {name} here; the first was taken.',
    hint: 'Add an inbound mapping row for one of them.',
  },
  inbound_event_type_unknown: {
    message: 'There is no event type called {name}.',
    hint: 'Choose one that exists in the inbound event mapping of {value}.',
  },
  inbound_event_type_internal: {
    message: 'Events of the type {name} are made by the hub itself and cannot come from outside.',
    hint: 'Choose another event type in the inbound event mapping of {value}.',
  },
  profile_unknown: {
    message: 'Insider has no profile with the id that its webhook named.',
    hint: 'It may have been deleted or merged since. Send an identifier with the webhook to be independent of it.',
  },

  erase_refused: {
    message: 'Insider refused to delete the profile: {value}',
    hint: 'Check the partner name and the key, and ask Insider whether deleting users is enabled for it. Then try the step again.',
  },
  erase_unknown: {
    message:
      'Insider has no profile under the identifier that it was asked to delete, so there was nothing to do.',
    hint: 'If you see the person in Insider, delete the profile there by hand.',
  },

  test_ok: { message: 'Insider accepted the partner name and the API key.', hint: 'Nothing to do.' },
  test_unclear: {
    message: 'Insider answered in a way that neither accepts nor refuses the key (status {value}).',
    hint: 'The check uses an address that Insider does not document. Send a test customer to be sure.',
  },
} as const;

export type InsiderIssueCode = keyof typeof EXPLANATIONS;

/** The codes with their words, for the documentation and the console. */
export const INSIDER_ISSUES: Readonly<Record<string, Explanation>> = EXPLANATIONS;

/** One issue of the table. `value` is what was found, `name` what it concerns; both are cut to a readable length. */
export function issue(code: InsiderIssueCode, field?: string, value = '', name: string = field ?? ''): Issue {
  const { message, hint } = EXPLANATIONS[code];
  const filled = { code, message: fill(message, value, name), hint: fill(hint, value, name) };
  return field === undefined ? filled : { ...filled, field };
}

function fill(text: string, value: string, name: string): string {
  return text.replace(/\{(value|name)\}/g, (_, key: string) => shorten(key === 'value' ? value : name));
}

function shorten(text: string): string {
  const shown = text.length > 120 ? text.slice(0, 120) + '…' : text;
  return shown.toWellFormed();
}
