import { z } from 'zod';
import { issue } from './issue.ts';
import { operation } from './operation.ts';
import { idText } from './page.ts';

const days = z.coerce
  .number()
  .int()
  .min(1)
  .max(90)
  .default(7)
  .meta({ type: 'integer', minimum: 1, maximum: 90, description: 'How far back to look.' });

const seenField = {
  path: z
    .string()
    .meta({ description: 'Dotted, as mappings write it; `[]` stands for every entry of a list.' }),
  types: z.array(z.enum(['string', 'number', 'boolean', 'object', 'list', 'null'])),
  count: z.int().meta({ description: 'Events, among those looked at, that have it.' }),
  example: z.string().meta({ description: 'One value, as JSON, cut at 200 characters.' }),
  last_at: z.iso.datetime(),
};

const looked = {
  from: z.iso.datetime().meta({ description: 'How far back was looked.' }),
  events: z.int().meta({ description: 'Events looked at.' }),
  complete: z
    .boolean()
    .meta({ description: 'false: there are more events, or people, in this time than were looked at.' }),
};

export const getSeen = operation({
  id: 'getSeen',
  method: 'GET',
  path: '/v1/admin/seen',
  tag: 'Coverage',
  summary: 'Which event types, fields and attributes have come in lately; for choosing what to map',
  role: 'viewer',
  query: z.strictObject({ days }),
  status: 200,
  answer: z.object({
    ...looked,
    types: z.array(
      z.object({
        type: z.string(),
        count: z.int(),
        opened: z.int().meta({ description: 'The latest of them, whose fields were looked at.' }),
        last_at: z.iso.datetime(),
        fields: z.array(z.object(seenField)),
        context: z.array(z.object(seenField)),
      }),
    ),
    attributes: z.array(z.object(seenField)).meta({ description: 'That customers have.' }),
  }),
  refusals: [400],
});

const reach = {
  ...seenField,
  reaches: z.enum(['yes', 'partly', 'no']).meta({ description: 'partly: of some examples only.' }),
  reason: z
    .enum(['event_not_mapped', 'not_mapped', 'value_refused', 'held_back'])
    .nullable()
    .meta({ description: 'Why not.' }),
  issue: issue.nullable(),
};

export const getCoverage = operation({
  id: 'getCoverage',
  method: 'GET',
  path: '/v1/admin/integrations/{id}/coverage',
  tag: 'Coverage',
  summary:
    'Which fields and attributes seen lately reach the destination and which never do, and why. Found out by planning examples with and without each field',
  role: 'viewer',
  params: z.object({ id: idText }),
  query: z.strictObject({ days }),
  status: 200,
  answer: z.object({
    ...looked,
    types: z.array(
      z.object({
        type: z.string(),
        count: z.int(),
        opened: z.int().meta({ description: 'The latest of them, whose fields were looked at.' }),
        last_at: z.iso.datetime(),
        mapped: z.boolean().meta({ description: 'Would such an event be sent at all?' }),
        fields: z.array(z.object(reach)),
      }),
    ),
    attributes: z.array(z.object(reach)),
  }),
  refusals: [400, 404],
});

export const getNames = operation({
  id: 'getNames',
  method: 'GET',
  path: '/v1/admin/integrations/{id}/names',
  tag: 'Integrations',
  summary: 'Names that the destination knows: of its documentation, and of this account as far as it tells',
  role: 'viewer',
  params: z.object({ id: idText }),
  status: 200,
  answer: z.object({
    attributes: z.array(
      z.object({
        name: z.string(),
        label: z.string(),
        type: z.string().nullable(),
        custom: z.boolean(),
        from: z.enum(['documentation', 'account']),
      }),
    ),
    events: z.array(
      z.object({
        name: z.string(),
        label: z.string(),
        required: z.array(z.string()).meta({ description: 'Parameters without which it is not sent.' }),
        expected: z.array(z.string()),
      }),
    ),
    params: z.array(z.object({ name: z.string(), type: z.string() })),
    account: z
      .object({ ok: z.boolean(), issue: issue.nullable() })
      .meta({ description: 'Could the account be asked? Without it, names of its own are missing.' }),
  }),
  refusals: [404],
});
