import { z } from 'zod';
import { anyObject, issue } from './issue.ts';
import { operation } from './operation.ts';
import { idText, listOf } from './page.ts';

const time = z.iso.datetime();
const name = z.string().trim().min(1).max(200);
const secrets = z
  .record(z.string(), z.string().min(1).max(10_000))
  .meta({ description: 'Write-only: what is set is never answered.' });

const card = z.object({
  name: z.string().meta({ description: 'Dotted path in the settings, or the name of a secret.' }),
  label: z.string(),
  section: z.string(),
  type: z.enum(['text', 'secret', 'number', 'flag', 'choice', 'list', 'object']),
  required: z.boolean(),
  choices: z.array(z.string()),
  default: z.unknown().optional(),
  help: z.string().optional(),
});

const kind = z
  .object({
    key: z.string(),
    label: z.string(),
    category: z.string(),
    description: z.string(),
    secrets: z.array(z.string()),
    fields: z.array(card),
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
  status: 200,
  answer: listOf(kind),
  refusals: [],
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
