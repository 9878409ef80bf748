import { createHmac } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startHubProcess, type HubProcess } from '@causeway/cli/local/hub-process';
import { SECRETS as AUTHORIZATION_SECRETS } from '@causeway/core/authorization/authorization';
import { WEBHOOK_BLUEPRINTS } from '@causeway/core/webhook/blueprints.data';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KINDS } from '../../packages/server/src/app/kinds.ts';
import { OPERATIONS } from '../../packages/server/src/app/testing/admin-client.ts';
import { CARDS } from '../../packages/server/src/features/integrations/settings-cards.data.ts';
import { until } from '../e2e/stack.ts';
import { canaryOf, filesIn, found, textsOf, valuesIn, type Canary } from './canary.ts';
import { startEchoServer, type EchoServer } from './echo-server.ts';

const ROOT = join(import.meta.dirname, '../..');
const MAIN = join(ROOT, 'packages/cli/dist/main.js');
const OWNER = 'ada@example.com';

let folder: string;
let hub: HubProcess;
let echo: EchoServer;
const canaries = new Map<string, Canary>();
/** All that the hub said: on its outputs, and in answers. What shows a new secret once is not among it. */
const said: { readonly where: string; readonly text: string }[] = [];
const lines: string[] = [];
let cookie = '';
let csrf = '';
let admin = '';

/** The canary of a name, made when it is first asked for. */
function canary(name: string, value?: string): string {
  const made = canaries.get(name) ?? (value === undefined ? canaryOf(name) : { name, value });
  canaries.set(name, made);
  return made.value;
}

interface Sent {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Its answer shows a secret this once. */
  readonly shows?: true;
}

