import { z } from 'zod';
import { attributeFormat, attributeType } from './attributes.ts';
import { operation } from './operation.ts';
import { listOf } from './page.ts';

const field = z.object({
  name: z.string().min(1).max(200),
  type: z.enum([...attributeType.options, 'object', 'objects']),
  required: z.boolean().default(false),
  label: z.string().trim().max(200).nullable().default(null),
  description: z.string().trim().max(1000).nullable().default(null),
  choices: z
    .array(z.string().min(1).max(500))
    .max(1000)
    .default([])
    .meta({ description: 'What it can be. Only for select, multiple_choice and list.' }),
  format: attributeFormat.nullable().default(null).meta({ description: 'Only for string and list.' }),
});

const eventType = z
  .object({
    name: z.string(),
    label: z.string(),
    kind: z.enum(['system', 'built_in', 'commerce', 'custom']),
    group: z.string(),
    submittable: z
      .boolean()
      .meta({ description: 'May be sent in from outside; otherwise the hub itself makes it.' }),
    fields: z.array(
      field.extend({
        required: z.boolean(),
        label: z.string().nullable(),
        description: z.string().nullable(),
        choices: z.array(z.string()),
        format: attributeFormat.nullable(),
      }),
    ),
    once: z.boolean().meta({ description: 'A customer does it at most once.' }),
    points: z
      .int()
      .nullable()
      .meta({ description: 'What each one is worth when it does not say so itself.' }),
    description: z.string().nullable(),
  })
  .meta({ id: 'EventType' });

const params = z.object({ name: z.string().min(1).max(255) });

export const listEventTypes = operation({
  id: 'listEventTypes',
  method: 'GET',
  path: '/v1/admin/event-types',
  tag: 'Event types',
  summary: 'Kinds of events: built-in, commerce and custom',
  role: 'viewer',
  status: 200,
  answer: listOf(eventType),
  refusals: [],
});

export const putEventType = operation({
  id: 'putEventType',
  method: 'PUT',
  path: '/v1/admin/event-types/{name}',
  tag: 'Event types',
  summary: 'Define a custom event type, or change its definition',
  role: 'editor',
  params,
  body: z.strictObject({
    label: z.string().trim().min(1).max(200),
    submittable: z.boolean().default(true),
    fields: z.array(z.strictObject(field.shape)).max(200).default([]),
    once: z.boolean().default(false),
    points: z.int().min(-1_000_000_000).max(1_000_000_000).nullable().default(null),
    description: z.string().trim().max(1000).nullable().default(null),
  }),
  status: 200,
  answer: eventType,
  refusals: [409, 422],
});

export const removeEventType = operation({
  id: 'removeEventType',
  method: 'DELETE',
  path: '/v1/admin/event-types/{name}',
  tag: 'Event types',
  summary: 'Remove the definition of a custom event type; events of it stay',
  role: 'editor',
  params,
  status: 204,
  refusals: [404, 409],
});
