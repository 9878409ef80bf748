import type { AttributeType } from '@causeway/core/customer/attribute';
import type { TextFormat } from '@causeway/core/customer/text-format';
import { z } from 'zod';
import { operation } from './operation.ts';
import { listOf } from './page.ts';

export const attributeType = z.enum([
  'string',
  'numeric',
  'boolean',
  'select',
  'date',
  'url',
  'datetime',
  'multiple_choice',
  'list',
  'image',
] satisfies readonly AttributeType[]);

const tag = z.enum(['external_id', 'searchable']);

export const attributeFormat = z.enum(['date', 'url', 'email', 'phone'] satisfies readonly TextFormat[]);

const defaultValue = z.union([z.string().max(1000), z.number(), z.boolean()]);

const attribute = z
  .object({
    name: z.string(),
    label: z.string(),
    type: attributeType,
    built_in: z.boolean(),
    read_only: z.boolean().meta({ description: 'Computed by the hub; nobody can set it.' }),
    tags: z.array(tag),
    choices: z.array(z.string()),
    format: attributeFormat
      .nullable()
      .meta({ description: 'What the text, or each text of the list, has to look like.' }),
    description: z.string().nullable(),
    default: defaultValue
      .nullable()
      .meta({ description: 'What new customers have until somebody says something else.' }),
  })
  .meta({ id: 'Attribute' });

const params = z.object({ name: z.string().min(1).max(200) });

export const listAttributes = operation({
  id: 'listAttributes',
  method: 'GET',
  path: '/v1/admin/attributes',
  tag: 'Attributes',
  summary: 'Attributes of customers, built-in and custom',
  role: 'viewer',
  status: 200,
  answer: listOf(attribute),
  refusals: [],
});

export const putAttribute = operation({
  id: 'putAttribute',
  method: 'PUT',
  path: '/v1/admin/attributes/{name}',
  tag: 'Attributes',
  summary: 'Define a custom attribute, or change its definition',
  role: 'editor',
  params,
  body: z.strictObject({
    label: z.string().trim().min(1).max(200),
    type: attributeType,
    tags: z.array(tag).max(2).default([]),
    choices: z
      .array(z.string().min(1).max(500))
      .max(1000)
      .default([])
      .meta({ description: 'Only for select, multiple_choice and list.' }),
    format: attributeFormat.nullable().default(null).meta({ description: 'Only for string and list.' }),
    description: z.string().trim().max(1000).nullable().default(null),
    default: defaultValue.nullable().default(null).meta({
      description:
        'What customers who are created from now on have until somebody says something else. Only for string, numeric, boolean and url; not for what names a customer.',
    }),
  }),
  status: 200,
  answer: attribute,
  refusals: [409, 422],
});

export const removeAttribute = operation({
  id: 'removeAttribute',
  method: 'DELETE',
  path: '/v1/admin/attributes/{name}',
  tag: 'Attributes',
  summary: 'Remove the definition of a custom attribute; values that customers have stay',
  role: 'editor',
  params,
  status: 204,
  refusals: [404, 409],
});
