import { connect } from 'node:net';
import * as fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { publishedRates } from '../wire/limits.ts';
import { startSandbox, type Sandbox, type SandboxOptions } from '../start-sandbox.ts';
import { paths, send } from '../testing/send.ts';

let open: Sandbox[] = [];

async function start(options: SandboxOptions = {}): Promise<Sandbox> {
  const sandbox = await startSandbox({ port: 0, token: 't', ...options });
  open.push(sandbox);
  return sandbox;
}

afterEach(async () => {
  await Promise.all(open.map((sandbox) => sandbox.close()));
  open = [];
});

const ada = { users: [{ identifiers: { uuid: 'u' }, attributes: { name: 'Ada' } }] };
const denied = {
  success: false,
  message: 'Access Denied. You do not have sufficient access to perform this action.',
};

test.each([
  { 'X-REQUEST-TOKEN': 'wrong' },
  { 'X-REQUEST-TOKEN': undefined },
  { 'X-PARTNER-NAME': 'Sandbox' },
  { 'X-PARTNER-NAME': undefined },
])('keys %j are refused', async (headers) => {
  const { url, account } = await start();
  const got = await send(url, paths.upsert, { body: ada, headers });
  expect(got.status).toBe(403);
  expect(got.json()).toEqual(denied);
  expect(account.directory.users.size).toBe(0);
});

test.each([
  ['application/json', 200],
  ['Application/JSON; charset=utf-8', 200],
  ['text/plain', 400],
  [undefined, 400],
  ['application/jsonp', 400],
])('content type %s gets %i', async (type, status) => {
  const { url } = await start();
  const got = await send(url, paths.upsert, { body: ada, headers: { 'Content-Type': type } });
  expect(got.status).toBe(status);
  if (status === 400) expect(got.json()).toEqual({ error: 'content type must be application/json' });
});

test('the identity DELETE needs no content type', async () => {
  const { url } = await start();
  const body = { identifiers: { uuid: 'u' } };
  const got = await send(url, paths.identity, {
    method: 'DELETE',
    body,
    headers: { 'Content-Type': undefined },
  });
  expect(got.status).toBe(404);
});

test('a body may have 5,000,000 bytes and not one more', async () => {
  const { url } = await start();
  const frame = JSON.stringify({ ...ada, pad: '' });
  const padded = (size: number): string => JSON.stringify({ ...ada, pad: 'x'.repeat(size - frame.length) });
  expect((await send(url, paths.upsert, { body: padded(5_000_000) })).status).toBe(200);
  const got = await send(url, paths.upsert, { body: padded(5_000_001) });
  expect(got.status).toBe(400);
  expect(got.json()).toEqual({ error: 'request body is bigger than maximum allowed size 5,000,000 bytes' });
});

test('unknown paths and methods', async () => {
  const { url } = await start();
  expect((await send(url, '/api/user/v1/get')).status).toBe(404);
  expect((await send(url, paths.upsert)).status).toBe(405);
});

test('upsert and attribute/delete share one pool, the others have their own', async () => {
  let now = 0;
  const rates = { write: 2, identityUpdate: 1, identityDelete: 1, userDelete: 1, anonymize: 1, profile: 1 };
  const { url } = await start({ rates, clock: () => now, mode: { retryAfterSeconds: 1 } });
  const status = async (path: string, method = 'POST'): Promise<number> =>
    (await send(url, path, { method, body: {} })).status;
  expect(await status(paths.upsert)).toBe(400);
  expect(await status(paths.attributeDelete)).toBe(400);
  const refused = await send(url, paths.upsert, { body: ada });
  expect(refused.json()).toEqual({ error: 'rejected: too many requests' });
  expect(refused.headers['retry-after']).toBe('30');
  for (const [path, method] of [
    [paths.identity, 'PATCH'],
    [paths.identity, 'DELETE'],
    [paths.userDelete, 'POST'],
    [paths.anonymize, 'POST'],
  ] as const) {
    expect(await status(path, method)).toBe(400);
    expect(await status(path, method)).toBe(429);
  }
  expect(await status(paths.contactAnonymize)).toBe(429);
  now += 30_000;
  expect((await send(url, paths.upsert, { body: ada })).status).toBe(200);
});

test('the published rates', () => {
  expect(publishedRates).toEqual({
    write: 25_000,
    identityUpdate: 2_000,
    identityDelete: 1_000,
    userDelete: 10_000,
    anonymize: 500,
    profile: 1_000,
  });
});

test('nothing sent to any endpoint crashes it or makes it answer outside its statuses', async () => {
  const { url } = await start();
  const targets = Object.values(paths).map(
    (path) => [path === paths.identity ? 'PATCH' : 'POST', path] as const,
  );
  const users = fc.array(
    fc.record({ identifiers: fc.jsonValue(), attributes: fc.jsonValue(), events: fc.jsonValue() }),
  );
  const body = fc.oneof(
    fc.json(),
    fc.string(),
    fc
      .record({ users, identifiers: fc.jsonValue(), attributes: fc.jsonValue() })
      .map((value) => JSON.stringify(value)),
  );
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...targets), body, async ([method, path], text) => {
      expect([200, 400, 404]).toContain((await send(url, path, { method, body: text })).status);
    }),
    { numRuns: 150 },
  );
});

