import { z } from 'zod';
import { issue } from './issue.ts';
import { operation } from './operation.ts';
import { idText, moment, pageQuery, searchPageOf, text, wholeText } from './page.ts';

const time = z.iso.datetime();

export const statusFilter = z
  .string()
  .regex(/^([1-5]\d\d|[1-5]xx|0)$/i, 'Write a status such as 429, a class such as 4xx, or 0 for "no answer".')
  .meta({ description: 'Exact (429), a class (4xx), or 0 when there was no answer.' });

export const person = z
  .object({ id: z.string(), name: z.string().nullable() })
  .meta({ id: 'Person', description: 'A customer as lists show one.' });

export const outcome = z.enum(['delivered', 'skipped', 'buried']);

const logRow = z
  .object({
    id: z.int(),
    identifier: z
      .string()
      .nullable()
      .meta({ description: 'Of the request that carried it; null when none did.' }),
    timestamp: time,
    customer: person.nullable(),
    event_type: z.string(),
    event_id: z.int(),
    outcome,
    reason: z.string().nullable(),
    status_code: z.int().nullable(),
    response_time: z.number().nullable().meta({ description: 'Seconds.' }),
    error: z.string().nullable(),
    issues: z.array(issue).meta({ description: 'What was left out on the way; the rest went on.' }),
  })
  .meta({ id: 'OutboundLog' });

const attempt = z
  .object({
    id: z.int(),
    identifier: z.string(),
    flight: z
      .int()
      .meta({ description: 'Requests of one flight carry the same messages, one after the other.' }),
    step: z.int(),
    attempt: z.int(),
    operation: z.string(),
    method: z.string(),
    path: z.string(),
    records: z.int(),
    timestamp: time,
    status_code: z.int().nullable().meta({ description: 'null: no answer, or none yet.' }),
    response_time: z.number().nullable(),
    error: z.string().nullable(),
    request_bytes: z.int(),
  })
  .meta({ id: 'Delivery' });

const headers = z.array(z.object({ name: z.string(), value: z.string() }));

const exchange = {
  request: z
    .object({
      method: z.string(),
      url: z.string(),
      headers: headers.meta({ description: 'As they are sent now; secrets are taken out.' }),
      body: z.unknown(),
    })
    .nullable(),
  response: z.object({ status_code: z.int(), body: z.unknown() }).nullable(),
  attempts: z.array(attempt),
};

const params = z.object({ id: idText });
const oneOf = z.object({ id: idText, log: idText });
const oneDelivery = z.object({ id: idText, delivery: idText });

const identifier = z
  .string()
  .regex(/^(dlv_)?[1-9]\d{0,14}$/, 'Write an identifier such as dlv_123.')
  .transform((value) => Number(value.replace('dlv_', '')))
  .meta({ type: 'string', description: 'Of a request: dlv_123, or its number.' });

export const logFilters = z.strictObject({
  ...pageQuery,
  identifier: identifier.optional(),
  customer_id: text('A customer’s id.').optional(),
  event_type: text('Exact name.').optional(),
  outcome: outcome.optional(),
  error: text('Part of the reason, of an issue, or of the error; letter case does not matter.').optional(),
  status_code: statusFilter.optional(),
  response_body: text('Part of the response body.').optional(),
  request_body: text('Part of what was sent about this customer.').optional(),
  from: moment.optional(),
  to: moment.optional(),
});

export const deliveryFilters = z.strictObject({
  ...pageQuery,
  status_code: statusFilter.optional(),
  operation: text('Exact name.').optional(),
  error: text('Part of the error; letter case does not matter.').optional(),
  min_ms: wholeText('Took at least so many milliseconds.').optional(),
  max_ms: wholeText('Took at most so many milliseconds.').optional(),
  min_records: wholeText('Carried at least so many records.').optional(),
  max_records: wholeText('Carried at most so many records.').optional(),
  from: moment.optional(),
  to: moment.optional(),
});

export const listLogs = operation({
  id: 'listOutboundLogs',
  method: 'GET',
  path: '/v1/admin/integrations/{id}/outbound-logs',
  tag: 'Logs',
  summary: 'How messages ended, newest first',
  role: 'viewer',
  params,
  query: logFilters,
  status: 200,
  answer: searchPageOf(logRow),
  refusals: [400, 404],
});

export const getLog = operation({
  id: 'getOutboundLog',
  method: 'GET',
  path: '/v1/admin/integrations/{id}/outbound-logs/{log}',
  tag: 'Logs',
  summary: 'One of them, with request, response and every attempt',
  role: 'viewer',
  params: oneOf,
  status: 200,
  answer: logRow.extend({
    ...exchange,
    part: z
      .unknown()
      .meta({ description: 'This customer’s own part of the request body; null when there is none.' }),
  }),
  refusals: [404],
});

export const listDeliveries = operation({
  id: 'listDeliveries',
  method: 'GET',
  path: '/v1/admin/integrations/{id}/deliveries',
  tag: 'Logs',
  summary: 'Requests to the destination, newest first',
  role: 'viewer',
  params,
  query: deliveryFilters,
  status: 200,
  answer: searchPageOf(attempt),
  refusals: [400, 404],
});

export const getDelivery = operation({
  id: 'getDelivery',
  method: 'GET',
  path: '/v1/admin/integrations/{id}/deliveries/{delivery}',
  tag: 'Logs',
  summary: 'One of them, with request, response and every attempt of its flight',
  role: 'viewer',
  params: oneDelivery,
  status: 200,
  answer: attempt.extend(exchange),
  refusals: [404],
});

export type LogFilters = z.output<typeof logFilters>;
export type DeliveryFilters = z.output<typeof deliveryFilters>;
export type LogRow = z.input<typeof logRow>;
export type DeliveryRow = z.input<typeof attempt>;
