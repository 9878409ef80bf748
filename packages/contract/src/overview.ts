import { z } from 'zod';
import { operation } from './operation.ts';

const series = z.array(z.int());

const attention = z
  .object({
    code: z.enum([
      'no_integration',
      'no_event_yet',
      'integration_paused',
      'destination_failing',
      'dead_letters',
      'messages_late',
      'events_refused',
      'identities_refused',
      'identity_conflicts',
    ]),
    level: z.enum(['info', 'warning', 'error']),
    message: z.string(),
    hint: z.string(),
    integration: z.object({ id: z.int(), name: z.string() }).nullable(),
    count: z.int().nullable(),
    since: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Attention', description: 'Something that waits for a person.' });

export const getOverview = operation({
  id: 'getOverview',
  method: 'GET',
  path: '/v1/admin/overview',
  tag: 'Overview',
  summary: 'What came in and what went out, minute by minute, and what needs a person now',
  role: 'viewer',
  query: z.strictObject({
    minutes: z.coerce
      .number()
      .int()
      .min(5)
      .max(10_080)
      .default(60)
      .meta({ type: 'integer', minimum: 5, maximum: 10_080, description: 'How far back; ends with now.' }),
  }),
  status: 200,
  answer: z.object({
    from: z.iso.datetime(),
    to: z.iso.datetime(),
    step_seconds: z.int().meta({ description: 'Between two points of a series; at least 60.' }),
    accepted: series,
    repeated: series.meta({ description: 'Recognised as sent before.' }),
    refused: series,
    delivered: series,
    skipped: series,
    buried: series,
    integrations: z.array(
      z.object({
        id: z.int(),
        kind: z.string(),
        name: z.string(),
        state: z.enum(['active', 'paused']),
        delivered: z.int().meta({ description: 'In this time.' }),
        skipped: z.int(),
        buried: z.int(),
        waiting: z.int(),
        parked: z.int(),
        held: z.int(),
        dead_letters: z.int(),
        oldest_undelivered_seconds: z.number().nullable(),
      }),
    ),
    attention: z.array(attention),
  }),
  refusals: [400],
});
