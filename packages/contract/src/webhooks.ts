import { z } from 'zod';
import { anyObject, issue } from './issue.ts';
import { operation } from './operation.ts';
import { idText, listOf } from './page.ts';

const time = z.iso.datetime();
const params = z.object({ id: idText });

export const webhookState = z.enum(['inactive', 'active', 'archived']);

const definition = anyObject.meta({
  description:
    'name, method, endpoint, filters, auth, ips, action, mapping, response, dedupKey, whenNotMatched: see the guide of incoming webhooks.',
});

const secrets = z.record(z.string().min(1).max(100), z.string().min(1).max(4000)).meta({
  description: 'Values that filters and the access check name. They can be set and never read back.',
});

const webhook = z
  .object({
    id: z.int(),
    name: z.string(),
    state: webhookState,
    method: z.enum(['POST', 'PUT']),
    endpoint: z.string(),
    url: z.string().meta({ description: 'Where requests are to be sent.' }),
    action: z.string(),
    definition,
    secrets: z
      .record(z.string(), z.object({ set: z.boolean() }))
      .meta({ description: 'The secrets it needs, and which of them are set.' }),
    warnings: z.array(issue),
    shares_endpoint_with: z.array(z.object({ id: z.int(), name: z.string() })).meta({
      description: 'Others of this method and endpoint that are not archived; filters tell them apart.',
    }),
    revision: z.int(),
    last_request_at: time.nullable(),
    created_at: time,
    updated_at: time,
    archived_at: time.nullable(),
  })
  .meta({ id: 'Webhook' });

const finding = issue.extend({
  fix: z.string().optional().meta({ description: 'What the field would be when repaired.' }),
});

/** What a definition says, and what is wrong with it. */
const checked = z.object({ errors: z.array(finding), warnings: z.array(finding) });

export const filterVerdict = z
  .object({
    group: z.array(z.int()).meta({ description: 'Where it stands in the groups, from the outermost.' }),
    path: z.string(),
    operator: z.string(),
    expected: z.unknown().meta({ description: 'null when it is hidden, or there is none.' }),
    actual: z.unknown().meta({ description: 'What the request had there; null when nothing, or hidden.' }),
    present: z.boolean(),
    passed: z.boolean(),
    hint: z.string().nullable(),
  })
  .meta({ id: 'FilterVerdict' });

/** What one webhook made of one request. */
export const webhookVerdict = z
  .object({
    webhook: z.object({ id: z.int().nullable(), name: z.string() }),
    matched: z.boolean(),
    auth: z.object({ ok: z.boolean(), reason: z.string().nullable() }),
    filters: z.array(filterVerdict),
    mapped: z
      .object({
        action: z.string(),
        customer: z.string().nullable(),
        external_id: z.string().nullable(),
        data: anyObject,
      })
      .nullable(),
    issues: z
      .array(issue)
      .meta({ description: 'What went wrong, or was left out, and what to do about it.' }),
    outcome: z.enum(['done', 'error', 'ignored']),
  })
  .meta({ id: 'WebhookVerdict' });

/** What would be, or was, answered. */
export const hookAnswer = z.object({ status_code: z.int(), body: z.unknown() });

export const listWebhooks = operation({
  id: 'listIncomingWebhooks',
  method: 'GET',
  path: '/v1/admin/webhooks',
  tag: 'Incoming webhooks',
  summary: 'All of them, in order of creation',
  role: 'viewer',
  query: z.strictObject({ state: webhookState.optional() }),
  status: 200,
  answer: listOf(webhook),
  refusals: [400],
});

export const listBlueprints = operation({
  id: 'listWebhookBlueprints',
  method: 'GET',
  path: '/v1/admin/webhook-blueprints',
  tag: 'Incoming webhooks',
  summary: 'What to begin with',
  role: 'viewer',
  status: 200,
  answer: listOf(
    z.object({
      key: z.string(),
      label: z.string(),
      description: z.string(),
      definition,
      sample: z.unknown().meta({ description: 'A body that works with it.' }),
    }),
  ),
  refusals: [],
});

