import { z } from 'zod';
import { purpose } from './consents.ts';
import { anyObject, issue } from './issue.ts';
import { operation } from './operation.ts';
import { idText, listOf, pageOf, pageQuery, text } from './page.ts';

const time = z.iso.datetime();
const name = z.string().trim().min(1).max(200);
const secrets = z
  .record(z.string(), z.string().min(1).max(10_000))
  .meta({ description: 'Write-only: what is set is never answered.' });
const purposes = z.array(purpose).max(5).meta({
  description: 'What a customer must have agreed to before anything about them is sent.',
});
const summary = z.string().trim().max(500).meta({ description: 'Why, for the list of revisions.' });
const deliveryMode = z.literal('server_side').meta({
  description: 'Events leave from the hub. Sending from the browser is not offered.',
});

const card = z.object({
  name: z.string().meta({ description: 'Dotted path in the settings, or the name of a secret.' }),
  label: z.string(),
  section: z.string().meta({ description: 'The title of one of the sections.' }),
  type: z.enum(['text', 'secret', 'number', 'flag', 'choice', 'list', 'object']),
  required: z.boolean(),
  choices: z.array(z.object({ value: z.string(), label: z.string(), help: z.string().optional() })),
  default: z.unknown().optional(),
  help: z.string().optional(),
  control: z.string().optional().meta({
    description: 'How a form draws it; one that a form does not know is drawn as its type.',
  }),
  placeholder: z.string().optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  shown: z
    .object({ field: z.string(), is: z.array(z.string()) })
    .optional()
    .meta({
      description: 'Only where another field has one of these values; where there are none, any value.',
    }),
  half: z.boolean().meta({ description: 'It takes half of the width of a form.' }),
  behind: z.string().optional().meta({ description: 'The link that it stands behind in a form.' }),
});

const kind = z
  .object({
    key: z.string(),
    label: z.string(),
    category: z.string(),
    description: z.string(),
    secrets: z.array(z.string()),
    sections: z
      .array(z.object({ title: z.string(), about: z.string(), folded: z.boolean() }))
      .meta({ description: 'The parts of its form, in their order.' }),
    fields: z.array(card).meta({ description: 'Its settings, as forms and pages tell of them.' }),
    status: z.enum(['ga', 'beta', 'alpha']),
    website: z.string().nullable(),
    docs: z.string().nullable().meta({ description: 'Path of its guide in the documentation.' }),
    requires: purposes,
    erases: z.boolean().meta({ description: 'It can delete a person at its destination.' }),
    variants: z
      .array(
        z.object({
          key: z.string(),
          label: z.string(),
          description: z.string(),
          settings: anyObject.meta({ description: 'What it sets; the rest is as the fields say.' }),
        }),
      )
      .meta({ description: 'Ways to install it; the first is `default`.' }),
    config: z
      .array(
        z.object({
          key: z.string(),
          label: z.string(),
          type: z.enum(['string', 'secret', 'select']),
          required: z.boolean(),
          help_text: z.string().nullable(),
        }),
      )
      .meta({ description: 'What `config` of an installation is made of.' }),
    installed: z.int().meta({ description: 'How many there are in the workspace.' }),
    starters: z
      .array(
        z.object({
          key: z.string(),
          label: z.string(),
          description: z.string(),
          settings: anyObject,
          headers: z.string().meta({ description: 'Secret headers to fill in, one per line.' }),
        }),
      )
      .meta({ description: 'Settings to begin with.' }),
  })
  .meta({ id: 'IntegrationKind' });

const integration = z
  .object({
    id: z.int(),
    kind: z.string(),
    name: z.string(),
    state: z.enum(['active', 'paused']),
    pause: issue.extend({ at: time }).nullable().meta({ description: 'Why it is paused, and since when.' }),
    settings: anyObject,
    secrets: z.record(z.string(), z.object({ set: z.boolean() })),
    revision: z.int(),
    requires: purposes,
    delivery_mode: deliveryMode,
    variant: z
      .string()
      .nullable()
      .meta({ description: 'Of the catalog, where it was installed from there.' }),
    counts: z.object({
      waiting: z.int().meta({ description: 'Messages that can be sent now.' }),
      parked: z.int().meta({ description: 'Messages put aside until later after a failure.' }),
      held: z.int().meta({ description: 'Messages of people not yet named.' }),
      dead_letters: z.int(),
      oldest_undelivered_seconds: z.number().nullable(),
    }),
    created_at: time,
    updated_at: time,
  })
  .meta({ id: 'Integration' });

