import type { Json } from '../result/json.ts';
import type { CustomSettings } from './settings.ts';

/** Something to begin with: settings that work once the account's own are filled in (PRODUCT E1). */
export interface Starter {
  readonly key: string;
  readonly label: string;
  readonly description: string;
  readonly settings: Partial<CustomSettings>;
  /** The secret headers to fill in, one per line. */
  readonly headers: string;
}

const UPSERT = 'https://unification.useinsider.com/api/user/v1/upsert';
const INSIDER_HEADERS = 'X-PARTNER-NAME: \nX-REQUEST-TOKEN: ';

const identifiers: Json = {
  email: '##user.email##',
  uuid: '##user_id##',
};

function insider(content: Json, events: readonly string[]): Partial<CustomSettings> {
  return {
    url: UPSERT,
    body: { format: 'placeholders', content },
    shape: 'insider',
    events,
    batch: { size: 500, join: 'users' },
  };
}

const event = (name: string, params: Json): Json => ({
  event_name: name,
  timestamp: '##created_at##',
  event_params: params,
});

export const STARTERS: readonly Starter[] = [
  {
    key: 'blank',
    label: 'Blank',
    description:
      'Every event as JSON, under the names that placeholders have. Begin with nothing but an address.',
    settings: {},
    headers: '',
  },
  {
    key: 'insider',
    label: 'Insider: every event',
    description:
      'Profile and event in one upsert. Properties that Insider does not know become custom parameters by themselves.',
    settings: insider(
      {
        users: [
          {
            identifiers,
            attributes: {
              name: '##user.first_name##',
              surname: '##user.last_name##',
              country: '##user.country##',
              language: '##user.language##',
              email_optin: '##user.email_optin##',
            },
            events: [event('##event_name##', '##properties##')],
          },
        ],
      },
      [],
    ),
    headers: INSIDER_HEADERS,
  },
  {
    key: 'insider_purchase',
    label: 'Insider: purchases',
    description:
      'A purchase with all that Insider insists on. One event per product, as Insider counts them.',
    settings: insider(
      {
        users: [
          {
            identifiers,
            events: [
              event('purchase', {
                event_group_id: '##properties.order_id##',
                product_id: '##properties.product_id##',
                name: '##properties.product_name##',
                unit_price: '##properties.price##',
                unit_sale_price: '##properties.price##',
                currency: '##properties.currency##',
                quantity: '##properties.quantity##',
              }),
            ],
          },
        ],
      },
      ['purchase'],
    ),
    headers: INSIDER_HEADERS,
  },
  {
    key: 'insider_registration',
    label: 'Insider: registrations',
    description: 'A sign-up, with the way it was done as a custom parameter.',
    settings: insider(
      {
        users: [
          {
            identifiers,
            events: [event('registration', { method: '##properties.registration_method##' })],
          },
        ],
      },
      ['registration'],
    ),
    headers: INSIDER_HEADERS,
  },
  {
    key: 'slack',
    label: 'Slack',
    description:
      'A message in a channel for each event you choose. Paste the address of your incoming webhook.',
    settings: {
      url: 'https://hooks.slack.com/services/…',
      body: {
        format: 'placeholders',
        content: {
          text: 'New event: ##event_name##\nCustomer: ##user_id## ##user.email##\nProperties: ##properties##',
        },
      },
      requestsPerMinute: 60,
      concurrency: 1,
    },
    headers: '',
  },
];
