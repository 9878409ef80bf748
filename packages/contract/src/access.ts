import { z } from 'zod';
import { operation } from './operation.ts';
import { idText, listOf } from './page.ts';
import { role } from './role.ts';

const time = z.iso.datetime();
const name = z.string().trim().min(1).max(200);

const source = z
  .object({
    id: z.int(),
    kind: z.string(),
    name: z.string(),
    key_prefix: z.string().meta({ description: 'The beginning of its tracking key, to recognise it by.' }),
    created_at: time,
    revoked_at: time.nullable(),
  })
  .meta({ id: 'Source' });

const token = z
  .object({
    id: z.int(),
    name: z.string(),
    role,
    prefix: z.string(),
    created_at: time,
    revoked_at: time.nullable(),
    in_use: z.boolean().meta({ description: 'The token of this very request.' }),
  })
  .meta({ id: 'Token' });

const id = z.object({ id: idText });

export const listSources = operation({
  id: 'listSources',
  method: 'GET',
  path: '/v1/admin/sources',
  tag: 'Access',
  summary: 'Where events come from',
  role: 'viewer',
  status: 200,
  answer: listOf(source),
  refusals: [],
});

export const addSource = operation({
  id: 'addSource',
  method: 'POST',
  path: '/v1/admin/sources',
  tag: 'Access',
  summary: 'Add a source; its tracking key is shown this once',
  role: 'admin',
  body: z.strictObject({
    name,
    kind: z.enum(['tracking', 'api']).default('tracking').meta({
      description:
        'tracking: may be seen by browsers. api: for the events API. Each comes with a secret to sign with.',
    }),
  }),
  status: 201,
  answer: source.extend({
    key: z.string().meta({ description: 'Shown this once.' }),
    secret: z.string().nullable().meta({ description: 'To sign with, never for browsers. Shown this once.' }),
  }),
  refusals: [422],
});

export const revokeSource = operation({
  id: 'revokeSource',
  method: 'DELETE',
  path: '/v1/admin/sources/{id}',
  tag: 'Access',
  summary: 'Revoke a source: its key stops working at once',
  role: 'admin',
  params: id,
  status: 204,
  refusals: [404],
});

export const listTokens = operation({
  id: 'listTokens',
  method: 'GET',
  path: '/v1/admin/tokens',
  tag: 'Access',
  summary: 'Tokens of this API',
  role: 'admin',
  status: 200,
  answer: listOf(token),
  refusals: [],
});

export const addToken = operation({
  id: 'addToken',
  method: 'POST',
  path: '/v1/admin/tokens',
  tag: 'Access',
  summary: 'Add a token; it is shown this once',
  role: 'admin',
  body: z.strictObject({
    name,
    role: role.default('viewer').meta({ description: 'What it may do; nobody gives more than they have.' }),
  }),
  status: 201,
  answer: token.extend({ token: z.string().meta({ description: 'Shown this once.' }) }),
  refusals: [403, 422],
});

export const revokeToken = operation({
  id: 'revokeToken',
  method: 'DELETE',
  path: '/v1/admin/tokens/{id}',
  tag: 'Access',
  summary: 'Revoke a token; the one in use cannot revoke itself',
  role: 'admin',
  params: id,
  status: 204,
  refusals: [404, 409],
});
