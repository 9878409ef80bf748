import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signedBytes } from '../../adapters/crypto/signed-bytes.ts';
import type { RawReply } from '../../app/testing/raw-server.ts';
import { startTrackingHub, type TrackingHub } from '../../app/testing/tracking-hub.ts';

let hub: TrackingHub;
beforeAll(async () => {
  hub = await startTrackingHub();
});
afterAll(() => hub.close());

const bearer = (): Record<string, string> => ({ authorization: `Bearer ${hub.key}` });
const send = (body: string | Uint8Array, headers: Record<string, string>): Promise<RawReply> =>
  hub.send('/v1/events', { body, headers: { ...bearer(), ...headers } });
const signed = (value: unknown): Promise<RawReply> => {
  const body = JSON.stringify(value);
  return send(body, hub.sign(body));
};
const answer = ({ status, text }: RawReply): readonly unknown[] => [status, JSON.parse(text)];
const OK = [200, { success: true }];

describe('signed events', () => {
  it('hold for the worked example of the guide', () => {
    const guide = readFileSync(
      new URL('../../../../../docs/guide/sending-events.md', import.meta.url),
      'utf8',
    );
    const [, secret = '', timestamp = ''] = /secret `(cws_\w+)`, the timestamp `(\d+)`/.exec(guide) ?? [];
    const digest = /^`([\da-f]{64})`/m.exec(guide)?.[1] ?? '';
    const event = { type: 'track', userId: '48028', event: 'Order Completed', messageId: 'order-1001' };
    const body = Buffer.from(JSON.stringify(event));
    expect(signedBytes.holds(secret, `${timestamp}.`, body, digest)).toBe(true);
    expect(signedBytes.holds(secret, `${timestamp}.`, body, digest.replace(/^./, '0'))).toBe(false);
  });

  it.each<[string, (id: string) => unknown, number]>([
    ['one event', (userId) => ({ type: 'track', userId, event: 'Seen' }), 1],
    ['a list', (userId) => [1, 2].map((n) => ({ type: 'track', userId, event: `Seen ${n}` })), 2],
    ['a batch', (userId) => ({ batch: [{ type: 'page', userId }] }), 1],
    [
      'events',
      (userId) => ({
        events: [
          { type: 'identify', userId },
          { type: 'page', userId },
        ],
      }),
      2,
    ],
  ])('are taken as %s', async (what, body, count) => {
    expect(answer(await signed(body(`shape ${what}`)))).toEqual(OK);
    expect(await hub.eventsOf(`shape ${what}`)).toHaveLength(count);
  });

  it('say their kind themselves, and one bad event leaves the others alone', async () => {
    const reply = await signed([
      { type: 'group', userId: 'k', groupId: 'g' },
      { type: 'x', userId: 'k' },
      {},
    ]);
    expect(answer(reply)).toMatchObject([
      200,
      {
        accepted: 1,
        refused: [
          { index: 1, code: 'bad_type' },
          { index: 2, code: 'bad_type' },
        ],
      },
    ]);
    expect((await hub.eventsOf('k')).map(({ type }) => type)).toEqual(['group']);
  });

  it.each<[string, () => Record<string, string>, string]>([
    ['x-write-key', () => ({ 'x-write-key': hub.key }), '/v1/events'],
    ['Basic', () => ({ authorization: `Basic ${btoa(`${hub.key}:`)}` }), '/v1/events/'],
    ['the query', () => ({}), '/v1/events?writeKey=KEY'],
  ])('find their key in %s', async (_, headers, path) => {
    const body = JSON.stringify({ type: 'page', userId: 'keys' });
    const reply = await hub.send(path.replace('KEY', hub.key), {
      body,
      headers: { ...headers(), ...hub.sign(body) },
    });
    expect(answer(reply)).toEqual(OK);
  });

  it('find it in the body too', async () => {
    const body = JSON.stringify({ writeKey: hub.key, events: [{ type: 'page', userId: 'keys' }] });
    expect(answer(await hub.send('/v1/events', { body, headers: hub.sign(body) }))).toEqual(OK);
  });

  it('are signed as they are sent: packed ones over the packed bytes', async () => {
    const plain = JSON.stringify({ type: 'page', userId: 'packed' });
    const packed = gzipSync(plain);
    const encoding = { 'content-encoding': 'gzip' };
    expect((await send(packed, { ...encoding, ...hub.sign(plain) })).status).toBe(401);
    expect(answer(await send(packed, { ...encoding, ...hub.sign(packed) }))).toEqual(OK);
  });
});

