import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { Registered } from '@causeway/core/register/register';
import { emptyModel } from '@causeway/core/register/model';
import type { Arrival } from '@causeway/core/register/known';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Source } from '../../ports/config-store.ts';
import type { ReceiptDraft } from '../../ports/receipt-store.ts';
import { StoreError } from '../../ports/store-error.ts';
import { Registrar } from '../../intake/registrar.ts';
import { createTrackingHandler } from './tracking-handler.ts';
import type { TrackingCounts } from './tracking-tools.ts';

const SOURCE: Source = {
  id: 5,
  workspace: 1,
  kind: 'tracking',
  name: 'Shop',
  keyPrefix: 'k',
  owner: undefined,
  createdAt: 0,
  revokedAt: undefined,
};
const basic = (user: string): Record<string, string> => ({
  authorization: `Basic ${Buffer.from(user).toString('base64')}`,
});
const event = (over: object = {}): object => ({ userId: 'u', event: 'Seen', messageId: 'm', ...over });

let server: Server;
let url: string;
let registered: Arrival[];
let groups: number[];
let receipts: ReceiptDraft[];
let counts: TrackingCounts;
let fail: Error | undefined;
let hold: Promise<void> | undefined;
const budget = { reading: 0, max: 20_000_000 };

beforeEach(async () => {
  registered = [];
  groups = [];
  receipts = [];
  counts = { requests: 0, accepted: 0, duplicates: 0, refused: 0, overloaded: 0, retried: 0 };
  fail = undefined;
  hold = undefined;
  budget.reading = 0;
  const registrar = new Registrar(
    {
      register: async (collect) => {
        await hold;
        const group = collect();
        groups.push(group.length);
        if (fail !== undefined) throw fail;
        registered.push(...group);
        return {
          registered: group.map((_, index): Registered => ({ event: index + 1, customer: 1, issues: [] })),
          fresh: new Map(),
          receipts: [],
        };
      },
    },
    emptyModel,
    () => undefined,
    { maxWaitingBytes: 1_000, maxGroup: 1_000, maxPart: 100 },
  );
  const handler = createTrackingHandler({
    registrar,
    sourceOf: (key) => (key === 'good' ? SOURCE : undefined),
    receipts: {
      keep: async (drafts) => {
        receipts.push(...drafts);
      },
    },
    clock: () => 1_000,
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    counts,
    budget,
    newMessageId: () => 'made',
    signing: {
      secretOf: async () => undefined,
      bytes: { holds: () => false, digest: () => '' },
    },
    visitorCookie: 'pixel',
    secure: false,
  });
  server = createServer((request, response) => {
    if (!handler(request, response)) response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

function post(
  path: string,
  body: string | Buffer<ArrayBuffer> | object,
  headers: Record<string, string> = basic('good:'),
): Promise<Response> {
  const payload = typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
  return fetch(url + path, { method: 'POST', headers, body: payload });
}

describe('the key', () => {
  test.each<[string, Record<string, string>, string, object]>([
    ['Basic with a colon', basic('good:'), '', {}],
    ['Basic without one', basic('good'), '', {}],
    ['Bearer', { authorization: 'Bearer good' }, '', {}],
    ['x-write-key with a secret', { 'x-write-key': 'good:secret' }, '', {}],
    ['the query', {}, '?writeKey=good', {}],
    ['the body', {}, '', { writeKey: 'good' }],
    ['a header against a masked body', { 'x-write-key': 'good:secret' }, '', { writeKey: 'other:***' }],
    ['Basic against the query', basic('good:'), '?writeKey=bad', {}],
  ])('is found in %s', async (_what, headers, query, body) => {
    const answer = await post(`/v1/track${query}`, { ...event(), ...body }, headers);
    expect([answer.status, await answer.json(), registered.length]).toEqual([200, { success: true }, 1]);
  });

  test('unknown or missing, it is said, and nothing is kept', async () => {
    expect((await post('/v1/track', event(), basic('bad:'))).status).toBe(401);
    const none = await post('/v1/track', event(), {});
    expect([none.status, await none.json()]).toMatchObject([401, { success: false, code: 'bad_write_key' }]);
    expect([registered, receipts]).toEqual([[], []]);
  });
});

describe('the body', () => {
  test.each(['application/json', 'text/plain', 'application/x-www-form-urlencoded', ''])(
    'is JSON whatever its type says: "%s"',
    async (type) => {
      const headers: Record<string, string> =
        type === '' ? basic('good:') : { ...basic('good:'), 'content-type': type };
      expect((await post('/v1/track', Buffer.from(JSON.stringify(event())), headers)).status).toBe(200);
    },
  );

  test('is unpacked, by its header or by its first bytes', async () => {
    const packed = gzipSync(JSON.stringify(event()));
    expect((await post('/v1/track', packed, { ...basic('good:'), 'content-encoding': 'gzip' })).status).toBe(
      200,
    );
    expect((await post('/v1/track', packed)).status).toBe(200);
    expect(registered).toHaveLength(2);
  });

  test('that inflates without end is refused at the limit', async () => {
    const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024));
    const answer = await post('/v1/track', bomb, { ...basic('good:'), 'content-encoding': 'gzip' });
    expect([answer.status, await answer.json()]).toMatchObject([413, { code: 'too_large' }]);
  });

  test.each([
    ['gzip', Buffer.from([0x1f, 0x8b, 1, 2, 3])],
    ['rot13', Buffer.from('{}')],
  ])('that cannot be unpacked is named: %s', async (encoding, body) => {
    expect(
      await (await post('/v1/track', body, { ...basic('good:'), 'content-encoding': encoding })).json(),
    ).toMatchObject({ code: 'bad_encoding' });
  });

  test('that is no JSON is refused, and kept for who has a key', async () => {
    const answer = await post('/v1/track', '{"writeKey":"cwk_abcdefghijkl", oops');
    expect([answer.status, await answer.json()]).toMatchObject([400, { success: false, code: 'bad_json' }]);
    expect(receipts).toMatchObject([{ source: 5, status: 400, issues: [{ code: 'bad_json' }] }]);
    expect(receipts[0]?.body).not.toContain('cwk_');
    await post('/v1/track', 'oops', {});
    expect(receipts).toHaveLength(1);
  });
});

test('one bad event of a batch is named, the others are taken', async () => {
  const answer = await post('/v1/batch', {
    batch: [
      { type: 'track', ...event() },
      { type: 'track', event: 'x', messageId: 'bad' },
    ],
  });
  expect(await answer.json()).toMatchObject({
    success: true,
    accepted: 1,
    refused: [{ index: 1, messageId: 'bad', code: 'no_user_anon_id', field: 'userId' }],
  });
  expect(registered).toHaveLength(1);
});

describe('when it cannot be taken', () => {
  test('too much waiting is answered 429 with whole seconds, and room makes it well again', async () => {
    let release: () => void = () => undefined;
    hold = new Promise((resolve) => (release = resolve));
    const first = post('/v1/track', event({ properties: { text: 'x'.repeat(900) } }));
    await new Promise((resolve) => setTimeout(resolve, 50));
    const second = await post('/v1/track', event({ properties: { text: 'x'.repeat(900) } }));
    expect([second.status, second.headers.get('retry-after')]).toEqual([429, '1']);
    release();
    expect((await first).status).toBe(200);
    expect((await post('/v1/track', event())).status).toBe(200);
    expect(counts).toMatchObject({ overloaded: 1, accepted: 2 });
  });

  test('bodies are not even read when too many are being read', async () => {
    budget.reading = budget.max;
    const answer = await post('/v1/track', event());
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '1']);
  });

  test('a store that cannot write is 503 and says when to come back', async () => {
    fail = new StoreError('full', 'The disk is full.');
    const answer = await post('/v1/track', event());
    expect([answer.status, answer.headers.get('retry-after'), await answer.json()]).toMatchObject([
      503,
      '10',
      { code: 'store_full' },
    ]);
  });

  test('a pixel is no 200 then, and still a picture', async () => {
    const path = '/v1/pixel/t?key=good&userId=u&event=Seen';
    fail = new StoreError('full', 'The disk is full.');
    const full = await fetch(url + path);
    expect([full.status, full.headers.get('x-causeway-issue')]).toEqual([503, 'store_full']);
    expect((await full.arrayBuffer()).byteLength).toBe(43);
    fail = undefined;
    const well = await fetch(url + path);
    expect([well.status, well.headers.get('x-causeway-issue')]).toEqual([200, null]);
  });

  test('anything else is 500 and tells no secrets', async () => {
    fail = new Error('SELECT secret FROM somewhere');
    const answer = await post('/v1/track', event());
    expect([answer.status, await answer.text()]).toEqual([500, expect.not.stringContaining('SELECT')]);
  });
});

