import { z } from 'zod';
import { issue } from './issue.ts';
import { operation } from './operation.ts';
import { idText, pageOf, pageQuery, text } from './page.ts';

const time = z.iso.datetime();
const params = z.object({ id: idText });

const step = z.object({
  kind: z.enum(['queue', 'profile', 'events', 'log', 'receipts', 'destination']),
  integration: z.object({ id: z.int(), name: z.string() }).nullable(),
  state: z.enum(['waiting', 'running', 'done', 'failed']),
  count: z.int().meta({ description: 'Rows that were deleted or blacked out.' }),
  status_code: z.int().nullable().meta({ description: 'What the destination answered.' }),
  at: time.nullable(),
  issue: issue.nullable(),
});

const erasure = z
  .object({
    id: z.int(),
    state: z.enum(['running', 'failed', 'done']),
    subject: z.string().meta({
      description: 'A keyed hash of the customer id: what was erased is not kept, but can be recognised.',
    }),
    reason: z.string(),
    by: z.string(),
    requested_at: time,
    finished_at: time.nullable(),
    suppressed: z.boolean().meta({ description: 'What is sent about them in future is refused.' }),
    steps: z.array(step),
  })
  .meta({ id: 'Erasure' });

export const listErasures = operation({
  id: 'listErasures',
  method: 'GET',
  path: '/v1/admin/erasures',
  tag: 'Erasure',
  summary: 'Customers who were erased, newest first, without saying who they were',
  role: 'viewer',
  query: z.strictObject({
    ...pageQuery,
    customer_id: text('Only that of this customer, if there was one.').optional(),
  }),
  status: 200,
  answer: pageOf(erasure),
  refusals: [400],
});

export const getErasure = operation({
  id: 'getErasure',
  method: 'GET',
  path: '/v1/admin/erasures/{id}',
  tag: 'Erasure',
  summary: 'One erasure, with the evidence of each step',
  role: 'viewer',
  params,
  status: 200,
  answer: erasure,
  refusals: [404],
});

export const eraseCustomer = operation({
  id: 'eraseCustomer',
  method: 'POST',
  path: '/v1/admin/erasures',
  tag: 'Erasure',
  summary:
    'Delete a customer from the hub, its queue and its logs, and from the destinations named; it cannot be undone',
  role: 'admin',
  body: z.strictObject({
    customer_id: z.string().min(1).max(512),
    confirm: z.string().max(512).meta({ description: 'The customer id once more.' }),
    destinations: z
      .array(z.int())
      .max(100)
      .default([])
      .meta({ description: 'Ids of integrations that are to delete the person as well.' }),
    suppress: z.boolean().default(true).meta({ description: 'Refuse what is sent about them in future.' }),
    reason: z.string().trim().min(1).max(1000),
  }),
  status: 201,
  answer: erasure,
  refusals: [404, 409, 422],
});

export const retryErasure = operation({
  id: 'retryErasure',
  method: 'POST',
  path: '/v1/admin/erasures/{id}/retry',
  tag: 'Erasure',
  summary: 'Try the failed steps again',
  role: 'admin',
  params,
  status: 200,
  answer: erasure,
  refusals: [404, 409],
});

export const checkSuppression = operation({
  id: 'checkSuppression',
  method: 'POST',
  path: '/v1/admin/suppressions/check',
  tag: 'Erasure',
  summary: 'Whether an id, an e-mail address or a phone number is on the suppress list',
  role: 'viewer',
  body: z.strictObject({ identifier: z.string().trim().min(1).max(512) }),
  status: 200,
  answer: z.object({
    suppressed: z.boolean(),
    since: time.nullable(),
    erasure_id: z.int().nullable(),
    refused: z.int().meta({ description: 'How often something about them came in since.' }),
  }),
  refusals: [],
});

export const liftSuppression = operation({
  id: 'liftSuppression',
  method: 'POST',
  path: '/v1/admin/suppressions/lift',
  tag: 'Erasure',
  summary: 'Take somebody off the suppress list, because they came back on their own will',
  role: 'admin',
  body: z.strictObject({
    identifier: z.string().trim().min(1).max(512),
    reason: z.string().trim().min(1).max(1000),
  }),
  status: 200,
  answer: z.object({ lifted: z.int() }),
  refusals: [404, 409],
});