const params = z.object({ id: idText });

export const listKinds = operation({
  id: 'listIntegrationKinds',
  method: 'GET',
  path: '/v1/admin/integration-catalog',
  tag: 'Integrations',
  summary: 'Kinds of integrations that can be installed, with their settings',
  role: 'viewer',
  query: z.strictObject({
    search: text('In the name, the description or the category.').optional(),
    category: text('Only of this category.').optional(),
    status: z.enum(['ga', 'beta', 'alpha']).optional(),
  }),
  status: 200,
  answer: listOf(kind),
  refusals: [],
});

export const listCategories = operation({
  id: 'listIntegrationCategories',
  method: 'GET',
  path: '/v1/admin/integration-catalog/categories',
  tag: 'Integrations',
  summary: 'Categories of the catalog',
  role: 'viewer',
  status: 200,
  answer: listOf(z.object({ key: z.string(), label: z.string(), count: z.int() })),
  refusals: [],
});

const kindParams = z.object({ key: z.string().min(1).max(100) });

export const getKind = operation({
  id: 'getIntegrationKind',
  method: 'GET',
  path: '/v1/admin/integration-catalog/{key}',
  tag: 'Integrations',
  summary: 'One kind of integration',
  role: 'viewer',
  params: kindParams,
  status: 200,
  answer: kind,
  refusals: [404],
});

export const installIntegration = operation({
  id: 'installIntegration',
  method: 'POST',
  path: '/v1/admin/integration-catalog/{key}/install',
  tag: 'Integrations',
  summary: 'Install from the catalog, in a variant, with the few things that differ from account to account',
  role: 'admin',
  params: kindParams,
  body: z.strictObject({
    name: name.optional().meta({ description: 'As the kind is called, when left out.' }),
    variant: z.string().max(100).default('default'),
    config: z
      .record(z.string(), z.unknown())
      .default({})
      .meta({ description: 'Fields of `config` in the catalog, and any settings by their dotted paths.' }),
    delivery_mode: z.string().max(100).default('server_side'),
    requires: purposes.optional().meta({ description: 'As the kind requires, when left out.' }),
    summary: summary.default(''),
  }),
  status: 201,
  madeAt: '/v1/admin/integrations',
  answer: integration,
  refusals: [404, 409, 422],
  revisions: true,
});

export const listIntegrations = operation({
  id: 'listIntegrations',
  method: 'GET',
  path: '/v1/admin/integrations',
  tag: 'Integrations',
  summary: 'Installed integrations',
  role: 'viewer',
  status: 200,
  answer: listOf(integration),
  refusals: [],
});

export const addIntegration = operation({
  id: 'addIntegration',
  method: 'POST',
  path: '/v1/admin/integrations',
  tag: 'Integrations',
  summary: 'Install an integration',
  role: 'admin',
  body: z.strictObject({
    kind: z.string(),
    name,
    settings: anyObject.default({}),
    secrets: secrets.default({}),
    requires: purposes.optional(),
    summary: summary.default(''),
  }),
  status: 201,
  answer: integration,
  refusals: [409, 422],
  revisions: true,
});

export const getIntegration = operation({
  id: 'getIntegration',
  method: 'GET',
  path: '/v1/admin/integrations/{id}',
  tag: 'Integrations',
  summary: 'One integration',
  role: 'viewer',
  params,
  status: 200,
  answer: integration,
  refusals: [404],
  revisions: true,
});