test('every origin may send, and a preflight allows what the clients send', async () => {
  const answer = await fetch(`${url}/v1/t`, {
    method: 'OPTIONS',
    headers: {
      origin: 'https://shop.example',
      'access-control-request-headers': 'authorization,content-type',
    },
  });
  expect(answer.status).toBe(204);
  const allowed = answer.headers.get('access-control-allow-headers')?.split(/, */) ?? [];
  expect(allowed).toEqual(
    expect.arrayContaining([
      'authorization',
      'content-type',
      'x-write-key',
      'anonymousid',
      'sentat',
      'x-retry-count',
    ]),
  );
  expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
});

test('browser clients find their settings, and what is not tracking is left to others', async () => {
  expect(await (await fetch(`${url}/v1/projects/good/settings`)).json()).toMatchObject({
    integrations: { 'Segment.io': { apiKey: 'good' } },
  });
  expect(await (await fetch(`${url}/sourceConfig/?writeKey=good`)).json()).toMatchObject({
    source: { writeKey: 'good', enabled: true },
  });
  expect((await fetch(`${url}/v1/admin/tokens`)).status).toBe(404);
  expect((await fetch(`${url}/v1/track`)).status).toBe(405);
});

describe('a large body', () => {
  const named = (count: number): object[] =>
    Array.from({ length: count }, (_, n) => ({
      type: 'track',
      ...event({ messageId: `m${n}`, note: NOTE }),
    }));
  const NOTE = 'x'.repeat(300);

  test('is registered in parts, and answered when all of it is', async () => {
    expect((await post('/v1/batch', { batch: named(450) })).status).toBe(200);
    expect(groups).toEqual([100, 100, 100, 100, 50]);
    expect(counts).toMatchObject({ requests: 1, accepted: 450, refused: 0 });
    expect(registered.map((arrival) => 'call' in arrival && arrival.call.messageId)).toEqual(
      named(450).map((one) => (one as { messageId: string }).messageId),
    );
  });

  test('with an event that has no id is registered at once: sent again, it would not be known', async () => {
    const batch = [...named(449), { type: 'track', ...event({ messageId: undefined, note: NOTE }) }];
    expect((await post('/v1/batch', { batch })).status).toBe(200);
    expect(groups).toEqual([450]);
  });

  test('of whose events one is bad is taken without it', async () => {
    const answer = await post('/v1/batch', { batch: [...named(300), { type: 'track' }, ...named(299)] });
    expect([answer.status, await answer.json()]).toMatchObject([
      200,
      { accepted: 599, refused: [{ index: 300 }] },
    ]);
  });

  test('is not unpacked for an unknown key, wherever outside of it the key stands', async () => {
    const broken = Buffer.from([0x1f, 0x8b, 1, 2, 3]);
    expect((await post('/v1/batch', broken, basic('bad:'))).status).toBe(401);
    expect((await post('/v1/batch?writeKey=bad', broken, {})).status).toBe(401);
    expect((await post('/v1/batch', broken)).status).toBe(400);
    // It may have one in its body.
    expect((await post('/v1/batch', broken, {})).status).toBe(400);
  });

  test('of nothing but brackets is refused before it is read as JSON', async () => {
    const packed = gzipSync('['.repeat(4_000_000));
    expect(packed.length).toBeLessThan(4_000);
    const read = vi.spyOn(JSON, 'parse');
    try {
      const answer = await post('/v1/batch', packed);
      expect(read.mock.calls.filter(([text]) => text.length > 1_000_000)).toEqual([]);
      expect([answer.status, await answer.json()]).toMatchObject([413, { code: 'too_many_parts' }]);
      expect(counts.refused).toBe(1);
    } finally {
      read.mockRestore();
    }
  });

  test('may hold an event that is far too deep: only that one is refused', async () => {
    const deep = `{"type":"track","event":"E","userId":"u","properties":{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}}`;
    const good = JSON.stringify(named(1)[0]);
    const answer = await post('/v1/batch', `{"batch":[${good},${deep}]}`);
    expect([answer.status, await answer.json()]).toMatchObject([
      200,
      { accepted: 1, refused: [{ index: 1, code: 'too_deep' }] },
    ]);
  });
});
