import { afterEach, expect, test } from 'vitest';
import { startSandbox, type Sandbox } from '../start-sandbox.ts';
import { paths, send } from '../testing/send.ts';
import { fateOf } from './fate.ts';
import { calm, readMode, type Mode } from './mode.ts';

let open: Sandbox[] = [];

async function start(mode: Partial<Mode>): Promise<Sandbox> {
  const sandbox = await startSandbox({ port: 0, token: 't', mode });
  open.push(sandbox);
  return sandbox;
}

afterEach(async () => {
  await Promise.all(open.map((sandbox) => sandbox.close()));
  open = [];
});

const user = (uuid: string): object => ({ identifiers: { uuid }, attributes: { name: 'Ada' } });
const ada = { users: [user('u')] };

/** What one upsert comes to: its status, or `cut`. */
function outcome(url: string): Promise<number | string> {
  return send(url, paths.upsert, { body: ada }).then(
    ({ status }) => status,
    () => 'cut',
  );
}

async function outcomes(url: string, count: number): Promise<(number | string)[]> {
  const all: (number | string)[] = [];
  for (let turn = 0; turn < count; turn++) all.push(await outcome(url));
  return all;
}

const storm = { seed: 7, rate429: 0.3, rate5xx: 0.3, dropBeforeProcessing: 0.1, dropAfterProcessing: 0.1 };

test('the same seed brings the same fates, another one others', async () => {
  const [one, same, other] = await Promise.all([start(storm), start(storm), start({ ...storm, seed: 8 })]);
  const first = await outcomes(one.url, 60);
  expect(await outcomes(same.url, 60)).toEqual(first);
  expect(await outcomes(other.url, 60)).not.toEqual(first);
  expect(new Set(first)).toEqual(new Set([200, 429, 500, 503, 504, 'cut']));
});

test('setting a mode starts its draws over', async () => {
  const { url } = await start(storm);
  const first = await outcomes(url, 20);
  const put = await send(url, '/_sandbox/api/mode', { method: 'PUT', body: storm });
  expect(put.json()).toEqual({ ...calm, ...storm });
  expect(await outcomes(url, 20)).toEqual(first);
});

test('one mode does not shift the draws of another', () => {
  for (let turn = 1; turn < 200; turn++) {
    const alone = fateOf({ ...calm, seed: 3, rate429: 0.5 }, turn);
    const together = fateOf({ ...calm, seed: 3, rate429: 0.5, rate5xx: 0.5, rejectUsers: 0.5 }, turn);
    expect(together.refuse429).toBe(alone.refuse429);
  }
});

test('a share is met', () => {
  let hits = 0;
  for (let turn = 1; turn <= 10_000; turn++) if (fateOf({ ...calm, rate429: 0.2 }, turn).refuse429) hits++;
  expect(hits / 10_000).toBeCloseTo(0.2, 1);
});

test('429 carries Retry-After only when told to', async () => {
  const { url } = await start({ rate429: 1 });
  const bare = await send(url, paths.upsert, { body: ada });
  expect(bare.json()).toEqual({ error: 'rejected: too many requests' });
  expect(bare.headers['retry-after']).toBeUndefined();
  await send(url, '/_sandbox/api/mode', { method: 'PUT', body: { rate429: true, retryAfterSeconds: 7 } });
  expect((await send(url, paths.upsert, { body: ada })).headers['retry-after']).toBe('7');
});

test('a connection dropped after processing leaves its effect, one dropped before leaves none', async () => {
  const after = await start({ dropAfterProcessing: 1 });
  expect(await outcome(after.url)).toBe('cut');
  expect(after.account.directory.users.size).toBe(1);
  const before = await start({ dropBeforeProcessing: 1 });
  expect(await outcome(before.url)).toBe('cut');
  expect(before.account.directory.users.size).toBe(0);
});

test('wrong keys, server failures and refused users leave no effect', async () => {
  for (const [mode, status] of [
    [{ wrongKeys: true }, 403],
    [{ rate5xx: 1, seed: 2 }, undefined],
    [{ rejectUsers: 1 }, 200],
  ] as const) {
    const { url, account } = await start(mode);
    const got = await outcome(url);
    if (status === undefined) expect([500, 503, 504]).toContain(got);
    else expect(got).toBe(status);
    expect(account.directory.users.size).toBe(0);
  }
});

test('some users are refused inside a 200, with published texts', async () => {
  const { url, account } = await start({ rejectUsers: 0.5 });
  const users = Array.from({ length: 100 }, (_, index) => user(`u${index}`));
  const got = await send(url, paths.upsert, { body: { users } });
  const { data } = got.json() as {
    data: { successful: { count: number }; fail: { count: number; errors: object } };
  };
  expect(data.successful.count + data.fail.count).toBe(100);
  expect(data.fail.count).toBeGreaterThan(20);
  expect(account.directory.users.size).toBe(data.successful.count);
  expect(new Set(Object.values(data.fail.errors).flat())).toEqual(
    new Set(['either insider_id or idenifiers must be specified']),
  );
});

test('a slow answer comes after its effect', async () => {
  const { url, account } = await start({ slowRate: 1, slowMs: 150 });
  const began = performance.now();
  const sent = send(url, paths.upsert, { body: ada });
  await expect.poll(() => account.directory.users.size, { interval: 5 }).toBe(1);
  expect((await sent).status).toBe(200);
  expect(performance.now() - began).toBeGreaterThanOrEqual(145);
});

test('what is no mode is refused with every problem', () => {
  expect(readMode({ rate429: 2, chaos: 1, slowMs: 1.5, wrongKeys: 'no', toString: 1, seed: -1 })).toEqual({
    problems: [
      'rate429 must be a share from 0 to 1',
      'chaos is not a mode',
      'slowMs must be a whole number from 0 to 600000',
      'wrongKeys must be true or false',
      'toString is not a mode',
      'seed must be a whole number from 0 to 2147483647',
    ],
  });
  expect(readMode({})).toEqual({ mode: calm });
});

test('server failures carry the published texts', async () => {
  const { url } = await start({ rate5xx: 1 });
  const seen = new Map<number, string>();
  for (let turn = 0; turn < 60; turn++) {
    const got = await send(url, paths.upsert, { body: ada });
    seen.set(got.status, got.text.trim());
  }
  expect(Object.fromEntries(seen)).toEqual({
    500: '{"success":false,"message":"The request processing has failed because of an unknown error."}',
    503: 'temporarily unavailable',
    504: 'upstream timeout',
  });
});
