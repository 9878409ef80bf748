import { afterEach, beforeEach, expect, test } from 'vitest';
import { startSandbox, type Sandbox } from '../start-sandbox.ts';
import { paths, send, type Got } from '../testing/send.ts';
import { isLoopbackHost } from './loopback-host.ts';

const now = Date.parse('2026-06-01T12:00:00Z');
let sandbox: Sandbox;

beforeEach(async () => {
  sandbox = await startSandbox({ port: 0, token: 't', clock: () => now });
});
afterEach(() => sandbox.close());

const get = (path: string, headers?: Record<string, string>): Promise<Got> =>
  send(sandbox.url, `/_sandbox${path}`, headers === undefined ? {} : { headers });

function event(name: string, sequence: number): object {
  const timestamp = new Date(now - sequence * 1_000).toISOString();
  return { event_name: name, timestamp, event_params: { custom: { sequence } } };
}

async function upsert(uuid: string, events: object[], attributes: object = { name: 'Ada' }): Promise<void> {
  const got = await send(sandbox.url, paths.upsert, {
    body: { users: [{ identifiers: { uuid }, attributes, events }] },
  });
  expect(got.json()).toMatchObject({ data: { fail: {} } });
}

test.each([
  ['127.0.0.1', true],
  ['127.0.0.1:8585', true],
  ['localhost:1', true],
  ['LOCALHOST', true],
  ['sandbox.localhost:8585', true],
  ['[::1]:8585', true],
  ['evil.example', false],
  ['127.0.0.1.evil.example', false],
  ['localhost.evil.example', false],
  ['evil.example:127', false],
  ['', false],
])('host %s is loopback: %s', (host, loopback) => {
  expect(isLoopbackHost(host)).toBe(loopback);
});

test('the panel and its API answer to loopback names only; the public API to any', async () => {
  const Host = 'evil.example';
  expect((await get('', { Host })).status).toBe(403);
  expect((await get('/api/users', { Host })).status).toBe(403);
  expect(
    (await send(sandbox.url, '/_sandbox/api/reset', { method: 'POST', body: '', headers: { Host } })).status,
  ).toBe(403);
  expect((await send(sandbox.url, paths.upsert, { body: {}, headers: { Host } })).status).toBe(400);
});

test('changes need a JSON content type', async () => {
  const headers = { 'Content-Type': 'text/plain' };
  expect((await send(sandbox.url, '/_sandbox/api/reset', { method: 'POST', body: '', headers })).status).toBe(
    415,
  );
  expect(
    (await send(sandbox.url, '/_sandbox/api/mode', { method: 'PUT', body: '{', headers: {} })).status,
  ).toBe(400);
  expect((await send(sandbox.url, '/_sandbox/api/mode', { method: 'PUT', body: { x: 1 } })).status).toBe(400);
  expect((await send(sandbox.url, '/_sandbox', { method: 'POST', body: {} })).status).toBe(405);
});

test('users are found by identifier and name, the latest first', async () => {
  await upsert('first', []);
  await upsert('second', [], { name: 'Grace', surname: 'Hopper' });
  const users = async (query: string): Promise<unknown[]> =>
    ((await get(`/api/users${query}`)).json() as { users: { identifiers: { uuid: string[] } }[] }).users.map(
      ({ identifiers }) => identifiers.uuid[0],
    );
  expect(new Set(await users(''))).toEqual(new Set(['first', 'second']));
  expect(await users('?search=FIR')).toEqual(['first']);
  expect(await users('?search=grace%20h')).toEqual(['second']);
  expect(await users('?limit=1')).toHaveLength(1);
  expect(await users('?search=nobody')).toEqual([]);
});

test('a user shows its arrivals in order, its events newest first, and what was dropped', async () => {
  await upsert('u', [event('late', 9), event('early', 1)], { name: 'Ada', age: 'old' });
  await upsert('u', [event('late', 9)]);
  const [{ id }] = ((await get('/api/users')).json() as { users: [{ id: string }] }).users;
  const detail = (await get(`/api/users/${id}`)).json() as Record<string, Record<string, unknown>[]>;
  expect(detail['arrival']).toMatchObject([
    { sequence: 1, name: 'late', copies: 2, custom: { sequence: 9 } },
    { sequence: 2, name: 'early', copies: 1, custom: { sequence: 1 } },
  ]);
  expect(detail['events']).toMatchObject([{ name: 'early' }, { name: 'late' }]);
  expect(detail['dropped']).toMatchObject([
    { path: 'attributes.age', reason: 'must be a number', value: '"old"' },
  ]);
  expect(detail['changes']).toMatchObject([{ names: ['uuid', 'name'], request: 1, skipHook: false }]);
  expect((await get('/api/users/nobody')).status).toBe(404);
});

