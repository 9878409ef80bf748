import type { AttributeDefinition, AttributeType } from '../../customer/attribute.ts';
import type { EventType, FieldDefinition } from '../../event/event-type.ts';
import type { Json } from '../../result/json.ts';
import type { WebhookDefinition } from '../definition.ts';
import type { WebhookRequest } from '../request.ts';
import type { WebhookModel } from '../webhook-model.ts';

/** A loyalty programme's webhooks: data for tests. */
export const NOW: number = Date.UTC(2026, 10, 21, 10, 0, 0);

/** A request with this body, sent now by somebody at 203.0.113.7. */
export function request(body: Json, over: Partial<WebhookRequest> = {}): WebhookRequest {
  return {
    method: 'POST',
    path: '/webhooks/custom/1/endpoint',
    headers: { 'content-type': 'application/json' },
    body,
    rawBody: JSON.stringify(body),
    address: '203.0.113.7',
    now: NOW,
    ...over,
  };
}

/** A webhook that gives points, with nothing in the way. */
export function definition(over: Partial<WebhookDefinition> = {}): WebhookDefinition {
  return {
    name: 'Points',
    method: 'POST',
    endpoint: 'points',
    filters: { op: 'and', rules: [] },
    auth: { kind: 'none' },
    ips: [],
    action: 'point_add',
    mapping: [
      { from: 'customer_id', to: 'customer', replace: [] },
      { from: 'points', to: 'data.points', replace: [] },
    ],
    response: { success: '', error: '' },
    whenNotMatched: 'ok',
    ...over,
  };
}

function eventType(name: string, fields: string, over: Partial<EventType> = {}): [string, EventType] {
  return [
    name,
    { name, label: name, kind: 'built_in', submittable: true, fields: fieldsOf(fields), ...over },
  ];
}

/** `name:type`, with `!` when required. */
function fieldsOf(text: string): readonly FieldDefinition[] {
  return text.split(' ').map((field) => {
    const [name = '', type = 'string'] = field.split(':');
    return {
      name: name.replace('!', ''),
      type: type as FieldDefinition['type'],
      required: name.endsWith('!'),
    };
  });
}

function attribute(
  name: string,
  type: AttributeType,
  over: Partial<AttributeDefinition> = {},
): [string, AttributeDefinition] {
  return [name, { name, label: name, type, tags: [], readOnly: false, ...over }];
}

export const MODEL: WebhookModel = {
  eventTypes: new Map([
    eventType('point_add', 'points!:numeric reason:string'),
    eventType('point_sub', 'points!:numeric reason:string'),
    eventType('checkout_accept', 'transaction_id!:string total:numeric'),
    eventType(
      'checkout_accept_item',
      'transaction_id!:string product_id!:string subtotal:numeric quantity:numeric total:numeric',
    ),
    eventType('opt_in', 'email:string first_name:string last_name:string labels:list'),
    eventType('visit', 'points!:numeric shop:object', { kind: 'custom', points: 5 }),
    eventType('point_expire', 'points!:numeric', { submittable: false }),
  ]),
  attributes: new Map([
    attribute('email', 'string'),
    attribute('gender', 'select', { choices: ['male', 'female'] }),
    attribute('labels', 'list'),
    attribute('score', 'numeric', { readOnly: true }),
    attribute('loyalty_barcode', 'string', { tags: ['external_id'] }),
  ]),
};
