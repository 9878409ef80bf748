import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startHubProcess, type HubProcess } from '@causeway/cli/local/hub-process';
import { trackingRoute } from '@causeway/core/tracking/path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routeOf } from '../../packages/server/src/features/events-api/routes.ts';
import type { EventsApiTools } from '../../packages/server/src/features/events-api/exchange.ts';
import { routesAt } from '../../packages/server/src/features/v2-api/routes.ts';
import { until } from '../e2e/stack.ts';
import { addWorkspace, furnish, type Tenant } from './tenant.ts';

const SERVER = join(import.meta.dirname, '../../packages/server/src');
const ID = '{id}';

interface Answer {
  readonly status: number;
  readonly text: string;
}

let folder: string;
let hub: HubProcess;
let mine: Tenant;
let theirs: Tenant;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'causeway-roads-'));
  const first = await startHubProcess({ data: folder, firstStart: true });
  await first.program.stop();
  const token = await addWorkspace(folder, 'theirs');
  hub = await startHubProcess({ data: folder, firstStart: false });
  mine = await furnish(hub.url, first.keys?.adminToken ?? '', 'mine');
  theirs = await furnish(hub.url, token, 'theirs');
  for (const tenant of [mine, theirs])
    await until(
      async () => (await everything(tenant)).includes('"judging":{"state":"done"'),
      40_000,
      () => 'the audience is still being judged',
    );
}, 120_000);
afterAll(async () => {
  await hub.program.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function ask(
  method: string,
  path: string,
  headers: Readonly<Record<string, string>> = {},
  body?: unknown,
): Promise<Answer> {
  const response = await fetch(hub.url + path, {
    method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(20_000),
  });
  return { status: response.status, text: await response.text() };
}

/** Without what was asked for, and without what differs from one answer to the next. */
function told({ status, text }: Answer, asked: string): string {
  const whole = new RegExp(String.raw`(?<![\w-])${asked}(?![\w-])`, 'g');
  const same = text
    .replaceAll(/"(?:request_id|requestId)":"[^"]*"/g, '')
    .replaceAll(/"(?:timestamp|time)":"?[^",}]*/g, '');
  return `${status} ${same.replaceAll(whole, '<id>')}`;
}

const nothing = (id: string): string =>
  /^\d+$/.test(id) ? String(Number(id) + 1_000_000) : `${id.slice(0, -1)}${id.endsWith('0') ? '1' : '0'}`;

/** What a workspace can see of itself; nobody else may have changed it. */
async function everything({ admin, customer }: Tenant): Promise<string> {
  const paths = [
    'customers',
    'audiences',
    'templates',
    'authorizations',
    'integrations',
    'webhooks',
    'users',
  ];
  const parts = [...paths, 'tokens', 'sources', 'inbound', 'receipts', `customers/${customer}`].concat(
    ['events', 'timeline', 'outcomes', 'audiences'].map((part) => `customers/${customer}/${part}`),
  );
  const headers = { authorization: `Bearer ${admin}` };
  const answers = await Promise.all(parts.map((path) => ask('GET', `/v1/admin/${path}`, headers)));
  for (const { status, text } of answers) expect(status, `answered ${text}`).toBe(200);
  // When something was last looked at is no change of it.
  return answers.map(({ text }) => text.replaceAll(/"oldest_undelivered_seconds":[\d.]+/g, '')).join('\n');
}

/** The words that the files of a road compare parts of a path with. */
function wordsOf(files: readonly string[]): readonly string[] {
  const text = files.map((file) => readFileSync(join(SERVER, 'features', file), 'utf8')).join('\n');
  return [...new Set([...text.matchAll(/[a-z][a-z_]{2,}/g)].map(([word]) => word))];
}

