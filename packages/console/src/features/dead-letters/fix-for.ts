interface Cause {
  readonly code: string;
  readonly event_type?: string | undefined;
}

/** Where something is put right: in the settings, with a mapping opened there or not, or with the customer. */
export interface Fix {
  readonly label: string;
  readonly to: 'settings' | 'customer' | 'log';
  /** Search parameter `map` of the settings tab. */
  readonly map?: string;
}

const OF_CREDENTIALS = new Set([
  'credentials_refused',
  'partner_name_refused',
  'endpoint_unknown',
  'answer_unreadable',
]);
const OF_EVENT = new Set([
  'purchase_incomplete',
  'lines_empty',
  'lines_unreadable',
  'event_too_large',
  'event_name_unusable',
  'param_missing',
  'rejected_purchase_params',
  'rejected_event_name',
]);
const OF_IDENTITY = new Set([
  'rejected_identifiers',
  'rejected_identifier_key',
  'rejected_uuid',
  'identity_not_enabled',
  'no_identifier',
  'no_usable_identifier',
]);
const OF_CUSTOMER = new Set([
  'rejected_email',
  'rejected_phone',
  'identity_conflict',
  'identity_move_refused',
]);

/** Where to go to put it right, by the code of what was said. */
export function fixFor({ code, event_type }: Cause): Fix {
  if (OF_CREDENTIALS.has(code)) return { label: 'Check the credentials', to: 'settings' };
  if (OF_IDENTITY.has(code)) return { label: 'Check the customer id mapping', to: 'settings' };
  if (OF_CUSTOMER.has(code)) return { label: 'Open the customer', to: 'customer' };
  if (OF_EVENT.has(code))
    return event_type === undefined
      ? { label: 'Check the event mapping', to: 'settings' }
      : { label: `Map ${event_type}`, to: 'settings', map: `event:${event_type}` };
  return { label: 'See the request', to: 'log' };
}