describe('what is refused, and why', () => {
  const BODY = '{"type":"page","userId":"nobody"}';
  it.each<[string, () => Record<string, string>, string, RegExp]>([
    ['no signature', () => ({}), 'missing_signature', /not signed/],
    ['no time', () => ({ ...hub.sign(BODY), 'x-timestamp': '' }), 'missing_timestamp', /X-Timestamp/],
    [
      'another algorithm',
      () => ({ ...hub.sign(BODY), 'x-signature': 'md5=ab' }),
      'malformed_signature',
      /64/,
    ],
    ['a time in words', () => hub.sign(BODY, { at: 'now' }), 'malformed_timestamp', /milliseconds/],
    [
      'an old time',
      () => hub.sign(BODY, { at: hub.now - 300_001 - 4_000 }),
      'stale_timestamp',
      /304 seconds behind/,
    ],
    [
      'a time to come',
      () => hub.sign(BODY, { at: hub.now + 360_000 }),
      'stale_timestamp',
      /360 seconds ahead/,
    ],
    [
      'seconds',
      () => hub.sign(BODY, { at: Math.round(hub.now / 1000) }),
      'stale_timestamp',
      /seconds behind/,
    ],
    [
      'another secret',
      () => hub.sign(BODY, { secret: 'cws_another' }),
      'wrong_signature',
      /not the signature/,
    ],
    ['other bytes', () => hub.sign(`${BODY} `), 'wrong_signature', /not the signature/],
    [
      'another time than signed',
      () => ({ ...hub.sign(BODY), 'x-timestamp': String(hub.now + 1) }),
      'wrong_signature',
      /not the signature/,
    ],
  ])('%s', async (_, headers, code, message) => {
    const before = (await hub.receipts()).length;
    const reply = await send(BODY, headers());
    expect(answer(reply)).toMatchObject([
      401,
      { success: false, code, message: expect.stringMatching(message), hint: expect.any(String) },
    ]);
    const [receipt, ...rest] = await hub.receipts();
    expect([receipt?.status, receipt?.issues[0]?.code, rest.length]).toEqual([401, code, before]);
    expect(await hub.eventsOf('nobody')).toEqual([]);
    expect(reply.text).not.toContain(hub.secret);
  });

  it.each([-300_000, 300_000])('but not a time that is %d ms off', async (off) => {
    expect(
      (
        await send(
          BODY.replace('nobody', 'in time'),
          hub.sign(BODY.replace('nobody', 'in time'), { at: hub.now + off }),
        )
      ).status,
    ).toBe(200);
  });

  it('a key from before there were secrets is told to make a new one', async () => {
    const reply = await hub.send('/v1/events', {
      body: BODY,
      headers: { authorization: `Bearer ${hub.keyWithoutSecret}`, ...hub.sign(BODY) },
    });
    expect(answer(reply)).toMatchObject([
      401,
      {
        code: 'no_secret',
        message: expect.stringContaining('Old shop'),
        hint: expect.stringContaining('new'),
      },
    ]);
  });

  it('an unknown key is no key, however it is signed', async () => {
    const reply = await hub.send('/v1/events', {
      body: BODY,
      headers: { authorization: 'Bearer cwk_unknown', ...hub.sign(BODY) },
    });
    expect(answer(reply)).toMatchObject([401, { code: 'bad_write_key' }]);
  });

  it('any changed byte, anywhere', async () => {
    const headers = hub.sign(BODY);
    await fc.assert(
      fc.asyncProperty(fc.nat(BODY.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
        const bytes = Buffer.from(BODY);
        bytes[at] = (bytes[at] ?? 0) ^ by;
        expect((await send(bytes, headers)).status).toBeGreaterThanOrEqual(400);
      }),
      { numRuns: 40 },
    );
    expect(await hub.eventsOf('nobody')).toEqual([]);
  });
});

describe('the same bytes again', () => {
  it('have their effects once, also when their events have no ids', async () => {
    const body = JSON.stringify(
      [1, 2, 3].map((n) => ({ type: 'track', userId: 'twice', event: `Seen ${n}` })),
    );
    const headers = hub.sign(body);
    expect((await send(body, headers)).status).toBe(200);
    const first = await hub.eventsOf('twice');
    hub.now += 200_000;
    expect(answer(await send(body, headers))).toEqual(OK);
    expect(await hub.eventsOf('twice')).toEqual(first);
    expect(new Set(first.map(({ messageId }) => messageId)).size).toBe(3);
  });

  it('are something new when they are signed anew', async () => {
    const body = JSON.stringify({ type: 'track', userId: 'anew', event: 'Seen' });
    for (const at of [hub.now, hub.now + 1]) await send(body, hub.sign(body, { at }));
    expect(await hub.eventsOf('anew')).toHaveLength(2);
  });
});

describe('/v1/batch', () => {
  const batch = (userId: string): string => JSON.stringify({ batch: [{ type: 'page', userId }] });
  it('takes a key alone, or a signature that must then hold', async () => {
    const post = (body: string, headers: Record<string, string>): Promise<RawReply> =>
      hub.send('/v1/batch', { body, headers: { ...bearer(), ...headers } });
    expect(answer(await post(batch('alone'), {}))).toEqual(OK);
    expect(answer(await post(batch('signed'), hub.sign(batch('signed'))))).toEqual(OK);
    expect(answer(await post(batch('forged'), hub.sign('something else')))).toMatchObject([
      401,
      { code: 'wrong_signature' },
    ]);
    expect(await hub.eventsOf('forged')).toEqual([]);
  });
});