describe('the API at /v2', () => {
  const files = ['routes.ts', 'job-routes.ts', 'segment-routes.ts'].map((file) => `v2-api/${file}`);
  const shape = (path: string): string => {
    const methods = routesAt(path);
    return typeof methods === 'object'
      ? JSON.stringify(Object.entries(methods).map(([method, { role }]) => [method, role]))
      : String(methods);
  };
  /** Words that mean something at this place: with any other word there, something else is answered. */
  const telling = (words: readonly string[], path: (word: string) => string): readonly string[] =>
    words.filter((word) => shape(path(word)) !== shape(path('zzz')));

  /** Every path that has an id in it and is served, as the routes themselves say. */
  function pathsWithIds(): readonly string[] {
    const words = wordsOf(files);
    const roots = ['v2', 'api'].flatMap((version) =>
      words.map((word) => `/${version}/${word}`).filter((path) => routesAt(path) !== undefined),
    );
    const paths = roots.flatMap((root) => {
      const firsts = [ID, 'webhook-triggers', ...telling(words, (word) => `${root}/${word}`)];
      const seconds = firsts.flatMap((first) => {
        const real = (path: string): string => path.replaceAll(ID, '7');
        const known = telling(words, (word) => real(`${root}/${first}/${word}`));
        return [
          `${root}/${first}`,
          `${root}/${first}/${ID}`,
          ...known.map((word) => `${root}/${first}/${word}`),
        ];
      });
      return seconds.flatMap((second) => {
        const known = telling(words, (word) => `${second.replaceAll(ID, '7')}/${word}`);
        return [second, ...known.map((word) => `${second}/${word}`)];
      });
    });
    return [...new Set(paths)].filter(
      (path) => path.includes(ID) && typeof routesAt(path.replaceAll(ID, '7')) === 'object',
    );
  }

  it('answers whatever is another workspace’s as what nobody has, at every path, and changes nothing', async () => {
    const paths = pathsWithIds();
    expect(paths).toEqual(
      expect.arrayContaining([
        '/v2/template/{id}/definition',
        '/v2/auth/{id}',
        '/v2/auth/webhook-triggers/{id}',
        '/api/segment/{id}/scan',
        '/v2/job/{id}/kill',
        '/v2/job/webhook-triggers/{id}/logs',
      ]),
    );
    const before = await everything(theirs);
    const body = {
      name: 'x',
      label: 'x',
      segment_ql: 'FILTER *',
      config: {},
      webhook_request_headers: 'A: b',
    };
    const headers = { authorization: mine.admin };
    const ids: Readonly<Record<string, readonly (keyof Tenant)[]>> = {
      template: ['template'],
      auth: ['authorization'],
      segment: ['segment', 'slug'],
      job: ['job'],
    };
    let asked = 0;
    for (const path of paths) {
      const kinds = ids[path.split('/')[2] ?? ''];
      expect(kinds, `no id is known for ${path}`).toBeDefined();
      for (const kind of kinds ?? []) {
        const [foreign, none] = [theirs[kind], nothing(theirs[kind])];
        for (const method of Object.keys(routesAt(path.replaceAll(ID, foreign)) ?? {})) {
          const given = method === 'GET' || method === 'DELETE' ? undefined : body;
          const reply = await ask(method, path.replaceAll(ID, foreign), headers, given);
          const missing = await ask(method, path.replaceAll(ID, none), headers, given);
          expect(told(reply, foreign), `${method} ${path}`).toBe(told(missing, none));
          // An id where a kind is asked for is no kind: 400.
          expect([400, 404], `${method} ${path}: ${reply.text}`).toContain(reply.status);
          asked++;
        }
      }
    }
    expect(asked).toBeGreaterThan(40);
    expect(await everything(theirs)).toBe(before);
  });

  it('lets nothing of another workspace be named in a body or a query', async () => {
    const headers = { authorization: mine.admin };
    const config = { segment_ids: [mine.segment], webhook_url: 'http://127.0.0.1:9/x' };
    const trigger = (part: object, rest: object = {}) => ({
      name: 'x',
      config: { ...config, ...part },
      ...rest,
    });
    const requests: readonly (readonly [keyof Tenant, string, string, (id: string) => unknown])[] = [
      ['segment', 'POST', '/v2/job/webhook-triggers', (id) => trigger({ segment_ids: [id] })],
      ['template', 'POST', '/v2/job/webhook-triggers', (id) => trigger({ template_id: id })],
      ['authorization', 'POST', '/v2/job/webhook-triggers', (id) => trigger({}, { auth_ids: [id] })],
      ['slug', 'POST', '/v2/segment', (id) => ({ name: 'x', segment_ql: `INCLUDE ${id}` })],
      ['slug', 'POST', '/v2/segment/validate', (id) => ({ segment_ql: `INCLUDE ${id}` })],
      ['slug', 'POST', '/v2/segment/size', (id) => ({ segment_ql: `INCLUDE ${id}` })],
      ['customer', 'POST', `/v2/template/${mine.template}/test`, (id) => ({ entity_id: id })],
    ];
    const before = await everything(theirs);
    for (const [kind, method, path, body] of requests) {
      const [foreign, none] = [theirs[kind], nothing(theirs[kind])];
      const reply = await ask(method, path, headers, body(foreign));
      const missing = await ask(method, path, headers, body(none));
      expect(told(reply, foreign), `${path} with ${kind}`).toBe(told(missing, none));
      expect(reply.text.replaceAll(foreign, '')).not.toContain('theirs');
    }
    for (const path of ['/v2/template', '/v2/auth', '/v2/segment', '/v2/job']) {
      const foreign = await ask('GET', `${path}?account_id=${theirs.account}`, headers);
      const none = await ask('GET', `${path}?account_id=nobody`, headers);
      expect([foreign.status, told(foreign, theirs.account)]).toEqual([403, told(none, 'nobody')]);
      expect((await ask('GET', path, headers)).text).not.toContain('theirs');
    }
    expect(await everything(theirs)).toBe(before);
  });
});

