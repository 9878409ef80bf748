import { z } from 'zod';
import { anyObject, issue } from './issue.ts';
import { operation } from './operation.ts';
import { idText, listOf } from './page.ts';

const time = z.iso.datetime();
const params = z.object({ id: z.string().regex(/^[0-9a-f]{32}$/) });
const name = z.string().trim().min(1).max(200);
const description = z.string().max(2_000);
const source = z.string().max(200_000);

const summary = z
  .object({
    id: z.string(),
    name,
    type: z.enum(['jsonnet']),
    description,
    revision: z.int().meta({ description: 'Grows by one with every change of the source.' }),
    author: z.string().meta({ description: 'Who made the present revision.' }),
    used_by: z.array(z.object({ id: z.int(), name: z.string() })).meta({
      description: 'Integrations that are filled in from it. They take up a change at once.',
    }),
    created_at: time,
    updated_at: time,
  })
  .meta({ id: 'TemplateSummary' });

const template = summary.extend({ source }).meta({ id: 'Template' });

const fault = issue
  .extend({ line: z.int().optional(), column: z.int().optional() })
  .meta({ id: 'TemplateFault', description: 'Lines and columns count from 1.' });

export const listTemplates = operation({
  id: 'listTemplates',
  method: 'GET',
  path: '/v1/admin/templates',
  tag: 'Templates',
  summary: 'All templates, by name',
  role: 'viewer',
  status: 200,
  answer: listOf(summary),
  refusals: [],
});

export const addTemplate = operation({
  id: 'addTemplate',
  method: 'POST',
  path: '/v1/admin/templates',
  tag: 'Templates',
  summary: 'Store a template; refused with line and column when it does not compile',
  role: 'editor',
  body: z.strictObject({ name, description: description.default(''), source }),
  status: 201,
  answer: template,
  refusals: [409, 422],
  revisions: true,
});

export const getTemplate = operation({
  id: 'getTemplate',
  method: 'GET',
  path: '/v1/admin/templates/{id}',
  tag: 'Templates',
  summary: 'One template with its source',
  role: 'viewer',
  params,
  status: 200,
  answer: template,
  refusals: [404],
  revisions: true,
});

export const changeTemplate = operation({
  id: 'changeTemplate',
  method: 'PATCH',
  path: '/v1/admin/templates/{id}',
  tag: 'Templates',
  summary: 'Change a template; a new source is a new revision, the old one is kept',
  role: 'editor',
  params,
  body: z.strictObject({
    name: name.optional(),
    description: description.optional(),
    source: source.optional(),
  }),
  status: 200,
  answer: template,
  refusals: [404, 409, 412, 422],
  revisions: true,
});

export const removeTemplate = operation({
  id: 'removeTemplate',
  method: 'DELETE',
  path: '/v1/admin/templates/{id}',
  tag: 'Templates',
  summary: 'Remove a template with its history; refused while an integration uses it',
  role: 'editor',
  params,
  status: 204,
  refusals: [404, 409, 412],
  revisions: true,
});

export const listTemplateRevisions = operation({
  id: 'listTemplateRevisions',
  method: 'GET',
  path: '/v1/admin/templates/{id}/revisions',
  tag: 'Templates',
  summary: 'What it was before, newest first',
  role: 'viewer',
  params,
  status: 200,
  answer: listOf(z.object({ revision: z.int(), source, author: z.string(), at: time })),
  refusals: [404],
});

export const checkTemplate = operation({
  id: 'checkTemplate',
  method: 'POST',
  path: '/v1/admin/template-checks',
  tag: 'Templates',
  summary: 'What is wrong with a source, and how known printing faults would be repaired; nothing is stored',
  role: 'editor',
  body: z.strictObject({ source }),
  status: 200,
  answer: z.object({
    faults: z.array(fault),
    repair: z
      .object({ source, changes: z.array(z.object({ line: z.int(), what: z.string() })) })
      .nullable()
      .meta({ description: 'null when there is nothing that can be repaired without guessing.' }),
  }),
  refusals: [],
});

export const renderTemplate = operation({
  id: 'renderTemplate',
  method: 'POST',
  path: '/v1/admin/template-renders',
  tag: 'Templates',
  summary: 'What a source makes of a real event, a customer, or an entity as given; nothing is sent',
  role: 'editor',
  body: z.strictObject({
    source,
    entity: anyObject.optional().meta({ description: 'As the template sees it; wins over the others.' }),
    event_id: idText.optional().meta({ description: 'An event of this hub, with its customer as now.' }),
    customer_id: z.string().optional().meta({ description: 'A customer, with a sample event.' }),
    config: anyObject.default({}),
    drop_empty: z.boolean().default(true),
  }),
  status: 200,
  answer: z.object({
    status: z.enum(['rendered', 'skipped', 'failed']).meta({
      description: 'skipped: the template said, with error or assert, that nothing is to be sent.',
    }),
    text: z.string().meta({ description: 'As the language writes it: sorted, indented by three.' }),
    value: z.unknown().meta({ description: 'What would be sent, without empty fields if so asked.' }),
    message: z.string().nullable(),
    trace: z.array(z.string()),
    entity: anyObject.meta({ description: 'What it was filled in from.' }),
    ms: z.number(),
  }),
  refusals: [404, 422],
});

export const listTemplateRecipes = operation({
  id: 'listTemplateRecipes',
  method: 'GET',
  path: '/v1/admin/template-recipes',
  tag: 'Templates',
  summary: 'Templates to begin with',
  role: 'viewer',
  status: 200,
  answer: listOf(
    z.object({
      key: z.string(),
      label: z.string(),
      description: z.string(),
      source,
      entity: anyObject.meta({ description: 'An entity that works with it.' }),
    }),
  ),
  refusals: [],
});