export const changeIntegration = operation({
  id: 'changeIntegration',
  method: 'PATCH',
  path: '/v1/admin/integrations/{id}',
  tag: 'Integrations',
  summary: 'Change an integration; settings are merged (RFC 7396), null returns one to its default',
  role: 'editor',
  params,
  body: z.strictObject({
    name: name.optional(),
    settings: anyObject.optional(),
    requires: purposes.optional(),
    summary: summary.default(''),
    secrets: z.record(z.string(), z.string().min(1).max(10_000).nullable()).optional().meta({
      description:
        'Write-only; null takes one away that is not needed. When the address gets another host, the secrets that go there are to be entered again.',
    }),
  }),
  status: 200,
  answer: integration,
  refusals: [404, 409, 412, 422],
  revisions: true,
});

export const removeIntegration = operation({
  id: 'removeIntegration',
  method: 'DELETE',
  path: '/v1/admin/integrations/{id}',
  tag: 'Integrations',
  summary: 'Remove an integration, with its secrets',
  role: 'admin',
  params,
  status: 204,
  refusals: [404, 412],
  revisions: true,
});

export const pauseIntegration = operation({
  id: 'pauseIntegration',
  method: 'POST',
  path: '/v1/admin/integrations/{id}/pause',
  tag: 'Integrations',
  summary: 'Stop sending; messages wait',
  role: 'editor',
  params,
  status: 200,
  answer: integration,
  refusals: [404, 412],
  revisions: true,
});

export const resumeIntegration = operation({
  id: 'resumeIntegration',
  method: 'POST',
  path: '/v1/admin/integrations/{id}/resume',
  tag: 'Integrations',
  summary: 'Send again; the reason for the pause is forgotten',
  role: 'editor',
  params,
  status: 200,
  answer: integration,
  refusals: [404, 412],
  revisions: true,
});

export const testIntegration = operation({
  id: 'testIntegration',
  method: 'POST',
  path: '/v1/admin/integrations/{id}/test',
  tag: 'Integrations',
  summary: 'Send a harmless request and say in words what the answer means',
  role: 'editor',
  params,
  status: 200,
  answer: z.object({
    ok: z.boolean(),
    issue,
    status: z.int().nullable().meta({ description: 'null when there was no answer.' }),
    ms: z.number(),
    sent: z
      .object({
        method: z.string(),
        url: z.string(),
        headers: z.array(z.object({ name: z.string(), value: z.string() })),
        body: z.unknown(),
      })
      .nullable()
      .meta({ description: 'Without secrets; null when the settings make no request.' }),
    answered: z
      .unknown()
      .meta({ description: 'The body of the answer, as JSON where it is JSON, cut when it is long.' }),
  }),
  refusals: [404, 422],
});

const revision = z
  .object({
    revision: z.int(),
    name: z.string(),
    settings: anyObject,
    requires: purposes,
    delivery_mode: deliveryMode,
    summary: z.string(),
    by: z.string().meta({ description: 'Who made it.' }),
    at: time,
    restored: z.int().nullable().meta({ description: 'The revision that it brought back.' }),
    changes: z
      .array(z.object({ path: z.string(), before: z.unknown(), after: z.unknown() }))
      .meta({ description: 'Against the revision before. Of secrets only which were written.' }),
  })
  .meta({ id: 'IntegrationRevision' });

export const listRevisions = operation({
  id: 'listIntegrationRevisions',
  method: 'GET',
  path: '/v1/admin/integrations/{id}/revisions',
  tag: 'Integrations',
  summary: 'What an integration has been like, newest first; revisions never change',
  role: 'viewer',
  params,
  query: z.strictObject({ ...pageQuery }),
  status: 200,
  answer: pageOf(revision),
  refusals: [400, 404],
});

export const restoreRevision = operation({
  id: 'restoreIntegrationRevision',
  method: 'POST',
  path: '/v1/admin/integrations/{id}/revisions/{revision}/restore',
  tag: 'Integrations',
  summary: 'Make an earlier revision the present one, as a new revision; secrets stay as they are',
  role: 'editor',
  params: z.object({ id: idText, revision: idText }),
  body: z.strictObject({ summary: summary.default('') }),
  status: 200,
  answer: integration,
  refusals: [404, 409, 412, 422],
  revisions: true,
});
