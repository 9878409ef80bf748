import { z } from 'zod';
import { anyObject, issue } from './issue.ts';
import { person } from './logs.ts';
import { operation } from './operation.ts';
import { idText, text, wholeText } from './page.ts';

const time = z.iso.datetime();

/** How an event stands with one integration. */
export const fate = z
  .object({
    integration: z.object({ id: z.int(), name: z.string() }),
    state: z.enum(['waiting', 'parked', 'held', 'delivered', 'skipped', 'buried', 'not_routed']).meta({
      description:
        'waiting: will be sent; parked: put aside until later after a failure; held: until somebody names the person; not_routed: nothing is mapped for it.',
    }),
    reason: z.string().nullable(),
    status_code: z.int().nullable(),
    identifier: z.string().nullable(),
    log_id: z.int().nullable().meta({ description: 'Of the row in its outbound log.' }),
    at: time.nullable(),
    missing_consent: z.array(z.string()).meta({ description: 'Purposes whose lack kept it back.' }),
    issues: z.array(issue),
  })
  .meta({ id: 'Fate' });

const event = z.object({
  kind: z.literal('event'),
  id: z.int(),
  type: z.string(),
  customer: person,
  source: z.object({ id: z.int(), name: z.string().nullable() }),
  message_id: z.string(),
  timestamp: time,
  received_at: time,
  data: anyObject.meta({ description: 'Left empty when it is longer than 20,000 characters.' }),
  context: anyObject,
  fates: z.array(fate),
});

const part = z
  .discriminatedUnion('kind', [
    event,
    z.object({ kind: z.literal('fate'), event_id: z.int(), fate }),
    z.object({
      kind: z.literal('refused'),
      id: z.int().meta({ description: 'Of the receipt.' }),
      source: z.object({ id: z.int(), name: z.string().nullable() }),
      path: z.string(),
      status_code: z.int(),
      received_at: time,
      issues: z.array(issue),
    }),
    z.object({
      kind: z.literal('left_out'),
      count: z.int().meta({ description: 'Events that came faster than they are shown.' }),
    }),
    z.object({ kind: z.literal('alive') }),
  ])
  .meta({ id: 'LivePart' });

export const watchLive = operation({
  id: 'watchLive',
  method: 'GET',
  path: '/v1/admin/live',
  tag: 'Live',
  summary:
    'Events as they come in and what becomes of each, as server-sent events; first the latest ones. At most 100 events a second are shown',
  role: 'viewer',
  query: z.strictObject({
    type: text('Only events of this type.').optional(),
    customer_id: text('Only events of this customer.').optional(),
    source_id: wholeText('Only events of this source.').optional(),
    recent: wholeText('How many of the latest events to begin with; at most 200.').optional(),
  }),
  status: 200,
  answer: part,
  stream: true,
  refusals: [400],
});

export type LivePart = z.input<typeof part>;
export type Fate = z.input<typeof fate>;

const explanation = z
  .object({
    title: z.string(),
    cause: z.string(),
    fix: z.string(),
    link: z.string().nullable().meta({ description: 'Where in the console it is put right.' }),
  })
  .meta({ id: 'Explanation' });

const way = z
  .object({
    event_id: z.int(),
    fate,
    consent: z.object({
      required: z.array(z.string()),
      allowed: z.boolean(),
      missing: z.array(z.string()),
      decided: z.enum(['registration', 'sending', 'now']).meta({ description: 'When that was found.' }),
    }),
    mapped: z
      .unknown()
      .meta({ description: 'The part of the request that is about this event; null when none was made.' }),
    request: z
      .object({
        operation: z.string(),
        method: z.string(),
        path: z.string(),
        records: z.int().meta({ description: 'How many the request carried.' }),
        body: z.string().nullable().meta({ description: 'Cut when it is long.' }),
      })
      .nullable(),
    attempts: z.array(
      z.object({
        attempt: z.int(),
        at: time,
        ms: z.number().nullable(),
        status_code: z.int().nullable(),
        error: z.string().nullable(),
        response: z.string().nullable(),
      }),
    ),
    explanation: explanation
      .nullable()
      .meta({ description: 'What went wrong and what to do; null when nothing did.' }),
  })
  .meta({ id: 'EventWay' });

export type EventWay = z.input<typeof way>;

export const getEventWay = operation({
  id: 'getEventWay',
  method: 'GET',
  path: '/v1/admin/events/{id}/integrations/{integration}',
  tag: 'Live',
  summary:
    'The way of one event to one integration: consent, mapping, request, every attempt, and the reason',
  role: 'viewer',
  params: z.object({ id: idText, integration: idText }),
  status: 200,
  answer: way,
  refusals: [404],
});
