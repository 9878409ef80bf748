import { z } from 'zod';
import { anyObject, issue } from './issue.ts';
import { operation } from './operation.ts';
import { listOf } from './page.ts';

const time = z.iso.datetime();
const params = z.object({ id: z.string().regex(/^[0-9a-f]{32}$/) });
const label = z.string().trim().min(1).max(200);
const description = z.string().max(2_000);
const method = z.enum(['none', 'headers', 'oauth2_client_credentials']);
const secret = z.string().min(1).max(10_000);
const hosts = z.array(z.string().trim().min(1).max(300)).max(50);

const SETTINGS =
  'Of oauth2_client_credentials: tokenEndpoint, clientId, scope, clientAuthentication (basic or body), tokenParameters. The other methods have none.';
const SECRET_NAMES =
  'Write-only: headers (one Name: value per line, or a JSON object), parameters (k=v&k2=v2), client_secret.';
const HOSTS =
  'Where it may be sent: hosts such as api.example.com, or whole origins. Empty: to the first host that somebody with the role admin uses it for, which is then kept here.';

const authorization = z
  .object({
    id: z.string(),
    label,
    description,
    method,
    settings: anyObject.meta({ description: SETTINGS }),
    hosts: hosts.meta({ description: HOSTS }),
    secrets: z.record(z.string(), z.object({ set: z.boolean() })),
    used_by: z.array(z.object({ id: z.int(), name: z.string() })).meta({
      description: 'Integrations that send with it. They take up a change at once.',
    }),
    revision: z.int(),
    created_at: time,
    updated_at: time,
  })
  .meta({ id: 'Authorization' });

export const listAuthorizations = operation({
  id: 'listAuthorizations',
  method: 'GET',
  path: '/v1/admin/authorizations',
  tag: 'Authorizations',
  summary: 'Credentials that integrations share, by label; never what is secret of them',
  role: 'viewer',
  status: 200,
  answer: listOf(authorization),
  refusals: [],
});

export const addAuthorization = operation({
  id: 'addAuthorization',
  method: 'POST',
  path: '/v1/admin/authorizations',
  tag: 'Authorizations',
  summary: 'Store credentials that integrations can share',
  role: 'admin',
  body: z.strictObject({
    label,
    description: description.default(''),
    method,
    settings: anyObject.default({}).meta({ description: SETTINGS }),
    hosts: hosts.default([]).meta({ description: HOSTS }),
    secrets: z.record(z.string(), secret).default({}).meta({ description: SECRET_NAMES }),
  }),
  status: 201,
  answer: authorization,
  refusals: [409, 422],
  revisions: true,
});

export const getAuthorization = operation({
  id: 'getAuthorization',
  method: 'GET',
  path: '/v1/admin/authorizations/{id}',
  tag: 'Authorizations',
  summary: 'One authorization',
  role: 'viewer',
  params,
  status: 200,
  answer: authorization,
  refusals: [404],
  revisions: true,
});

export const changeAuthorization = operation({
  id: 'changeAuthorization',
  method: 'PATCH',
  path: '/v1/admin/authorizations/{id}',
  tag: 'Authorizations',
  summary: 'Change an authorization; a setting that is null returns to its default',
  role: 'admin',
  params,
  body: z.strictObject({
    label: label.optional(),
    description: description.optional(),
    method: method.optional(),
    settings: anyObject.optional().meta({ description: SETTINGS }),
    hosts: hosts.optional().meta({ description: HOSTS }),
    secrets: z
      .record(z.string(), secret.nullable())
      .optional()
      .meta({
        description: `${SECRET_NAMES} null takes one away. When another host is to get them, they are entered again.`,
      }),
  }),
  status: 200,
  answer: authorization,
  refusals: [404, 409, 412, 422],
  revisions: true,
});

export const removeAuthorization = operation({
  id: 'removeAuthorization',
  method: 'DELETE',
  path: '/v1/admin/authorizations/{id}',
  tag: 'Authorizations',
  summary: 'Remove an authorization with its secrets; refused while an integration uses it',
  role: 'admin',
  params,
  status: 204,
  refusals: [404, 409, 412],
  revisions: true,
});

export const testAuthorization = operation({
  id: 'testAuthorization',
  method: 'POST',
  path: '/v1/admin/authorizations/{id}/test',
  tag: 'Authorizations',
  summary: 'Fetch a token as it is set up, and say in words what came of it; the token is thrown away',
  role: 'editor',
  params,
  status: 200,
  answer: z.object({
    ok: z.boolean(),
    issue,
    status: z.int().nullable().meta({ description: 'null when there was no answer.' }),
    ms: z.number(),
    expires_in: z.number().nullable().meta({ description: 'Seconds; null when it does not say.' }),
  }),
  refusals: [404, 422],
});
