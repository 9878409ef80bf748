import { z } from 'zod';
import { anyObject, issue } from './issue.ts';
import { person } from './logs.ts';
import { operation } from './operation.ts';
import { idText, moment, pageQuery, searchPageOf, text } from './page.ts';
import { hookAnswer, webhookVerdict } from './webhooks.ts';

const time = z.iso.datetime();

export const receiptOutcome = z.enum(['done', 'error', 'ignored']);
const channel = z.enum(['webhook', 'insider']);

const row = z
  .object({
    id: z.int(),
    identifier: z.string().meta({ description: 'rcp_ and the number.' }),
    timestamp: time,
    channel,
    owner: z
      .object({ id: z.int(), name: z.string().nullable() })
      .nullable()
      .meta({ description: 'The webhook that answered, or the integration; null when none was found.' }),
    customer: person
      .nullable()
      .meta({ description: 'Whom it was about; the id as sent when nobody was found.' }),
    type: z.string().nullable().meta({ description: 'profile or event; null when it says neither.' }),
    action: z
      .string()
      .nullable()
      .meta({ description: 'The event type that was, or would have been, registered.' }),
    status: receiptOutcome,
    reason: z.string().nullable().meta({ description: 'Why it was ignored or refused, in one word.' }),
    event_id: z.int().nullable(),
    error: z.string().nullable(),
    method: z.string(),
    path: z.string().meta({ description: 'As received, without its query.' }),
    status_code: z.int().meta({ description: 'That it was answered with.' }),
    processing_time: z.number().meta({ description: 'Seconds.' }),
    rerun_of: z.int().nullable().meta({ description: 'The receipt that was run again.' }),
  })
  .meta({ id: 'InboundReceipt' });

const detail = row.extend({
  request: z.object({
    headers: z.array(z.object({ name: z.string(), value: z.string() })),
    query: z.string().meta({ description: 'Keys are taken out.' }),
    body: z.string().meta({ description: 'As received: the first 65,536 characters.' }),
    truncated: z.boolean(),
  }),
  response: hookAnswer,
  events: z
    .array(z.object({ id: z.int(), type: z.string() }))
    .meta({ description: 'All that were registered from it.' }),
  verdicts: z
    .array(webhookVerdict)
    .meta({ description: 'What each webhook of this method and endpoint made of it, in their order.' }),
  issues: z.array(issue),
});

export const inboundFilters = z.strictObject({
  ...pageQuery,
  channel: channel.optional(),
  webhook_id: z.coerce.number().int().min(1).optional().meta({ type: 'integer' }),
  integration_id: z.coerce.number().int().min(1).optional().meta({ type: 'integer' }),
  identifier: z
    .string()
    .regex(/^(rcp_)?[1-9]\d{0,14}$/, 'Write an identifier such as rcp_123.')
    .transform((value) => Number(value.replace('rcp_', '')))
    .meta({ type: 'string' })
    .optional(),
  customer_id: text('A customer’s id.').optional(),
  type: z.enum(['profile', 'event']).optional(),
  action: text('Exact name of the event type.').optional(),
  status: receiptOutcome.optional(),
  event_id: z.coerce.number().int().min(1).optional().meta({ type: 'integer' }),
  error: text('Part of the error; letter case does not matter.').optional(),
  status_code: z
    .string()
    .regex(/^([1-5]\d\d|[1-5]xx)$/i, 'Write a status such as 400, or a class such as 4xx.')
    .optional(),
  request_body: text('Part of the request body.').optional(),
  response_body: text('Part of what was answered.').optional(),
  from: moment.optional(),
  to: moment.optional(),
});

export const listInbound = operation({
  id: 'listInboundReceipts',
  method: 'GET',
  path: '/v1/admin/inbound',
  tag: 'Inbound',
  summary: 'Requests of incoming webhooks and of Insider, newest first',
  role: 'viewer',
  query: inboundFilters,
  status: 200,
  answer: searchPageOf(row),
  refusals: [400],
});

export const getInbound = operation({
  id: 'getInboundReceipt',
  method: 'GET',
  path: '/v1/admin/inbound/{id}',
  tag: 'Inbound',
  summary: 'One of them, with request, answer and what was decided',
  role: 'viewer',
  params: z.object({ id: idText }),
  status: 200,
  answer: detail,
  refusals: [404],
});

export const rerunInbound = operation({
  id: 'rerunInboundReceipt',
  method: 'POST',
  path: '/v1/admin/inbound/{id}/rerun',
  tag: 'Inbound',
  summary: 'Run a stored request through the present configuration; dry unless said otherwise',
  role: 'editor',
  params: z.object({ id: idText }),
  body: z.strictObject({ dry: z.boolean().default(true) }).default({ dry: true }),
  status: 200,
  answer: z.object({
    dry: z.boolean(),
    verdicts: z.array(webhookVerdict),
    status: receiptOutcome,
    answer: hookAnswer,
    mapped: z
      .object({
        type: z.string().nullable(),
        action: z.string().nullable(),
        customer: z.string().nullable(),
        data: anyObject,
      })
      .nullable()
      .meta({ description: 'What Insider’s request says here; webhooks say it in their verdict.' }),
    events: z.array(z.object({ id: z.int(), type: z.string() })),
    issues: z.array(issue),
    receipt_id: z.int().nullable().meta({ description: 'Of the new receipt; null after a dry run.' }),
  }),
  refusals: [404, 409],
});

export const getInboundSide = operation({
  id: 'getInboundSide',
  method: 'GET',
  path: '/v1/admin/integrations/{id}/inbound',
  tag: 'Inbound',
  summary: 'Where the integration’s destination is to send its webhooks, and with which key',
  role: 'viewer',
  params: z.object({ id: idText }),
  status: 200,
  answer: z.object({
    profile_url: z.string().meta({ description: 'For attribute webhooks; the key goes into api_key.' }),
    event_url: z.string().meta({ description: 'For event webhooks.' }),
    key_prefix: z.string().nullable().meta({ description: 'Of the key in use; null before the first.' }),
    key_created_at: time.nullable(),
    last_request_at: time.nullable(),
    last_status: receiptOutcome.nullable(),
  }),
  refusals: [404],
});

export const renewInboundKey = operation({
  id: 'renewInboundKey',
  method: 'POST',
  path: '/v1/admin/integrations/{id}/inbound/key',
  tag: 'Inbound',
  summary: 'Make a key for the destination’s webhooks; shown this once, the one before stops working at once',
  role: 'admin',
  params: z.object({ id: idText }),
  status: 201,
  answer: z.object({
    key: z.string(),
    key_prefix: z.string(),
    profile_url: z.string().meta({ description: 'With the key in it.' }),
    event_url: z.string(),
  }),
  refusals: [404],
});

export type InboundFilters = z.output<typeof inboundFilters>;
export type InboundRow = z.input<typeof row>;
export type InboundDetail = z.input<typeof detail>;
