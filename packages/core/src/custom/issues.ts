import type { Issue } from '../result/issue.ts';

const EXPLANATIONS = {
  address_without_value: {
    message: 'A placeholder in the address has no value, so there is nowhere to send the event.',
    hint: 'Send the event with that value, or choose the event types that have it.',
  },
  header_without_value: {
    message: 'A placeholder in the header {value} has no value.',
    hint: 'Send the event with that value, or write the header without the placeholder.',
  },
  address_destroys: {
    message: 'The address deletes or anonymises people in Insider, which no mapping may do: {value}.',
    hint: 'To take single values off a profile send to /api/user/v1/attribute/delete.',
  },
  body_too_large: {
    message: 'The body is larger than {value} bytes.',
    hint: 'Map single fields instead of whole objects.',
  },
  body_unfit: {
    message: 'The body cannot be written as {value}.',
    hint: 'Forms take an object of plain values; text takes a text. Choose JSON for everything else.',
  },
  batch_list_missing: {
    message: 'The body has no list called {value}, which the batch is made of.',
    hint: 'Name the list that the template makes, or send one request per event.',
  },
  template_missing: {
    message: 'The template {value} is not there any more.',
    hint: 'Choose another one in the settings, then send it again.',
  },
  request_refused: {
    message: 'The destination refused the request: {value}',
    hint: 'Look at what was sent and answered, mend the settings or the data, and send it again.',
  },
  address_wrong: {
    message: 'Nobody answers at that address as expected: {value}',
    hint: 'Check the address and the method. Sending goes on when the integration is resumed.',
  },
  credentials_refused: {
    message: 'The destination does not let us in: {value}',
    hint: 'Check the authorization and the secret headers. Sending goes on when the integration is resumed.',
  },
  unavailable: {
    message: 'The destination is not available: {value}',
    hint: 'Nothing to do: it is tried again by itself.',
  },
  rate_limited: {
    message: 'The destination asks for fewer requests.',
    hint: 'Nothing to do: it is tried again by itself. Allow fewer requests per minute in the settings.',
  },
} as const;

export type CustomIssueCode = keyof typeof EXPLANATIONS;

export function customIssue(code: CustomIssueCode, value = '', field?: string): Issue {
  const { message, hint } = EXPLANATIONS[code];
  return {
    code,
    ...(field === undefined ? {} : { field }),
    message: message.replaceAll('{value}', value.slice(0, 300)),
    hint,
  };
}