describe('the events API', () => {
  const own = (): Record<string, string> => ({ 'x-api-key': mine.apiKey });

  it('reads nobody else’s customers, at every path that it has', async () => {
    const tools = { activeWebhooks: async () => [] } as unknown as EventsApiTools;
    const words = wordsOf(['events-api/routes.ts']);
    const served = (path: string): boolean => typeof routeOf(path, tools) === 'object';
    const paths = words
      .flatMap((word) => [`/${word}/${ID}`, ...words.map((part) => `/${word}/${ID}/${part}`)])
      .filter((path) => served(path.replace(ID, 'x')));
    expect(paths.toSorted()).toEqual([
      '/customers/{id}',
      '/customers/{id}/events',
      '/customers/{id}/history',
    ]);
    for (const path of paths) {
      const [foreign, none] = [theirs.customer, nothing(theirs.customer)];
      const reply = await ask('GET', path.replace(ID, foreign), own());
      expect(reply.status, `answered ${reply.text}`).toBe(404);
      expect(told(reply, foreign)).toBe(told(await ask('GET', path.replace(ID, none), own()), none));
      const found = await ask('GET', path.replace(ID, foreign), { 'x-api-key': theirs.apiKey });
      expect(found.status, `answered ${found.text}`).toBe(200);
    }
    const lists = words.filter((word) => served(`/${word}`)).concat('entities/incoming_webhooks/webhook');
    expect(lists.toSorted()).toEqual([
      'customers',
      'entities/incoming_webhooks/webhook',
      'events',
      'webhooks',
    ]);
    for (const list of lists.filter((one) => one !== 'events')) {
      const reply = await ask('GET', `/${list}`, own());
      expect([reply.status, reply.text.includes('theirs')], `answered ${reply.text}`).toEqual([200, false]);
    }
  });

  it('writes to the own customer of that name', async () => {
    const before = await everything(theirs);
    const event = { customer: theirs.customer, action: 'opt_in', data: {} };
    expect((await ask('POST', '/events', own(), event)).status).toBe(200);
    expect((await ask('POST', '/events/bulk', own(), { events: [event] })).status).toBe(200);
    expect(await everything(theirs)).toBe(before);
    expect((await ask('GET', `/customers/${theirs.customer}`, own())).status).toBe(200);
  });
});