test('arrivals list one parameter per user in order of first arrival', async () => {
  await upsert('u', [event('a', 2), event('a', 1), event('a', 2)]);
  await upsert('v', [event('a', 5)]);
  await upsert('w', []);
  expect((await get('/api/arrivals?param=sequence')).json()).toMatchObject({
    users: [
      { identifiers: { uuid: ['u'] }, values: [2, 1], duplicates: 1 },
      { identifiers: { uuid: ['v'] }, values: [5], duplicates: 0 },
    ],
  });
  expect((await get('/api/arrivals?param=other')).json()).toEqual({ users: [] });
  expect((await get('/api/arrivals')).status).toBe(400);
});

test('stats count users, events, requests and order; reset empties them', async () => {
  await upsert('u', [event('a', 2), event('a', 1), event('a', 2)]);
  await send(sandbox.url, paths.upsert, { body: {} });
  const stats = {
    users: 1,
    entries: { accepted: 1, refused: 0 },
    events: { received: 3, stored: 2, duplicate: 1, dropped: 0 },
    requests: { total: 2, byStatus: { '200': 1, '400': 1 } },
    order: { customers: 1, received: 3, violations: 1, duplicates: 1, missing: 0 },
    pending: 0,
  };
  expect((await get('/api/stats')).json()).toEqual(stats);
  expect((await send(sandbox.url, '/_sandbox/api/reset', { method: 'POST', body: '' })).status).toBe(200);
  expect((await get('/api/stats')).json()).toMatchObject({
    users: 0,
    requests: { total: 0 },
    order: { received: 0 },
  });
  expect((await get('/api/requests')).json()).toEqual({ requests: [] });
});

test('requests are kept with their bodies', async () => {
  await send(sandbox.url, paths.upsert, { body: '{"users":[] }' });
  const { requests } = (await get('/api/requests')).json() as { requests: object[] };
  expect(requests).toMatchObject([{ id: 1, method: 'POST', path: paths.upsert, status: 400, bytes: 13 }]);
  expect((await get('/api/requests/1')).json()).toMatchObject({
    request: '{"users":[] }',
    response: '{"error":"users must be defined: bad request"}\n',
  });
  expect((await get('/api/requests/2')).status).toBe(404);
  expect((await get('/api/requests/x')).status).toBe(404);
});

test.each([
  '',
  '/requests',
  '/requests/9',
  '/users/x',
  '/nowhere',
  '/style.css',
  '/api/users',
  '/api/nowhere',
  '/%zz',
])('page %s is sent with its guards', async (path) => {
  const got = await get(path);
  expect([200, 400, 404]).toContain(got.status);
  expect(got.headers['content-security-policy']).toContain("default-src 'none'");
  expect(got.headers['x-content-type-options']).toBe('nosniff');
  expect(got.text).not.toContain('<script');
});

test('nothing a sender chose reaches a page unescaped', async () => {
  const evil = '<img src=x onerror=1>"\'&';
  await upsert(evil, [event('a', 1)], { name: evil, [evil]: evil, custom: { [evil]: evil } });
  const { users } = (await get('/api/users')).json() as { users: { id: string }[] };
  const pages = [
    '',
    `?search=${encodeURIComponent(evil)}`,
    `/users/${users[0]?.id}`,
    '/requests',
    '/requests/1',
  ];
  for (const page of pages) {
    const { status, text } = await get(page);
    expect(status).toBe(200);
    expect(text).not.toContain('<img');
  }
  expect((await get(`/users/${users[0]?.id}`)).text).toContain('&lt;img src=x onerror=1&gt;');
});

test('empty pages say what to do', async () => {
  expect((await get('')).text).toContain('No users yet');
  expect((await get('?search=zz')).text).toContain('No user matches');
  expect((await get('/requests')).text).toContain('No requests are kept');
});
