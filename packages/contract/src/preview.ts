import { z } from 'zod';
import { anyObject, issue } from './issue.ts';
import { operation } from './operation.ts';
import { idText, LAST_MOMENT } from './page.ts';

const draft = z.strictObject({
  customer_id: z.string().min(1).max(512).optional().meta({ description: 'A customer of this workspace.' }),
  customer: z
    .strictObject({
      id: z.string().min(1).max(512).default('preview'),
      anonymous: z.boolean().default(false),
      anonymous_ids: z.array(z.string().max(512)).max(20).default([]),
      attributes: anyObject.default({}),
    })
    .optional()
    .meta({ description: 'Somebody made up; instead of customer_id.' }),
  event_id: z
    .int()
    .min(1)
    .optional()
    .meta({ description: 'An event that came in, with its customer; instead of customer and event.' }),
  event: z
    .strictObject({
      type: z.string().min(1).max(255),
      data: anyObject.default({}),
      context: anyObject.default({}),
      timestamp: z
        .union([z.iso.datetime({ offset: true }), z.int().min(0).max(LAST_MOMENT)])
        .optional()
        .meta({ description: 'ISO 8601 or Unix milliseconds; now when left out.' }),
    })
    .optional()
    .meta({
      description:
        'For a kind about audiences it may be left out: the person has just joined the first of them.',
    }),
});

const believed = z.object({
  identifiers: z.record(z.string(), z.string()),
  attributes: anyObject,
  custom: anyObject,
});

const answer = z
  .object({
    routed: z.boolean().meta({ description: 'Would the event be queued for the integration at all?' }),
    held: z.boolean().meta({ description: 'Would it wait until somebody names the person?' }),
    requests: z.array(
      z.object({
        operation: z.string(),
        method: z.string(),
        path: z.string(),
        body: z.unknown(),
        bytes: z.int(),
      }),
    ),
    skips: z.array(z.object({ reason: z.string(), issues: z.array(issue) })),
    refused: z.array(issue),
    issues: z.array(issue).meta({ description: 'What was left out of the requests, and why.' }),
    before: believed.nullable().meta({ description: 'What the destination is believed to hold now.' }),
    after: believed
      .nullable()
      .meta({ description: 'And after these requests; null when they change nothing.' }),
  })
  .meta({ id: 'Preview' });

export const previewKind = operation({
  id: 'previewSettings',
  method: 'POST',
  path: '/v1/admin/integrations/preview',
  tag: 'Integrations',
  summary: 'What an event would become with these settings; nothing is sent or stored',
  role: 'viewer',
  body: draft.extend({ kind: z.string(), settings: anyObject }),
  status: 200,
  answer,
  refusals: [404, 422],
});

export const previewIntegration = operation({
  id: 'previewIntegration',
  method: 'POST',
  path: '/v1/admin/integrations/{id}/preview',
  tag: 'Integrations',
  summary:
    'What an event would become in this integration, or with changed settings; nothing is sent or stored',
  role: 'viewer',
  params: z.object({ id: idText }),
  body: draft.extend({
    settings: anyObject.optional().meta({ description: 'Merged into its settings for this preview alone.' }),
  }),
  status: 200,
  answer,
  refusals: [404, 422],
});

export type PreviewDraft = z.output<typeof draft>;
export type Preview = z.input<typeof answer>;