describe('the tracking API', () => {
  it('touches nobody else’s customers, and repeats nobody else’s messages', async () => {
    const before = await everything(theirs);
    const headers = { authorization: `Basic ${btoa(`${mine.writeKey}:`)}` };
    const [userId, anonymousId] = [theirs.customer, 'a-1'];
    const calls: Readonly<Record<string, object>> = {
      identify: { userId, traits: { city: 'taken' } },
      track: { userId, event: 'Taken' },
      page: { userId, name: 'x' },
      screen: { userId, name: 'x' },
      group: { userId, groupId: 'g', traits: {} },
      alias: { previousId: userId, userId: 'somebody' },
      batch: { batch: [{ type: 'identify', anonymousId, userId, traits: { city: 'taken' } }] },
    };
    // Every kind of call that a path can ask for; those of other clients are batches of these.
    const names = readFileSync(join(SERVER, '../../core/src/tracking/path.ts'), 'utf8').matchAll(
      /^ {2}(\w+): '/gm,
    );
    const kinds = new Set([...names].map(([, name]) => trackingRoute(`/v1/${name}`)));
    expect(kinds).toEqual(new Set(Object.keys(calls)));
    for (const [kind, call] of Object.entries(calls)) {
      const reply = await ask('POST', `/v1/${kind}`, headers, { messageId: 'm-1', ...call });
      expect(reply.status, `${kind}: ${reply.text}`).toBe(200);
    }
    expect(await everything(theirs)).toBe(before);
    // The same message id of another source was no repetition.
    const admin = { authorization: `Bearer ${mine.admin}` };
    const made = await ask('GET', `/v1/admin/customers/${userId}`, admin);
    expect([made.status, made.text.includes('taken')]).toEqual([200, true]);
  });
});

describe('webhooks', () => {
  it('of one account open nothing at another’s address', async () => {
    const before = await everything(theirs);
    const send = (
      account: string,
      endpoint: string,
      token: string,
      customer: string = theirs.customer,
    ): Promise<Answer> =>
      ask(
        'POST',
        `/webhooks/custom/${account}/${endpoint}`,
        { authorization: `Bearer ${token}` },
        {
          customer_id: customer,
        },
      );
    const refused = await send(theirs.account, theirs.endpoint, mine.hookToken);
    expect([refused.status, refused.text]).toEqual([
      401,
      (await send(theirs.account, theirs.endpoint, 'no')).text,
    ]);
    // An endpoint that only the other account has is no endpoint, and so is one of no account.
    const elsewhere = await send(mine.account, theirs.endpoint, mine.hookToken);
    expect(elsewhere.status).toBe(404);
    expect(told(elsewhere, theirs.endpoint)).toBe(
      told(await send(mine.account, 'nowhere', mine.hookToken), 'nowhere'),
    );
    const noAccount = await send('f00d', theirs.endpoint, mine.hookToken);
    expect(told(noAccount, 'f00d')).toBe(told(await send('beef', 'nowhere', mine.hookToken), 'beef'));
    const welcome = await send(mine.account, mine.endpoint, mine.hookToken, 'newcomer');
    expect([welcome.status, welcome.text]).toEqual([200, '{"ok":true}']);
    // What was refused is written down with whom it was sent to, and changed nothing of theirs.
    const after = await everything(theirs);
    const withoutReceipts = (text: string): string =>
      text
        .split('\n')
        .filter((line) => !line.includes('"identifier":"rcp_') && line !== '{"data":[],"next":null}')
        .filter((line) => !line.startsWith('{"data":[],"next":null,"scanned_to"'))
        .join('\n')
        .replaceAll(/"last_request_at":[^,}\]]*/g, '');
    expect(withoutReceipts(after)).toBe(withoutReceipts(before));
  });

  it('of Insider reach the integration whose key they carry, and no other', async () => {
    const before = await everything(theirs);
    const body = { attrs: { uuid: theirs.customer, city: 'taken' }, hook_id: 1, insider_id: 'i-1' };
    for (const path of ['', '/profile', '/event']) {
      const url = `/v1/webhook/insider${path}`;
      expect((await ask('POST', `${url}?api_key=${mine.insiderKey}`, {}, body)).status).toBe(200);
      const none = await ask('POST', `${url}?api_key=${nothing(theirs.insiderKey)}`, {}, body);
      expect(none.status).toBe(401);
    }
    expect(await everything(theirs)).toBe(before);
  });
});

