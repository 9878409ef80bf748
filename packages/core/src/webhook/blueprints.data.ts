import type { Json } from '../result/json.ts';
import type { MappingRow, WebhookDefinition } from './definition.ts';

/** Something to begin a webhook with, and a request body that works with it. */
export interface WebhookBlueprint {
  readonly key: string;
  readonly label: string;
  readonly description: string;
  readonly definition: WebhookDefinition;
  readonly sample: Json;
}

const BLANK: WebhookDefinition = {
  name: '',
  method: 'POST',
  endpoint: '',
  filters: { op: 'and', rules: [] },
  auth: { kind: 'none' },
  ips: [],
  action: '',
  mapping: [],
  response: { success: '', error: '' },
  whenNotMatched: 'ok',
};

const OK = { success: '{"ok":true}', error: '{"ok":false}' };

const row = (from: string, to: string): MappingRow => ({ from, to, replace: [] });

/**
 * What to begin with. The five loyalty ones are the use cases of the seed's guide as they must be to work (antavo FACTS
 * (e) 2, 3, 5, 7): one spelling of the customer's id, filters on fields that the messages have, answers that are JSON.
 * The last one is ours: mParticle's own are not published.
 */
export const WEBHOOK_BLUEPRINTS: readonly WebhookBlueprint[] = [
  {
    key: 'blank',
    label: 'Blank',
    description: 'Begin with nothing but the defaults.',
    definition: BLANK,
    sample: {},
  },
  {
    key: 'point_add',
    label: 'Point add',
    description: 'Gives a customer the points that another system names.',
    definition: {
      ...BLANK,
      name: 'Point add',
      endpoint: 'point_add',
      filters: { op: 'and', rules: [{ path: 'body.pointstobeadded', operator: 'exists' }] },
      action: 'point_add',
      mapping: [
        row('customer_id', 'customer'),
        row('reason', 'data.reason'),
        row('pointstobeadded', 'data.points'),
      ],
      response: OK,
    },
    sample: { customer_id: 'C-1001', pointstobeadded: '25', reason: 'Survey filled in' },
  },
  {
    key: 'point_sub',
    label: 'Point subtraction',
    description: 'Takes points back, when the number sent is above zero.',
    definition: {
      ...BLANK,
      name: 'Point sub',
      endpoint: 'point_sub',
      filters: { op: 'and', rules: [{ path: 'body.pointsub', operator: 'greater', value: 0 }] },
      action: 'point_sub',
      mapping: [row('customer_id', 'customer'), row('reason', 'data.reason'), row('pointsub', 'data.points')],
      response: OK,
    },
    sample: { customer_id: 'C-1001', pointsub: '10', reason: 'Given by mistake' },
  },
  {
    key: 'checkout_accept',
    label: 'Checkout accept',
    description: 'Accepts a pending purchase, so that its points count.',
    definition: {
      ...BLANK,
      name: 'Checkout accept',
      endpoint: 'checkout_accept',
      filters: { op: 'and', rules: [{ path: 'body.transaction_id', operator: 'exists' }] },
      action: 'checkout_accept',
      mapping: [
        row('customer_id', 'customer'),
        row('transaction_id', 'data.transaction_id'),
        row('total', 'data.total'),
      ],
      response: OK,
    },
    sample: { customer_id: 'C-1001', transaction_id: 'T-5001', total: '129.90' },
  },
  {
    key: 'checkout_accept_item',
    label: 'Checkout accept item',
    description: 'Accepts one line of a pending purchase.',
    definition: {
      ...BLANK,
      name: 'Checkout accept item',
      endpoint: 'checkout_accept_item',
      filters: { op: 'and', rules: [{ path: 'body.product_id', operator: 'exists' }] },
      action: 'checkout_accept_item',
      mapping: [
        row('customer_id', 'customer'),
        row('transaction_id', 'data.transaction_id'),
        row('total', 'data.total'),
        row('product_id', 'data.product_id'),
        row('subtotal', 'data.subtotal'),
        row('quantity', 'data.quantity'),
      ],
      response: OK,
    },
    sample: {
      customer_id: 'C-1001',
      transaction_id: 'T-5001',
      total: '129.90',
      product_id: 'P-77',
      subtotal: '49.95',
      quantity: '2',
    },
  },
  {
    key: 'optin_labels',
    label: 'Opt in with labels',
    description: 'Takes a new member in, and labels them at once.',
    definition: {
      ...BLANK,
      name: 'Optin labels',
      endpoint: 'optin_labels',
      filters: { op: 'and', rules: [{ path: 'body.email', operator: 'exists' }] },
      action: 'opt_in',
      mapping: [
        row('customer_id', 'customer'),
        row('email', 'data.email'),
        row('first_name', 'data.first_name'),
        row('last_name', 'data.last_name'),
        row('labels', 'data.labels'),
      ],
      response: OK,
    },
    sample: {
      customer_id: 'C-1002',
      email: 'ada@example.com',
      first_name: 'Ada',
      last_name: 'Lovelace',
      labels: ['Newsletter'],
    },
  },
  {
    key: 'mparticle_event',
    label: 'mParticle: custom event to points',
    description:
      'Takes a batch of one event as mParticle forwards it, tells it by its name, and gives the points it carries. Ours, after its published format: leave Send as Batch off there, and fill in the Authorization header.',
    definition: {
      ...BLANK,
      name: 'mParticle points earned',
      endpoint: 'mparticle_points',
      filters: {
        op: 'and',
        rules: [
          { path: 'body.environment', operator: 'equals', value: 'production' },
          { path: 'body.events[0].event_type', operator: 'equals', value: 'custom_event' },
          { path: 'body.events[0].data.event_name', operator: 'equals', value: 'Points Earned' },
        ],
      },
      auth: { kind: 'header_token', header: 'Authorization', secrets: ['mparticle_authorization'] },
      action: 'point_add',
      mapping: [
        row('user_identities[identity_type=customer_id].identity', 'customer'),
        row('events[0].data.custom_attributes.points', 'data.points'),
        row('events[0].data.custom_attributes.reason', 'data.reason'),
      ],
    },
    sample: {
      environment: 'production',
      mpid: '-8371652904510226043',
      user_identities: [
        { identity_type: 'email', identity: 'ada@example.com', timestamp_unixtime_ms: 1_795_255_000_000 },
        { identity_type: 'customer_id', identity: 'C-1001', timestamp_unixtime_ms: 1_795_255_000_000 },
      ],
      user_attributes: { $firstname: 'Ada', tier: 'gold' },
      events: [
        {
          event_type: 'custom_event',
          data: {
            event_name: 'Points Earned',
            custom_event_type: 'transaction',
            timestamp_unixtime_ms: 1_795_255_200_000,
            custom_attributes: { points: '40', reason: 'In-store visit' },
          },
        },
      ],
    },
  },
];