async function ask(path: string, { method, headers = {}, body, shows }: Sent = {}): Promise<Body> {
  const verb = method ?? (body === undefined ? 'GET' : 'POST');
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const response = await fetch(hub.url + path, {
    method: verb,
    headers: { ...(text === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(text === undefined ? {} : { body: text }),
    signal: AbortSignal.timeout(20_000),
  });
  const answer = await response.text();
  if (shows !== true) {
    const own = JSON.stringify([...response.headers].filter(([name]) => name !== 'set-cookie'));
    said.push({ where: `${verb} ${path.split('?')[0]} (${response.status})`, text: `${own}\n${answer}` });
  }
  let json: unknown;
  try {
    json = JSON.parse(answer);
  } catch {
    json = answer;
  }
  return { status: response.status, headers: response.headers, json: json as Values };
}

interface Values {
  readonly [key: string]: Values;
  readonly [index: number]: Values;
}

interface Body {
  readonly status: number;
  readonly headers: Headers;
  readonly json: Values;
}

const signed = (): Record<string, string> => ({ cookie, 'x-csrf-token': csrf });
const text = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
const byHand = (path: string, body?: unknown, method?: string): Promise<Body> =>
  ask(`/v1/admin/${path}`, {
    headers: { authorization: `Bearer ${admin}` },
    ...(body === undefined ? {} : { body }),
    ...(method === undefined ? {} : { method }),
  });
const made = async (path: string, body?: unknown): Promise<Values> => {
  const { status, json } = await byHand(path, body ?? {});
  if (status >= 300) throw new Error(`${path}: ${status} ${JSON.stringify(json)}`);
  return json;
};
const shown = async (path: string, body: unknown): Promise<Values> =>
  (await ask(`/v1/admin/${path}`, { headers: { authorization: `Bearer ${admin}` }, body, shows: true })).json;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'causeway-canary-'));
  echo = await startEchoServer();
  const options = { data: join(folder, 'data'), env: { CAUSEWAY_LOG_LEVEL: 'trace' } };
  hub = await startHubProcess({ ...options, firstStart: true, line: (line) => lines.push(line) });
  const { keys } = hub;
  admin = keys?.adminToken ?? '';
  canary('token', admin.slice(10));
  canary('tracking key', keys?.writeKey.slice(10));
  canary('setup code', keys?.setupCode);
  await people();
  await sources();
  await integrations();
  await webhooks();
  await lookAtEverything();
}, 120_000);
afterAll(async () => {
  await hub.program.stop();
  await echo.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Setting up, signing in and failing to, inviting, changing passwords. */
async function people(): Promise<void> {
  const wrong = await ask('/v1/admin/setup', {
    body: { code: canary('wrong setup code'), email: OWNER, name: 'Ada', password: canary('password') },
  });
  expect(wrong.status).toBe(403);
  const owner = await ask('/v1/admin/setup', {
    body: { code: canary('setup code'), email: OWNER, name: 'Ada', password: canary('password') },
    shows: true,
  });
  cookie = owner.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  csrf = text(owner.json['csrf_token']);
  canary('session', cookie.split('=')[1]);
  canary('csrf token', csrf);
  await ask('/v1/admin/session', { body: { email: OWNER, password: canary('wrong password') } });
  await ask('/v1/admin/session', { body: { email: canary('password typed as address'), password: 'x' } });
  const changed = await ask('/v1/admin/account', {
    method: 'PATCH',
    headers: signed(),
    body: { password: { current: canary('password'), new: canary('new password') } },
    shows: true,
  });
  expect(changed.status).toBe(200);
  const bob = await shown('users', { email: 'bob@example.com', name: 'Bob', role: 'viewer' });
  const token = canary('invitation', text(bob['invitation']?.['token']));
  await ask('/v1/admin/invitation/open', { body: { token } });
  await ask('/v1/admin/invitation/open', { body: { token: canary('wrong invitation') } });
  await ask('/v1/admin/users', { headers: { authorization: `Bearer ${canary('wrong token')}` } });
  await ask(`/v1/admin/users?api_key=${canary('token in an address')}`);
  await ask('/v1/admin/session', { body: `{"password":"${canary('password in bad JSON')}"` });
}

/** Every road in, with its key wherever clients put it, also with bodies that cannot be read. */
async function sources(): Promise<void> {
  const site = await shown('sources', { name: 'Shop' });
  const api = await shown('sources', { name: 'API', kind: 'api' });
  const key = text(site['key']);
  const apiKey = text(api['key']);
  canary('second tracking key', key.slice(10));
  canary('tracking secret', text(site['secret']).slice(10));
  canary('API key', apiKey.slice(10));
  canary('API secret', text(api['secret']).slice(10));
  const call = { userId: 'c1', event: 'Bought', traits: { city: 'Rome' }, messageId: 'm1' };
  for (const body of [{ ...call, writeKey: key }, `{"writeKey":"${key}","userId":`, { writeKey: key }])
    for (const path of ['/v1/identify', '/v1/track', '/v1/batch', '/capture'])
      await ask(`${path}?writeKey=${key}&api_key=${key}`, {
        body,
        headers: { authorization: `Bearer ${key}`, 'x-write-key': key },
      });
  const event = { customer: 'c1', action: 'opt_in', data: {} };
  for (const body of [event, { customer: '' }, `{"api_key":"${apiKey}"`, { api_key: apiKey, token: apiKey }])
    await ask(`/events?api_key=${apiKey}`, { body, headers: { 'x-api-key': apiKey } });
  const at = `${Date.now()}`;
  const line = JSON.stringify({ type: 'identify', userId: 'c2', messageId: 's1' });
  const signature = createHmac('sha256', text(site['secret'])).update(`${at}.`).update(line).digest('hex');
  await ask(`/v1/events?writeKey=${key}`, {
    body: line,
    headers: { 'x-timestamp': at, 'x-signature': `sha256=${signature}` },
  });
  await ask(`/v1/admin/customers/c1/events`, { headers: { authorization: `Bearer ${admin}` }, body: event });
  for (const token of [admin, canary('wrong token of /v2')]) {
    await ask(`/v2/template?key=${token}&access_token=${token}`);
    await ask(`/v2/nothing?key=${token}`, { headers: { authorization: token } });
  }
}

/** Every kind with every secret it has, at a destination that repeats what it is sent. */
async function integrations(): Promise<void> {
  const secretsOf = (kind: string): Record<string, string> => {
    const { secrets = [], optionalSecrets = [] } = KINDS.get(kind) ?? {};
    return Object.fromEntries(
      [...secrets, ...optionalSecrets].map((name) => {
        const value = canary(`${kind}.${name}`);
        // Some are lines of headers, and a key to sign with is written in its own way.
        if (name === 'headers') return [name, `X-Shop-Key: ${value}\nAuthorization: Bearer ${value}`];
        if (name !== 'signing_secret') return [name, value];
        return [
          name,
          `whsec_${canary(`${kind}.${name}`, Buffer.from(value.slice(0, 32)).toString('base64'))}`,
        ];
      }),
    );
  };
  const authorization = async (method: string, settings: object = {}): Promise<string> => {
    const names = AUTHORIZATION_SECRETS[method as 'headers'];
    const given = names.map((name) => {
      const value = canary(`authorization.${method}.${name}`);
      return [
        name,
        name === 'headers' ? `X-Auth: ${value}` : name === 'parameters' ? `auth=${value}` : value,
      ];
    });
    const secrets = Object.fromEntries(given) as object;
    const hosts = [echo.url];
    const { id } = await made('authorizations', { label: method, method, hosts, settings, secrets });
    await byHand(`authorizations/${text(id)}/test`, {});
    await byHand(`authorizations/${text(id)}`, { description: 'Changed', secrets }, 'PATCH');
    return text(id);
  };
  const plain = await authorization('headers');
  const clientSettings = { tokenEndpoint: `${echo.url}/oauth`, clientId: 'shop' };
  const oauth = await authorization('oauth2_client_credentials', clientSettings);
  const inBody = { ...clientSettings, clientAuthentication: 'body' };
  const other = await made('authorizations', {
    ...{ label: 'In the body', method: 'oauth2_client_credentials', hosts: [echo.url], settings: inBody },
    secrets: { client_secret: canary('authorization.oauth2_client_credentials.client_secret') },
  });
  await byHand(`authorizations/${text(other['id'])}/test`, {});
  canary('access token', 'access-token-of-the-echo');
  const { id: audience } = await made('audiences', { name: 'All', filter: 'FILTER *' });
  const audiences = [audience];
  const settings: Readonly<Record<string, readonly object[]>> = {
    insider: [
      {
        baseUrl: echo.url,
        partnerName: 'shop',
        inbound: { profile: [], autoSubscribe: 'on', extraHeader: 'X-Inbound-Proof', readBack: true },
      },
    ],
    custom: [
      { url: `${echo.url}/custom` },
      { url: `${echo.url}/custom-with`, authorization: plain },
      { url: `${echo.url}/custom-oauth`, authorization: oauth },
    ],
    audience_trigger: [{ url: `${echo.url}/trigger`, audiences, authorization: oauth }],
    enrichment: [
      {
        ...{ url: `${echo.url}/enrich`, audiences, authorization: plain, exportFields: ['id'] },
        mapping: [{ from: 'response.nothing', to: 'nothing' }],
      },
    ],
  };
  for (const kind of KINDS.keys()) {
    for (const [index, one] of (settings[kind] ?? []).entries()) {
      const secrets = secretsOf(kind);
      if ('authorization' in one) delete secrets['headers'];
      const { id } = await made('integrations', { kind, name: `${kind} ${index}`, settings: one, secrets });
      const base = `integrations/${text(id)}`;
      for (const status of [401, 200]) {
        echo.statuses = [status];
        await byHand(`${base}/test`, {});
      }
      await byHand(`${base}/preview`, { customer: { id: 'x' }, event: { type: 'Bought' } });
      await byHand(base, { summary: 'Again', secrets }, 'PATCH');
      await byHand(base, { settings: { nonsense: canary(`${kind}.typed into a setting`) } }, 'PATCH');
      await byHand(base, { secrets: { nonsense: canary(`${kind}.typed under another name`) } }, 'PATCH');
      if (kind === 'insider') await hooks(text(id));
    }
  }
  await byHand('integrations', { kind: 'insider', secrets: { api_key: canary('insider.api_key') } });
  // Every way in which a destination can answer, each of them with all that it was sent.
  const ids = ((await byHand('integrations')).json['data'] as unknown as { id: number }[]).map(
    ({ id }) => id,
  );
  for (const [round, status] of [400, 401, 500, 200, 302].entries()) {
    echo.statuses = [status];
    const before = echo.received().length;
    for (const id of ids) await byHand(`integrations/${id}/resume`, {});
    const user = `round-${round}`;
    const traits = { email: `${user}@example.com`, city: 'Rome' };
    const headers = { authorization: `Basic ${btoa(`${hub.keys?.writeKey}:`)}` };
    await ask('/v1/identify', { headers, body: { userId: user, traits, messageId: user } });
    await ask('/v1/track', { headers, body: { userId: user, event: 'Bought', messageId: `${user}-e` } });
    await until(
      () => echo.received().length > before,
      30_000,
      () => `nothing was sent in round ${round}`,
    );
    // All kinds have something to send; what takes longer is sent in the next round.
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  echo.statuses = [200];
  for (const id of ids) await byHand(`integrations/${id}/dead-letters/resend`, { all: true });
}

/** What Insider sends, with its key and with the header that proves it, right and wrong. */
async function hooks(integration: string): Promise<void> {
  const side = await shown(`integrations/${integration}/inbound/key`, {});
  const key = text(side['key']);
  canary('inbound key', key.slice(10));
  const body = { attrs: { uuid: 'c1' }, hook_id: 1, insider_id: 'i' };
  for (const proof of [canary('insider.inbound_header'), canary('wrong inbound header')])
    for (const given of [body, '{"attrs":', { ...body, api_key: key }])
      await ask(`/v1/webhook/insider?api_key=${key}`, {
        body: given,
        headers: { 'x-inbound-proof': proof, 'x-api-key': key, authorization: `Bearer ${key}` },
      });
}

/** Webhooks that take every kind of proof, asked with the right one and with a wrong one, wherever it may stand. */
async function webhooks(): Promise<void> {
  const base = WEBHOOK_BLUEPRINTS.find(({ key }) => key === 'optin_labels')?.definition;
  const { id: account } = (await byHand('workspace')).json;
  for (const kind of ['header_token', 'basic', 'bearer', 'hmac', 'hmac.generic', 'filter'] as const) {
    const value = canary(`webhook.${kind}`);
    const wrong = canary(`webhook.${kind} wrong`);
    const secrets = ['proof'];
    const auth = {
      header_token: { kind: 'header_token', header: 'X-Hook', secrets },
      basic: { kind: 'basic', user: 'shop', secrets },
      bearer: { kind: 'bearer', secrets },
      hmac: { kind: 'hmac', preset: 'github', toleranceSeconds: 300, secrets },
      'hmac.generic': {
        ...{ kind: 'hmac', preset: 'generic', header: 'X-Sig', algorithm: 'sha256', encoding: 'hex' },
        ...{ prefix: '', signed: '{body}', secrets },
      },
      filter: { kind: 'none' },
    }[kind];
    const endpoint = `e_${kind.replace('.', '_')}`;
    const rules = [{ path: 'body.auth_proof', operator: 'equals', secret: 'proof' }];
    const filters = kind === 'filter' ? { op: 'and', rules } : { op: 'and', rules: [] };
    const definition = { ...base, name: endpoint, endpoint, auth, filters };
    const hook = await made('webhooks', { definition, secrets: { proof: value } });
    await made(`webhooks/${text(hook['id'])}/activate`);
    for (const proof of [value, wrong]) {
      const body = JSON.stringify({ customer_id: `c-${kind}`, auth_proof: kind === 'filter' ? proof : '' });
      const headers = {
        ...(kind === 'header_token' ? { 'x-hook': proof } : {}),
        'x-sig': createHmac('sha256', proof).update(body).digest('hex'),
        'x-hub-signature-256': `sha256=${createHmac('sha256', proof).update(body).digest('hex')}`,
        authorization: kind === 'basic' ? `Basic ${btoa(`shop:${proof}`)}` : `Bearer ${proof}`,
      };
      const url = `/webhooks/custom/${text(account)}/${endpoint}?token=${proof}&api_key=${proof}`;
      for (const sent of [body, kind === 'filter' ? '{"auth_proof":"' : body.slice(0, -1)])
        await ask(url, { headers, body: sent });
      const { json } = await byHand(`webhooks/try`, {
        webhook_id: hook['id'],
        definition,
        // The line to copy repeats the body that was typed, to whoever typed it.
        request: { headers, body: kind === 'filter' ? '{}' : body },
      });
      expect(json['errors'] ?? []).toEqual([]);
    }
    await byHand(`webhooks/${text(hook['id'])}`, { secrets: { proof: value } }, 'PATCH');
    await byHand(`webhooks/${text(hook['id'])}`, { secrets: { nonsense: value } }, 'PATCH');
  }
}

/** Everything that can be looked at: every list, and every thing that a list names. */
async function lookAtEverything(): Promise<void> {
  const headers = { authorization: `Bearer ${admin}` };
  const ids: Record<string, Set<string>> = {};
  const collect = (of: string, json: Values): void => {
    const rows = (Array.isArray(json['data']) ? json['data'] : []) as readonly Values[];
    for (const { id, event_id: event } of rows) {
      if (id !== undefined) (ids[of] ??= new Set()).add(text(id));
      if (event !== undefined && event !== null) (ids['events'] ??= new Set()).add(text(event));
    }
  };
  const gets = OPERATIONS.filter(({ method, stream }) => method === 'GET' && stream !== true);
  for (const { path } of gets.filter((one) => !one.path.includes('{')))
    collect(
      path.split('/').at(-1) ?? '',
      (
        await ask(path, {
          headers: path.includes('/session') || path.includes('/account') ? signed() : headers,
          ...(path.endsWith('/session') ? { shows: true as const } : {}),
        })
      ).json,
    );
  const things = gets
    .filter((one) => one.path.includes('{'))
    .toSorted((a, b) => a.path.length - b.path.length);
  for (const { path } of things) {
    const [, kind = '', inner] = /\/v1\/admin\/([\w-]+)\/(?:\{\w+\})(?:\/([\w-]+)\/\{)?/.exec(path) ?? [];
    for (const id of [...(ids[kind] ?? [])].slice(0, 12)) {
      const outer = path.replace(/\{\w+\}/, encodeURIComponent(id));
      if (!outer.includes('{')) {
        collect(`${id}/${outer.split('/').at(-1)}`, (await ask(outer, { headers })).json);
        continue;
      }
      const below = ids[`${id}/${inner}`] ?? ids[inner ?? ''] ?? new Set();
      for (const one of [...below].slice(0, 12)) await ask(outer.replace(/\{\w+\}/, one), { headers });
    }
  }
  for (const [path, parts] of [
    ['inbound', ids['inbound']],
    ['receipts', ids['receipts']],
  ] as const)
    expect(parts?.size, `nothing was written down at ${path}`).toBeGreaterThan(5);
  for (const path of ['/v2/auth', '/v2/job', '/v2/segment', '/v2/template', '/metrics'])
    await ask(path, { headers });
  const live = await fetch(`${hub.url}/v1/admin/live?recent=200`, { headers });
  const reader = live.body?.getReader();
  const first = await reader?.read();
  said.push({ where: 'live', text: Buffer.from(first?.value ?? []).toString() });
  await reader?.cancel();
}

describe('the secrets that the hub knows', () => {
  it('each have a canary: one that is new and has none fails here', () => {
    const named = [...KINDS.values()].flatMap(({ key, secrets, optionalSecrets = [] }) =>
      [...secrets, ...optionalSecrets].map((name) => `${key}.${name}`),
    );
    const onCards = [...CARDS].flatMap(([kind, { fields, config }]) => [
      ...fields.filter(({ type }) => type === 'secret').map(({ name }) => `${kind}.${name}`),
      ...config.filter(({ type }) => type === 'secret').map(({ field }) => `${kind}.${field}`),
    ]);
    const authorizations = Object.entries(AUTHORIZATION_SECRETS).flatMap(([method, names]) =>
      names.map((name) => `authorization.${method}.${name}`),
    );
    const missing = [...named, ...onCards, ...authorizations].filter((name) => !canaries.has(name));
    expect(missing).toEqual([]);
    const source = (path: string): string => readFileSync(join(ROOT, 'packages', path), 'utf8');
    const proofs = [...source('core/src/webhook/definition.ts').matchAll(/readonly kind: '(\w+)'/g)];
    const kinds = new Set(proofs.map(([, kind]) => kind).filter((kind) => kind !== 'none'));
    expect([...kinds].filter((kind) => !canaries.has(`webhook.${kind}`))).toEqual([]);
    const prefixes = /type KeyPrefix = (.*);/.exec(
      source('server/src/features/access/access-routes.ts'),
    )?.[1];
    expect(prefixes).toBe("'cwk' | 'cwt' | 'cwa' | 'cws' | 'cwi'");
  });

  it('that are sent were sent: the destinations saw what may be seen nowhere else', () => {
    const received = echo.received();
    const sent = [
      'insider.api_key',
      'custom.headers',
      'authorization.headers.headers',
      'access token',
    ].concat(
      ['authorization.headers.parameters', 'authorization.oauth2_client_credentials.parameters'],
      [
        'authorization.oauth2_client_credentials.headers',
        'authorization.oauth2_client_credentials.client_secret',
      ],
    );
    const all = sent.map((name) => canaries.get(name)).filter((one) => one !== undefined);
    expect(
      all.filter((one) => found([one], 'what was sent', received).length === 0).map(({ name }) => name),
    ).toEqual([]);
  });

  it('are in no answer: not in problems, previews, logs, receipts, revisions, the audit log, metrics or live events', () => {
    expect(said.length).toBeGreaterThan(300);
    const list = [...canaries.values()];
    expect([...new Set(said.flatMap(({ where, text: told }) => found(list, where, told)))]).toEqual([]);
  });

  it('are on no output, however much is logged, but for the keys of a first start', () => {
    const first = lines.filter((line) => /admin token|tracking key|console\/setup#code=/.test(line));
    expect(first).toHaveLength(3);
    const logged = lines.filter((line) => !first.includes(line)).join('\n');
    expect(logged).toContain('"level":');
    expect(found([...canaries.values()], 'the log', logged)).toEqual([]);
  });

  it('are in clear in no file: not in the database, its journal, or a backup, packed or not', async () => {
    const list = [...canaries.values()];
    const to = join(folder, 'backup');
    const printed = execFileSync(
      process.execPath,
      [MAIN, 'backup', '--data', join(folder, 'data'), '--to', to],
      {
        encoding: 'utf8',
      },
    );
    expect(found(list, 'what the backup said', printed)).toEqual([]);
    const running = filesIn(join(folder, 'data'));
    expect(running.map(([path]) => path)).toEqual(expect.arrayContaining(['hub.db', 'hub.db-wal']));
    await hub.program.stop();
    // While it ran there was a journal; afterwards all of it is in the database, and a backup is that.
    const files = [...running.filter(([path]) => path.endsWith('-wal')), ...filesIn(folder)];
    const hits = files.flatMap(([path, bytes]) => textsOf(bytes).flatMap((part) => found(list, path, part)));
    expect([...new Set(hits)]).toEqual([]);
    const { values, packed } = valuesIn(join(to, 'hub.db'));
    expect(packed).toBeGreaterThan(20);
    const inRows = values.flatMap(([column, value]) => found(list, column, value));
    expect([...new Set(inRows)]).toEqual([]);
  });
});
