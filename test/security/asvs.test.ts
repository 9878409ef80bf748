import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { startHubProcess, type HubProcess } from '@causeway/cli/local/hub-process';
import { equalSecret } from '@causeway/core/webhook/equal-secret';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { same } from '../../packages/server/src/app/authenticate.ts';
import { furnish, type Tenant } from './tenant.ts';

const ROOT = join(import.meta.dirname, '../..');
const OWNER = { email: 'ada@example.com', password: 'four words of the garden' };

let folder: string;
let hub: HubProcess;
let mine: Tenant;
let cookie = '';
let csrf = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'causeway-asvs-'));
  hub = await startHubProcess({ data: folder, firstStart: true });
  mine = await furnish(hub.url, hub.keys?.adminToken ?? '', 'mine');
}, 120_000);
afterAll(async () => {
  await hub.program.stop();
  rmSync(folder, { recursive: true, force: true });
});

interface Told {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

async function ask(
  method: string,
  path: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Told> {
  const bytes = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
  const response = await fetch(hub.url + path, {
    method,
    headers: { ...(bytes === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(bytes === undefined ? {} : { body: bytes }),
    signal: AbortSignal.timeout(25_000),
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

const asAdmin = (): Record<string, string> => ({ authorization: `Bearer ${mine.admin}` });
const byKey = (): Record<string, string> => ({ 'x-api-key': mine.apiKey });
const track = (body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Told> =>
  ask('POST', '/v1/identify', body, { 'x-write-key': mine.writeKey, ...headers });
const signIn = (email: string, password: string): Promise<Told> =>
  ask('POST', '/v1/admin/session', { email, password });

/** The rows of the table, by the number of their item. */
function rows(): ReadonlyMap<string, string> {
  const table = readFileSync(join(ROOT, 'docs/operations/asvs.md'), 'utf8');
  return new Map(
    table
      .split('\n')
      .filter((line) => /^\| \d/.test(line))
      .map((line) => [line.split('|')[1]?.trim() ?? '', line]),
  );
}

describe('the table of docs/operations/asvs.md', () => {
  const items =
    '1.3.5 1.3.6 1.3.7 1.3.12 1.5.2 1.5.3 2.3.3 2.4.1 3.2.1 3.4.2 3.4.3 3.4.6 3.5.1 4.1.1 4.1.5 5.2.3 7.2.2 8.2.2 8.4.1 11.2.4 13.1.3 13.2.4 13.2.5 13.2.6 13.3.1 13.3.4 14.2.4 15.3.3 15.3.4 15.3.6 15.4.2 15.4.4 16.2.5 16.4.1 16.5.1 16.5.2 16.5.3';

  it('has every item that bites here, and names tests that there are', () => {
    expect([...rows().keys()]).toEqual(items.split(' '));
    const own = readFileSync(import.meta.filename, 'utf8');
    for (const [item, row] of rows()) {
      const named = [...row.matchAll(/`([\w./-]+\.test\.ts)`/g)].map(([, path]) => path ?? '');
      expect(named, `tests of ${item}`).not.toEqual([]);
      for (const path of named) expect(existsSync(join(ROOT, path)), `${path} of ${item}`).toBe(true);
      if (row.includes('`test/security/asvs.test.ts`'))
        expect(own, `test of ${item}`).toContain(`'${item}: `);
    }
  });
});

describe('what senders write', () => {
  it('1.3.5: a template takes values, and never a part of itself from an event', async () => {
    const hostile = "%(secret)s ${7*7} {{7*7}} ##user_id## ' + std.extVar('x') + '";
    const entity = { event: 'x', name: hostile };
    const source = "local event = import 'lytemplates.libsonnet'; { name: event.get('name') }";
    const reply = await ask('POST', '/v1/admin/template-renders', { source, entity }, asAdmin());
    expect(reply.status, `answered ${reply.text}`).toBe(200);
    expect(reply.text).toContain(JSON.stringify(hostile).slice(1, -1));
    expect(reply.text).not.toContain('49');
  });

  it('1.5.2: keys that would change what an object is, and odd numbers, are data or refused', async () => {
    const text = `{"userId":"odd","messageId":"odd-1","traits":{"__proto__":{"admin":true},"constructor":1,"n":1e999,"big":12345678901234567890}}`;
    expect((await track(text)).status).toBe(200);
    const kept = await ask('GET', '/v1/admin/customers/odd', undefined, asAdmin());
    expect(kept.status).toBe(200);
    expect(kept.text).not.toContain('"admin":true');
    const admin = await ask('POST', '/v1/admin/sources', '{"__proto__":{"name":"x"}}', asAdmin());
    expect(admin.status).toBe(400);
  });

  it('1.5.3: of two equal keys the last one counts on every road', async () => {
    const roads: readonly (readonly [string, string, Record<string, string>, string])[] = [
      [
        '/v1/identify',
        '{"userId":"first","userId":"twice","messageId":"tw-1"}',
        { 'x-write-key': mine.writeKey },
        'twice',
      ],
      [
        '/events',
        '{"customer":"first","customer":"twice-e","action":"opt_in","data":{}}',
        byKey(),
        'twice-e',
      ],
    ];
    for (const [path, body, headers, id] of roads) {
      expect((await ask('POST', path, body, headers)).status, `at ${path}`).toBe(200);
      expect((await ask('GET', `/customers/${id}`, undefined, byKey())).status, `at ${path}`).toBe(200);
    }
    expect((await ask('GET', '/customers/first', undefined, byKey())).status).toBe(404);
  });

  it('5.2.3: what is packed is bounded as it is unpacked, not as it is sent', async () => {
    const bomb = Buffer.alloc(24 * 1024 * 1024, 32);
    const before = process.hrtime.bigint();
    for (const [encoding, bytes] of [
      ['gzip', gzipSync(bomb)],
      ['br', brotliCompressSync(bomb)],
    ] as const) {
      for (const [path, headers] of [
        ['/v1/batch', { 'x-write-key': mine.writeKey }],
        ['/events', byKey()],
        ['/v2/template', { authorization: mine.admin }],
        [`/v1/webhook/insider?api_key=${mine.insiderKey}`, {}],
      ] as const) {
        const status = await raw(path, bytes, { ...headers, 'content-encoding': encoding });
        expect([400, 413], `${encoding} at ${path}`).toContain(status);
      }
    }
    expect(Number(process.hrtime.bigint() - before) / 1e6).toBeLessThan(20_000);
    expect((await ask('GET', '/readyz')).status).toBe(200);
  });

  it('15.3.3: a body sets what its operation names, and nothing else', async () => {
    const words = { workspace: 2, id: 1, role: 'owner', public_id: 'x', created_at: 'x', revision: 9 };
    for (const [method, path, body] of [
      ['POST', '/v1/admin/sources', { name: 'x' }],
      ['PATCH', '/v1/admin/workspace', {}],
      ['POST', '/v1/admin/templates', { name: 'x', source: '{}' }],
    ] as const) {
      for (const [word, value] of Object.entries(words)) {
        const reply = await ask(method, path, { ...body, [word]: value }, asAdmin());
        expect([reply.status, reply.text], `${path} with ${word}`).toEqual([
          422,
          expect.stringContaining(`"/${word}"`) as string,
        ]);
      }
    }
  });
});

describe('what the hub answers', () => {
  it('3.2.1: nothing that was sent is ever answered as a page', async () => {
    const page = '<script>alert(1)</script>';
    await track({ userId: page, messageId: 'page-1', traits: { name: page } });
    for (const [path, headers] of [
      [`/v1/admin/customers/${encodeURIComponent(page)}`, asAdmin()],
      [`/customers/${encodeURIComponent(page)}`, byKey()],
      [`/nothing/${encodeURIComponent(page)}?${page}`, {}],
      ['/v1/projects/%3Cscript%3E/settings', {}],
    ] as const) {
      const reply = await ask('GET', path, undefined, headers);
      expect(reply.headers.get('content-type'), `at ${path}`).toMatch(/^application\/(?:problem\+)?json/);
      expect(reply.headers.get('x-content-type-options'), `at ${path}`).toBe('nosniff');
    }
  });

  it('3.4.2: any page may send events, and none may use the admin API', async () => {
    const from = { origin: 'https://evil.example' };
    const open = await track({ userId: 'o', messageId: 'o-1' }, from);
    expect(open.headers.get('access-control-allow-origin')).toBe('*');
    expect(open.headers.get('access-control-allow-credentials')).toBeNull();
    for (const path of ['/v1/admin/workspace', '/v2/template', '/customers']) {
      const reply = await ask('GET', path, undefined, {
        ...from,
        ...asAdmin(),
        ...byKey(),
        authorization: mine.admin,
      });
      expect(reply.headers.get('access-control-allow-origin'), `at ${path}`).toBeNull();
    }
  });

  it('4.1.1: every answer with a body says what it is, in which letters', async () => {
    for (const [path, headers] of [
      ['/v1/admin/workspace', asAdmin()],
      ['/v1/admin/nothing', asAdmin()],
      ['/nothing', {}],
      ['/customers', byKey()],
      ['/customers', {}],
      ['/v2/template', { authorization: mine.admin }],
      ['/livez', {}],
      ['/metrics', {}],
      ['/console/', {}],
    ] as const) {
      const reply = await ask('GET', path, undefined, headers);
      expect(reply.headers.get('content-type'), `at ${path}`).toMatch(/charset=utf-8/i);
    }
  });

  it('16.5.1: what goes wrong is told without what is behind it', async () => {
    const bad: readonly (readonly [string, string, unknown, Record<string, string>])[] = [
      ['GET', '/v1/admin/customers?cursor=%00', undefined, asAdmin()],
      ['POST', '/v1/admin/sources', '{', asAdmin()],
      ['GET', `/v1/admin/customers/${'x'.repeat(5_000)}`, undefined, asAdmin()],
      ['POST', '/events', '[[[', byKey()],
      ['POST', '/v2/template', '\u0000', { authorization: mine.admin }],
      ['POST', '/v1/track', '\u0000', { 'x-write-key': mine.writeKey }],
    ];
    for (const [method, path, body, headers] of bad) {
      const reply = await ask(method, path, body, headers);
      expect(reply.status, `${path}: ${reply.text}`).toBeLessThan(500);
      expect(reply.text).not.toMatch(/node_modules|\.ts:|\.js:\d|at \w+ \(|SQLITE|SELECT |Error:/);
    }
  });
});

describe('who gets in', () => {
  it('7.2.2: sessions are made anew and end; a key of a machine is no session, and a session no key', async () => {
    const made = await ask('POST', '/v1/admin/setup', { ...OWNER, name: 'Ada', code: hub.keys?.setupCode });
    expect(made.status, `answered ${made.text}`).toBe(200);
    const given = made.headers.getSetCookie()[0] ?? '';
    expect(given).toMatch(/; Path=\/; HttpOnly; SameSite=Strict$/);
    cookie = given.split(';')[0] ?? '';
    csrf = (JSON.parse(made.text) as { csrf_token: string }).csrf_token;
    const secret = cookie.split('=')[1] ?? '';
    const planted = await ask('POST', '/v1/admin/session', OWNER, {
      cookie: 'causeway_session=' + 'p'.repeat(43),
    });
    expect(planted.headers.getSetCookie()[0]).not.toContain('p'.repeat(43));
    // What was planted before somebody signed in opens nothing afterwards, nor does it hide their own session.
    const before = `causeway_session=${'p'.repeat(43)}`;
    expect((await ask('GET', '/v1/admin/session', undefined, { cookie: before })).status).toBe(401);
    for (const both of [`${before}; ${cookie}`, `${cookie}; ${before}`]) {
      const { status, text } = await ask('GET', '/v1/admin/session', undefined, { cookie: both });
      expect([401, 200], `answered ${text}`).toContain(status);
      if (status === 200) expect(text).toContain(OWNER.email);
    }
    expect((await ask('GET', '/v1/admin/session', undefined, { cookie })).status).toBe(200);
    expect(
      (await ask('GET', '/v1/admin/session', undefined, { authorization: `Bearer ${secret}` })).status,
    ).toBe(401);
    for (const key of [mine.admin, mine.writeKey, mine.apiKey])
      expect(
        (await ask('GET', '/v1/admin/session', undefined, { cookie: `causeway_session=${key}` })).status,
      ).toBe(401);
    // Signing out everywhere else ends the one that was just made.
    const other = planted.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const out = { cookie, 'x-csrf-token': csrf };
    expect((await ask('DELETE', '/v1/admin/account/sessions', undefined, out)).status).toBe(204);
    expect((await ask('GET', '/v1/admin/session', undefined, { cookie: other })).status).toBe(401);
  });

  it('15.3.4: where a request comes from, its headers do not say', async () => {
    const forged = {
      'x-forwarded-for': '203.0.113.9',
      'x-real-ip': '203.0.113.9',
      forwarded: 'for=203.0.113.9',
    };
    expect((await ask('POST', '/v1/admin/session', OWNER, forged)).status).toBe(200);
    const { text } = await ask('GET', '/v1/admin/account/sessions', undefined, { cookie });
    const { data } = JSON.parse(text) as { data: readonly { address: string }[] };
    expect(data.length).toBeGreaterThan(1);
    for (const { address } of data) expect(address).toMatch(/^(?:::ffff:)?127\.0\.0\.1$/);
  });

  it('3.5.1: a change takes the token of the session, and a page of this hub', async () => {
    const change = (headers: Record<string, string>): Promise<Told> =>
      ask('PATCH', '/v1/admin/workspace', {}, { cookie, ...headers });
    expect((await change({})).status).toBe(403);
    expect((await change({ 'x-csrf-token': csrf, origin: 'https://evil.example' })).status).toBe(403);
    expect((await change({ 'x-csrf-token': csrf, 'sec-fetch-site': 'same-site' })).status).toBe(403);
    expect((await change({ 'x-csrf-token': csrf })).status).toBe(200);
  });

  it('11.2.4: an unknown address takes as long as a wrong password, and digests are compared', async () => {
    const times: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] };
    for (let turn = 0; turn < 3; turn++) {
      for (const [kind, email] of [
        ['known', OWNER.email],
        ['unknown', `nobody-${turn}@example.com`],
      ] as const) {
        const begin = performance.now();
        const reply = await signIn(email, 'not the password');
        times[kind].push(performance.now() - begin);
        expect([reply.status, reply.text]).toEqual([
          401,
          expect.stringContaining('wrong_credentials') as string,
        ]);
      }
    }
    // Leaving the hash out for one of them would be a hundred times faster.
    const fastest = (of: 'known' | 'unknown'): number => Math.min(...times[of]);
    expect(fastest('unknown') / fastest('known')).toBeGreaterThan(1 / 3);
    expect(fastest('unknown') / fastest('known')).toBeLessThan(3);
    for (const compare of [same, equalSecret]) {
      expect([compare('abc', 'abc'), compare('abc', 'abd'), compare('abc', 'abcd')]).toEqual([
        true,
        false,
        false,
      ]);
      expect(compare('', 'x')).toBe(false);
    }
  });

  it('2.4.1: guessing passwords, codes and invitations ends after a few tries, whatever headers say', async () => {
    for (let turn = 0; turn < 5; turn++) await signIn('locked@example.com', 'x');
    expect((await signIn('locked@example.com', 'x')).status).toBe(429);
    const statuses: number[] = [];
    for (let turn = 0; turn < 40; turn++) {
      const reply = await ask(
        'POST',
        '/v1/admin/invitation/open',
        { token: `guess-${turn}` },
        { 'x-forwarded-for': `203.0.113.${turn}` },
      );
      statuses.push(reply.status);
      if (reply.status === 429) break;
    }
    expect(statuses.at(-1)).toBe(429);
    const refused = await signIn(OWNER.email, OWNER.password);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    // Keys are 24 random bytes: what there are too many of to guess needs no lock that anybody could close on others.
    expect(Buffer.from(mine.admin.slice(4), 'base64url')).toHaveLength(24);
    // Who is signed in already goes on.
    expect((await ask('GET', '/v1/admin/session', undefined, { cookie })).status).toBe(200);
  });
});

describe('what happens at once', () => {
  it('2.3.3: many requests with one id have one effect', async () => {
    const event = { customer: 'once', action: 'opt_in', data: {} };
    const headers = { ...byKey(), 'idempotency-key': 'once-1' };
    const replies = await Promise.all(
      Array.from({ length: 20 }, () => ask('POST', '/events', event, headers)),
    );
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200]));
    const events = await ask('GET', '/v1/admin/customers/once/events', undefined, asAdmin());
    const { data } = JSON.parse(events.text) as { data: readonly { type: string }[] };
    expect(data.filter(({ type }) => type === 'opt_in')).toHaveLength(1);
  });
});

/** A body as bytes, whose sender hears the answer even when it comes before all was sent. */
function raw(path: string, body: Buffer, headers: Readonly<Record<string, string>>): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(hub.url + path, { method: 'POST', headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
