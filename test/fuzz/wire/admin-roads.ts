import { openapiOf } from '@causeway/contract/openapi';
import type { Operation } from '@causeway/contract/operation';
import { OPERATIONS } from '@causeway/server/app/testing/admin-client';
import { hostileText } from '../hostile-values.ts';
import { mutateJson } from '../mutate-json.ts';
import { mutateText } from '../mutate-text.ts';
import { FILTER_SEEDS, FILTER_WORDS } from '../pure/filter-seeds.ts';
import { JSONNET_SEEDS, JSONNET_WORDS } from '../pure/jsonnet-seeds.ts';
import { V2_SEEDS, V2_WORDS } from '../pure/v2-seeds.ts';
import type { Random } from '../random.ts';
import { sampleSchema, type Schema } from './sample-schema.ts';
import type { Road } from './roads.ts';

/** It would take the keys away that everything else is sent with. */
const KEPT = /^\/v1\/admin\/(?:sources|tokens)\/\{id\}$/;
/** Hashing a password takes long by design, and makes users that can sign in. */
const SLOW = new Set(['acceptInvitation', 'setUp', 'signIn', 'changePassword']);
const SENT = OPERATIONS.filter(
  ({ method, path, id, stream }) =>
    !(method === 'DELETE' && KEPT.test(path)) && !SLOW.has(id) && stream !== true,
);

const description = openapiOf(OPERATIONS, '0') as {
  paths: Record<string, Record<string, { requestBody?: { content: Record<string, { schema: Schema }> } }>>;
  components: { schemas: Schema };
};

function bodyOf(operation: Operation, random: Random): Buffer | undefined {
  const described = description.paths[operation.path]?.[operation.method.toLowerCase()];
  const schema = described?.requestBody?.content['application/json']?.schema;
  if (schema === undefined) return random.chance(0.05) ? Buffer.from('{"a":1}') : undefined;
  const sample = sampleSchema(schema, description.components.schemas, random);
  const other = sampleSchema(schema, description.components.schemas, random);
  return Buffer.from(random.chance(0.3) ? sample : mutateJson(sample, random, FILTER_SEEDS, other));
}

function pathOf({ path, method }: Operation, random: Random): string {
  // Inbound keys and installed integrations are what neighbours need: only others are changed.
  const ids = method === 'GET' ? ['1', '2', '3', '7'] : ['40', '41', '42', '43', '45', '50'];
  return path.replaceAll(/\{\w+\}/g, () =>
    random.chance(0.85)
      ? random.pick(ids)
      : random.pick([
          '0',
          '-1',
          '1e3',
          '999999999999999',
          'C-1',
          encodeURIComponent(hostileText(random).toWellFormed()).slice(0, 300) || '-',
        ]),
  );
}

function queryOf(operation: Operation, random: Random): string {
  const names = Object.keys(operation.query?.shape ?? {});
  if (names.length === 0 || random.chance(0.3)) return '';
  const pairs = Array.from({ length: 1 + random.below(3) }, (): [string, string] => {
    const value = random.pick([
      '1',
      'a',
      '2026-11-21',
      'true',
      'eyJhIjoxfQ',
      '9999999999999',
      '-1',
      hostileText(random).toWellFormed().slice(0, 500),
    ]);
    return [random.pick(names), value];
  });
  return `?${new URLSearchParams(pairs).toString()}`;
}

const V2_PATHS = [
  '/v2/template',
  '/v2/template/1',
  '/v2/template/test',
  '/v2/template/1/test',
  '/v2/auth',
  '/v2/auth/webhooks',
  '/v2/auth/1',
  '/v2/auth/webhooks/1',
  '/v2/segment',
  '/v2/segment/vip',
  '/v2/segment/validate',
  '/v2/segment/sizes',
  '/api/segment',
  '/api/segment/scan',
  '/v2/job',
  '/v2/job/webhook_triggers',
  '/v2/job/1',
  '/v2/job/webhook_triggers/1',
  '/v2/job/webhook_triggers/1/status',
  '/v2/job/1/logs',
  '/v2/x',
];

export const ADMIN_ROADS: readonly Road[] = [
  {
    name: 'admin API',
    share: 7,
    envelope: 'admin',
    request: ({ adminToken }, random) => {
      const operation = random.pick(SENT);
      const body = bodyOf(operation, random);
      const type = random.chance(0.1) ? 'application/merge-patch+json' : 'application/json';
      return {
        method: operation.method,
        target: pathOf(operation, random) + queryOf(operation, random),
        headers: [
          ['Authorization', `Bearer ${adminToken}`],
          ...(body === undefined ? [] : [['Content-Type', type] as const]),
        ],
        body,
      };
    },
  },
  {
    name: 'API at /v2',
    share: 3,
    envelope: 'v2',
    request: ({ adminToken }, random) => {
      const method = random.pick(['GET', 'POST', 'POST', 'PUT', 'DELETE']);
      const kind = random.below(3);
      const text =
        kind === 0
          ? mutateJson(random.pick(V2_SEEDS), random, V2_WORDS, random.pick(V2_SEEDS))
          : kind === 1
            ? mutateText(random.pick(FILTER_SEEDS), random, FILTER_WORDS, random.pick(FILTER_SEEDS))
            : mutateText(random.pick(JSONNET_SEEDS), random, JSONNET_WORDS, random.pick(JSONNET_SEEDS));
      const query = random.pick([
        '',
        '?name=a&description=b&type=jsonnet',
        '?limit=3&start=x',
        '?account_id=1&table=user',
        '?state=paused',
        '?segments=true&sort_field=x',
      ]);
      return {
        method,
        target: random.pick(V2_PATHS) + query,
        headers: [['Authorization', adminToken]],
        body: method === 'GET' || method === 'DELETE' ? undefined : Buffer.from(text),
      };
    },
  },
  {
    name: 'pages and health',
    share: 1,
    envelope: 'page',
    request: (_fixtures, random) => ({
      method: random.pick(['GET', 'GET', 'HEAD', 'POST', 'OPTIONS']),
      target: random.pick([
        '/',
        '/console/',
        '/console/assets/x.js',
        '/console/%2e%2e/%2e%2e/package.json',
        '/sdk/causeway.js',
        '/sdk/../sdk/causeway.js',
        '/livez',
        '/readyz',
        '/metrics',
        '/v1/projects/k/settings',
        '/projects/%00/settings',
        '/sourceConfig?writeKey=a',
        '/openapi.json',
        '/favicon.ico',
        '/v1/admin',
        '/v1/admin/nothing',
        '/console/%zz',
        '/%',
      ]),
      headers: [],
      body: undefined,
    }),
  },
];