const deep = '['.repeat(1_000_000) + ']'.repeat(1_000_000);

test.each([
  ['malformed JSON', '{"users":[', 400],
  ['an empty body', '', 400],
  ['JSON that is no object', '[]', 400],
  ['deep nesting', `{"users":[{"identifiers":{"uuid":${deep}},"attributes":{"name":"a"}}]}`, 200],
  [
    'deep nesting below',
    `{"users":[{"insider_id":"a","attributes":{"name":"b","custom":{"x":${deep}}}}]}`,
    200,
  ],
  ['lone surrogates', '{"users":[{"insider_id":"\\ud800","attributes":{"name":"\\udfff"}}]}', 200],
  ['NUL', '{"users":[{"identifiers":{"uuid":"\\u0000"},"attributes":{"name":"\\u0000"}}]}', 200],
  [
    'names of the prototype',
    '{"__proto__":{"users":[]},"users":[{"__proto__":{"a":1},"identifiers":{"uuid":"p","custom":{"__proto__":"x"}},' +
      '"attributes":{"__proto__":{"polluted":1},"constructor":1,"custom":{"__proto__":["polluted"],"toString":"x"}},' +
      '"events":[{"event_name":"a","timestamp":"2026-01-01T00:00:00Z","event_params":{"__proto__":{"polluted":1},' +
      '"custom":{"__proto__":1,"hasOwnProperty":2}}}]}]}',
    200,
  ],
])('%s is survived and can be looked at', async (_, body, status) => {
  const { url, account } = await start({ clock: () => Date.parse('2026-01-02T00:00:00Z') });
  expect((await send(url, paths.upsert, { body })).status).toBe(status);
  expect({}).not.toHaveProperty('polluted');
  for (const { insiderId } of account.directory.users) {
    const id = encodeURIComponent(insiderId.toWellFormed());
    expect([200, 404]).toContain((await send(url, `/_sandbox/users/${id}`)).status);
    expect([200, 404]).toContain((await send(url, `/_sandbox/api/users/${id}`)).status);
  }
  for (const page of [
    '',
    '/requests',
    '/requests/1',
    '/api/requests/1',
    '/api/users',
    '/api/arrivals?param=__proto__',
  ]) {
    expect((await send(url, `/_sandbox${page}`)).status).toBe(200);
  }
});

test('a value called __proto__ is kept like any other', async () => {
  const { url } = await start();
  const body = '{"users":[{"insider_id":"p","attributes":{"custom":{"__proto__":["kept"]}}}]}';
  await send(url, paths.upsert, { body });
  const got = await send(url, paths.profile, { body: { insider_id: 'p', attributes: ['c___proto__'] } });
  expect(got.json()).toEqual({ attributes: { c___proto__: ['kept'] } });
});

test('a sender that leaves halfway harms nobody', async () => {
  const { url, port } = await start();
  const socket = connect(port, '127.0.0.1');
  socket.write(`POST ${paths.upsert} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{"users"`);
  await new Promise((resolve) => setTimeout(resolve, 50));
  socket.destroy();
  expect((await send(url, paths.upsert, { body: ada })).status).toBe(200);
  const { requests } = (await send(url, '/_sandbox/api/stats')).json() as { requests: unknown };
  expect(requests).toEqual({ total: 2, byStatus: { '0': 1, '200': 1 } });
});

test('the front counts, checks order and stores nothing', async () => {
  const { url, account } = await start({ front: true, order: { customer: 'who', sequence: 'n' } });
  const event = (who: string, n: number): object => ({ event_params: { custom: { who, n } } });
  const body = {
    users: [{ events: [event('a', 1), event('b', 1), event('a', 3), event('a', 2), event('a', 2)] }, null],
  };
  const got = await send(url, paths.upsert, { body });
  expect(got.json()).toEqual({ data: { successful: { count: 2 }, fail: {} } });
  expect(account.directory.users.size).toBe(0);
  const { entries, events, order } = (await send(url, '/_sandbox/api/stats')).json() as Record<
    string,
    object
  >;
  expect(entries).toEqual({ accepted: 2, refused: 0 });
  expect(events).toMatchObject({ received: 5 });
  expect(order).toEqual({ customers: 2, received: 5, violations: 1, duplicates: 1, missing: 0 });
  expect((await send(url, paths.upsert, { body, headers: { 'X-REQUEST-TOKEN': 'x' } })).status).toBe(403);
  expect((await send(url, paths.upsert, { body: {} })).status).toBe(400);
});
