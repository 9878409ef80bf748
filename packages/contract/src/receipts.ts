import { z } from 'zod';
import { issue } from './issue.ts';
import { operation } from './operation.ts';
import { idText, moment, pageQuery, searchPageOf, wholeText } from './page.ts';

const time = z.iso.datetime();

const receipt = z
  .object({
    id: z.int(),
    timestamp: time,
    source: z.object({ id: z.int(), name: z.string() }),
    method: z.string(),
    path: z.string(),
    status_code: z.int(),
    accepted: z.int(),
    refused: z.int(),
    issues: z
      .array(issue.extend({ index: z.int().optional(), message_id: z.string().nullable() }))
      .meta({ description: 'What was refused; at most 100 are kept.' }),
  })
  .meta({ id: 'Receipt' });

export const listReceipts = operation({
  id: 'listReceipts',
  method: 'GET',
  path: '/v1/admin/receipts',
  tag: 'Receipts',
  summary: 'Tracking requests in which something was refused, newest first',
  role: 'viewer',
  query: z.strictObject({
    ...pageQuery,
    source_id: wholeText('Only of this source.').optional(),
    from: moment.optional(),
    to: moment.optional(),
  }),
  status: 200,
  answer: searchPageOf(receipt),
  refusals: [400],
});

export const getReceipt = operation({
  id: 'getReceipt',
  method: 'GET',
  path: '/v1/admin/receipts/{id}',
  tag: 'Receipts',
  summary: 'One of them, with the body that was received',
  role: 'viewer',
  params: z.object({ id: idText }),
  status: 200,
  answer: receipt.extend({
    body: z.string().nullable().meta({ description: 'The first 65,536 characters.' }),
  }),
  refusals: [404],
});