export const createWebhook = operation({
  id: 'createIncomingWebhook',
  method: 'POST',
  path: '/v1/admin/webhooks',
  tag: 'Incoming webhooks',
  summary: 'Create one; it is inactive until somebody activates it',
  role: 'editor',
  body: z.strictObject({ definition, secrets: secrets.default({}) }),
  status: 201,
  answer: webhook,
  refusals: [409, 422],
  revisions: true,
});

export const getWebhook = operation({
  id: 'getIncomingWebhook',
  method: 'GET',
  path: '/v1/admin/webhooks/{id}',
  tag: 'Incoming webhooks',
  summary: 'One of them',
  role: 'viewer',
  params,
  status: 200,
  answer: webhook,
  refusals: [404],
  revisions: true,
});

export const changeWebhook = operation({
  id: 'changeIncomingWebhook',
  method: 'PATCH',
  path: '/v1/admin/webhooks/{id}',
  tag: 'Incoming webhooks',
  summary: 'Change its definition, as a whole, or its secrets; null takes a secret away',
  role: 'editor',
  params,
  body: z.strictObject({
    definition: definition.optional(),
    secrets: z.record(z.string().min(1).max(100), z.string().min(1).max(4000).nullable()).optional(),
  }),
  status: 200,
  answer: webhook,
  refusals: [404, 409, 412, 422],
  revisions: true,
});

function step(id: string, verb: string, summary: string, role: 'editor' | 'admin') {
  return operation({
    id,
    method: 'POST',
    path: `/v1/admin/webhooks/{id}/${verb}`,
    tag: 'Incoming webhooks',
    summary,
    role,
    params,
    status: 200,
    answer: webhook,
    refusals: [404, 409, 412],
    revisions: true,
  });
}

export const activateWebhook = step(
  'activateIncomingWebhook',
  'activate',
  'Let it answer requests',
  'editor',
);
export const deactivateWebhook = step(
  'deactivateIncomingWebhook',
  'deactivate',
  'Stop it: its requests are answered 404',
  'editor',
);
export const archiveWebhook = step(
  'archiveIncomingWebhook',
  'archive',
  'Put an inactive one away for good; its log stays',
  'admin',
);

export const cloneWebhook = operation({
  id: 'cloneIncomingWebhook',
  method: 'POST',
  path: '/v1/admin/webhooks/{id}/clone',
  tag: 'Incoming webhooks',
  summary: 'Create another one like it, inactive and without its secrets',
  role: 'editor',
  params,
  body: z.strictObject({ name: z.string().trim().min(1).max(200).optional() }).default({}),
  status: 201,
  answer: webhook,
  refusals: [404, 409],
  revisions: true,
});

export const checkWebhook = operation({
  id: 'checkIncomingWebhook',
  method: 'POST',
  path: '/v1/admin/webhooks/check',
  tag: 'Incoming webhooks',
  summary: 'What is wrong with a definition, without storing it',
  role: 'viewer',
  body: z.strictObject({ definition }),
  status: 200,
  answer: checked,
  refusals: [],
});

export const tryWebhook = operation({
  id: 'tryIncomingWebhook',
  method: 'POST',
  path: '/v1/admin/webhooks/try',
  tag: 'Incoming webhooks',
  summary: 'What a definition would make of a request; nothing is stored',
  role: 'viewer',
  body: z.strictObject({
    webhook_id: z.int().min(1).optional().meta({ description: 'Whose secrets to use, when it is stored.' }),
    definition,
    request: z.strictObject({
      headers: z.record(z.string(), z.string()).default({}),
      body: z.string().max(1_100_000).meta({ description: 'As it would be sent.' }),
      skip_auth: z.boolean().default(true).meta({ description: 'Take the access check as passed.' }),
    }),
  }),
  status: 200,
  answer: z.object({
    verdict: webhookVerdict,
    answer: hookAnswer,
    refusal: issue.nullable().meta({ description: 'Why the event would not be registered.' }),
    curl: z.string().meta({ description: 'The command line that sends this body for real.' }),
    fields: z.array(z.string()).meta({ description: 'Paths that the body has, to choose from.' }),
  }),
  refusals: [404],
});

export type Webhook = z.input<typeof webhook>;
export type WebhookVerdictView = z.input<typeof webhookVerdict>;
