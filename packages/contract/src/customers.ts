import { z } from 'zod';
import { anyObject, issue } from './issue.ts';
import { fate } from './live.ts';
import { outcome } from './logs.ts';
import { effect, membership } from './membership.ts';
import { operation } from './operation.ts';
import { listOf, pageOf, pageQuery, searchPageOf, text } from './page.ts';

const time = z.iso.datetime();
const params = z.object({ id: z.string().min(1).max(512) });

const customer = z
  .object({
    id: z.string(),
    name: z.string().nullable(),
    anonymous: z.boolean().meta({ description: 'Seen and not yet named.' }),
    anonymous_ids: z.array(z.string()),
    status: z.enum(['active', 'inactive', 'banned', 'suspended', 'merged', 'opted_out']),
    attributes: anyObject,
    defaulted: z
      .array(z.string())
      .meta({ description: 'Attributes that nobody said anything of: they have their default.' }),
    membership: membership.nullable().meta({ description: 'null for who is only tracked.' }),
    consents: z
      .record(z.string(), z.boolean())
      .meta({ description: 'Purposes and channels that were spoken of.' }),
    version: z.int(),
    created_at: time,
    updated_at: time,
  })
  .meta({ id: 'Customer' });

const event = z
  .object({
    id: z.int(),
    type: z.string(),
    timestamp: time,
    received_at: time,
    message_id: z.string(),
    source: z.object({ id: z.int(), name: z.string().nullable(), kind: z.string().nullable() }),
    data: anyObject,
    context: anyObject,
    effect: effect.nullable().meta({ description: 'null when it moved no balance.' }),
  })
  .meta({ id: 'Event' });

const ending = z
  .object({
    id: z.int(),
    timestamp: time,
    integration: z.object({ id: z.int(), name: z.string().nullable() }),
    event_id: z.int(),
    event_type: z.string(),
    outcome,
    reason: z.string().nullable(),
    status_code: z.int().nullable(),
    identifier: z.string().nullable(),
    issues: z.array(issue),
  })
  .meta({ id: 'Outcome' });

const shadow = z
  .object({
    integration: z.object({ id: z.int(), name: z.string() }),
    identifiers: z.record(z.string(), z.string()),
    attributes: anyObject,
    custom: anyObject,
    refused: z.record(z.string(), z.string()),
  })
  .meta({ id: 'Shadow', description: 'What the destination is believed to hold.' });

export const searchCustomers = operation({
  id: 'searchCustomers',
  method: 'GET',
  path: '/v1/admin/customers',
  tag: 'Customers',
  summary:
    'Newest first, or those found by id, by its beginning, or by any identifier: anonymous id, e-mail, phone, external id',
  role: 'viewer',
  query: z.strictObject({ ...pageQuery, search: z.string().trim().max(512).optional() }),
  status: 200,
  answer: searchPageOf(customer),
  refusals: [400],
});

export const getCustomer = operation({
  id: 'getCustomer',
  method: 'GET',
  path: '/v1/admin/customers/{id}',
  tag: 'Customers',
  summary: 'One customer; somebody merged is answered as the one they were merged into',
  role: 'viewer',
  params,
  status: 200,
  answer: customer.extend({
    merged_from: z
      .string()
      .nullable()
      .meta({ description: 'The id asked for, when it now leads to another.' }),
  }),
  refusals: [404],
});

export const listCustomerEvents = operation({
  id: 'listCustomerEvents',
  method: 'GET',
  path: '/v1/admin/customers/{id}/events',
  tag: 'Customers',
  summary: 'What they did, newest first',
  role: 'viewer',
  params,
  query: z.strictObject({ ...pageQuery, type: text('Only events of this type.').optional() }),
  status: 200,
  answer: searchPageOf(event),
  refusals: [400, 404],
});

export const listCustomerOutcomes = operation({
  id: 'listCustomerOutcomes',
  method: 'GET',
  path: '/v1/admin/customers/{id}/outcomes',
  tag: 'Customers',
  summary: 'What became of their events in each integration, newest first',
  role: 'viewer',
  params,
  query: z.strictObject({ ...pageQuery }),
  status: 200,
  answer: pageOf(ending),
  refusals: [400, 404],
});

export const listCustomerTimeline = operation({
  id: 'listCustomerTimeline',
  method: 'GET',
  path: '/v1/admin/customers/{id}/timeline',
  tag: 'Customers',
  summary: 'What they did and how each of it stands with every integration, newest first',
  role: 'viewer',
  params,
  query: z.strictObject({ ...pageQuery, type: text('Only events of this type.').optional() }),
  status: 200,
  answer: searchPageOf(event.extend({ fates: z.array(fate) })),
  refusals: [400, 404],
});

export const listCustomerShadows = operation({
  id: 'listCustomerShadows',
  method: 'GET',
  path: '/v1/admin/customers/{id}/shadows',
  tag: 'Customers',
  summary: 'What each destination is believed to hold of them',
  role: 'viewer',
  params,
  status: 200,
  answer: listOf(shadow),
  refusals: [404],
});