describe('a credential', () => {
  it('opens the road it was made for, and no other', async () => {
    const roads: Readonly<Record<string, readonly [method: string, path: string, body?: unknown]>> = {
      admin: ['GET', '/v1/admin/workspace'],
      stream: ['GET', '/v1/admin/live'],
      v2: ['GET', '/v2/template'],
      events: ['GET', '/customers'],
      tracking: ['POST', '/v1/identify', { userId: 'x', messageId: 'z' }],
      signed: ['POST', '/v1/events', { type: 'identify', userId: 'x', messageId: 'z2' }],
      insider: ['POST', '/v1/webhook/insider', { attrs: { uuid: 'x' }, hook_id: 1, insider_id: 'i' }],
      hooks: ['POST', `/webhooks/custom/${mine.account}/${mine.endpoint}`, { customer_id: 'x' }],
    };
    const right: Readonly<Record<string, readonly string[]>> = {
      admin: ['admin', 'stream', 'v2'],
      viewer: ['admin', 'stream', 'v2'],
      // Who already gives Insider an API key may go on with it.
      apiKey: ['events', 'insider'],
      // A signing secret is never sent.
      apiSecret: [],
      writeKey: ['tracking'],
      insiderKey: ['insider'],
      hookToken: ['hooks'],
      nobody: [],
    };
    const given: Readonly<Record<string, string>> = { ...mine, nobody: `cwt_${'x'.repeat(32)}` };
    for (const [name, opens] of Object.entries(right)) {
      const key = given[name] ?? '';
      const ways: readonly (readonly [string, Record<string, string>])[] = [
        ['', { authorization: `Bearer ${key}` }],
        ['', { authorization: key }],
        ['', { authorization: `Basic ${btoa(`${key}:`)}` }],
        ['', { authorization: `Basic ${btoa(`x:${key}`)}` }],
        ['', { 'x-api-key': key, 'x-write-key': key }],
        ['', { cookie: `causeway_session=${key}`, 'x-csrf-token': key }],
        [`?api_key=${key}&key=${key}&access_token=${key}&writeKey=${key}`, {}],
      ];
      for (const [road, [method, path, body]] of Object.entries(roads)) {
        const statuses: number[] = [];
        for (const [query, headers] of ways) {
          const abort = new AbortController();
          const response = await fetch(hub.url + path + query, {
            method,
            headers,
            signal: abort.signal,
            ...(body === undefined ? {} : { body: JSON.stringify(body) }),
          });
          statuses.push(response.status);
          abort.abort();
        }
        const open = statuses.some((status) => status < 300);
        expect([open, statuses.includes(500)], `${name} at ${road}: ${statuses.join(' ')}`).toEqual([
          opens.includes(road),
          false,
        ]);
      }
    }
  });

  it('that would have to be signed with opens no road that nobody signs', async () => {
    const headers = { authorization: `Bearer ${mine.admin}`, 'content-type': 'application/json' };
    const hook = { attrs: { uuid: 'x' }, hook_id: 2, insider_id: 'i' };
    const asked = (key: string): Promise<Answer> =>
      ask('POST', `/v1/webhook/insider?api_key=${key}`, {}, hook);
    for (const signed of [true, false]) {
      const changed = await ask('PATCH', '/v1/admin/workspace', headers, { require_signature: signed });
      expect(changed.status, `answered ${changed.text}`).toBe(200);
      expect((await ask('GET', '/customers', { 'x-api-key': mine.apiKey })).status).toBe(signed ? 401 : 200);
      expect((await asked(mine.apiKey)).status).toBe(signed ? 401 : 200);
      expect((await asked(mine.insiderKey)).status).toBe(200);
    }
  });

  it('has every road of the hub tried here', () => {
    const source = readFileSync(join(SERVER, 'app/hub.ts'), 'utf8');
    const raw = /createHttpServer\(\[([^\]]*)\]/
      .exec(source)?.[1]
      ?.split(',')
      .map((one) => one.trim());
    expect(raw).toEqual(['tracking', 'eventsApi.handler', 'webhooks.handler', 'insider.receiver', 'v2']);
  });
});
