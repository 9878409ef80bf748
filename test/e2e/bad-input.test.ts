import { brotliCompressSync, constants, deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Stack } from './stack.ts';

const MEGABYTE = 1024 * 1024;
/** Insider keeps one of two events that are alike to the millisecond, so each says which it is. */
const good = (messageId: string): object => ({
  type: 'track',
  userId: 'good',
  event: 'Signed Up',
  messageId,
  properties: { which: messageId },
});

interface Refused {
  readonly success: boolean;
  readonly code?: string;
  readonly accepted?: number;
  readonly refused?: readonly {
    readonly code: string;
    readonly index: number;
    readonly messageId?: string;
    readonly message: string;
  }[];
}

async function answerOf(response: Response): Promise<{ status: number; body: Refused }> {
  return { status: response.status, body: (await response.json()) as Refused };
}

describe('what nobody should send', () => {
  let stack: Stack;
  let sent = 0;

  beforeAll(async () => {
    stack = await Stack.start();
  });
  afterAll(() => stack.stop());

  /** The hub still works: a good event goes all the way. */
  async function healthy(): Promise<void> {
    const messageId = `healthy-${++sent}`;
    const response = await stack.post('/v1/track', { userId: messageId, event: 'Signed Up', messageId });
    expect(response.status).toBe(200);
    await stack.settled();
    expect((await stack.inside.userBy('uuid', messageId))?.events).toHaveLength(1);
    expect(stack.hub.program.running).toBe(true);
  }

  it.each([
    ['an unfinished object', '{"batch":[', 400, 'bad_json'],
    ['nothing', '', 400, 'bad_json'],
    ['a form', 'event=Signed+Up&userId=u', 400, 'bad_json'],
    ['a number', '42', 400, 'not_an_object'],
    ['null', 'null', 400, 'not_an_object'],
    ['a batch that is no list', '{"batch":{"0":{}}}', 400, 'no_batch'],
    [
      '10,001 events',
      JSON.stringify({ batch: Array.from({ length: 10_001 }, () => ({})) }),
      400,
      'batch_too_long',
    ],
  ])('%s is answered as a whole', async (_name, body, status, code) => {
    const answer = await answerOf(await stack.postRaw('/v1/batch', body));
    expect(answer).toMatchObject({ status, body: { success: false, code } });
    await healthy();
  });

  it('each bad event of a batch is refused on its own, with its place and id, and the good ones arrive', async () => {
    const bad: readonly (readonly [string, unknown])[] = [
      ['no_user_anon_id', { type: 'track', event: 'E', messageId: 'no-ids' }],
      ['no_user_anon_id', { type: 'track', event: 'E', userId: '   ' }],
      ['bad_user_id', { type: 'track', event: 'E', userId: { id: 1 } }],
      ['bad_user_id', { type: 'track', event: 'E', userId: 'x'.repeat(513) }],
      ['bad_anonymous_id', { type: 'track', event: 'E', anonymousId: [1] }],
      ['no_event', { type: 'track', userId: 'u' }],
      ['no_event', { type: 'track', userId: 'u', event: 7 }],
      ['no_event', { type: 'track', userId: 'u', event: ' ' }],
      ['long_event', { type: 'track', userId: 'u', event: 'e'.repeat(256) }],
      ['bad_type', { type: 'purchase', userId: 'u' }],
      ['bad_type', { userId: 'u' }],
      ['no_group_id', { type: 'group', userId: 'u' }],
      ['no_previous_id', { type: 'alias', userId: 'u' }],
      ['bad_message_id', { type: 'track', userId: 'u', event: 'E', messageId: { a: 1 } }],
      ['not_an_object', 'event'],
      ['not_an_object', null],
      ['not_an_object', []],
      ['too_deep', { type: 'track', userId: 'u', event: 'E', properties: nested(40) }],
    ];
    const batch = [good('mixed-1'), ...bad.map(([, event]) => event), good('mixed-2')];
    const { status, body } = await answerOf(await stack.post('/v1/batch', { batch }));
    expect(status).toBe(200);
    expect(body.accepted).toBe(2);
    expect(body.refused?.map(({ code, index }) => [code, index])).toEqual(
      bad.map(([code], index) => [code, index + 1]),
    );
    expect(body.refused?.[0]?.messageId).toBe('no-ids');
    for (const { message } of body.refused ?? []) expect(message).toMatch(/\S/);
    await stack.settled();
    expect((await stack.inside.userBy('uuid', 'good'))?.events).toHaveLength(2);
  });

  it('a body over the limit is refused with an answer that arrives, declared or not', async () => {
    const declared = await answerOf(await stack.postRaw('/v1/batch', 'x'.repeat(10 * MEGABYTE)));
    expect(declared).toMatchObject({ status: 413, body: { success: false, code: 'too_large' } });
    const stream = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.enqueue(new Uint8Array(MEGABYTE).fill(0x20));
        if (++chunks > 20) controller.close();
      },
    });
    let chunks = 0;
    const init: RequestInit & { duplex: 'half' } = {
      method: 'POST',
      body: stream,
      duplex: 'half',
      headers: { authorization: `Basic ${btoa(`${stack.keys.writeKey}:`)}` },
    };
    // The sender is heard out, so that it sees the answer and not a broken connection.
    expect((await fetch(`${stack.url}/v1/batch`, init)).status).toBe(413);
    await healthy();
  });

  it.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', (bytes: Buffer) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } })],
  ])('a %s bomb is refused and costs little', async (encoding, pack) => {
    const bomb = pack(Buffer.alloc(200 * MEGABYTE, 0x20));
    expect(bomb.length).toBeLessThan(MEGABYTE);
    const began = performance.now();
    const answer = await answerOf(await stack.postRaw('/v1/batch', bomb, { 'content-encoding': encoding }));
    expect(answer).toMatchObject({ status: 413, body: { code: 'too_large' } });
    expect(performance.now() - began).toBeLessThan(2_000);
    await healthy();
  });

  it('packed bodies are taken under any header they are sent with', async () => {
    const body = (messageId: string): Buffer =>
      Buffer.from(
        JSON.stringify({ userId: 'packed', event: 'Signed Up', messageId, properties: { which: messageId } }),
      );
    const sendings: readonly (readonly [Buffer, Record<string, string>])[] = [
      [gzipSync(body('p1')), { 'content-encoding': 'gzip' }],
      [
        gzipSync(body('p2')),
        { 'content-encoding': 'GZIP', 'content-type': 'application/x-www-form-urlencoded' },
      ],
      [gzipSync(body('p3')), {}],
      [body('p4'), { 'content-encoding': 'gzip' }],
      [deflateSync(body('p5')), { 'content-encoding': 'deflate' }],
      [brotliCompressSync(body('p6')), { 'content-encoding': 'br' }],
      [body('p7'), { 'content-type': 'text/plain' }],
    ];
    for (const [bytes, headers] of sendings)
      expect((await stack.postRaw('/v1/track', bytes, headers)).status).toBe(200);
    await stack.settled();
    expect((await stack.inside.userBy('uuid', 'packed'))?.events).toHaveLength(7);
    const unknown = await answerOf(
      await stack.postRaw('/v1/track', body('p8'), { 'content-encoding': 'lzma' }),
    );
    expect(unknown).toMatchObject({ status: 400, body: { code: 'bad_encoding' } });
    const broken = await answerOf(
      await stack.postRaw('/v1/track', gzipSync(body('p9')).subarray(0, 20), { 'content-encoding': 'gzip' }),
    );
    expect(broken).toMatchObject({ status: 400, body: { code: 'bad_encoding' } });
  });

  it('objects nested 100,000 deep break nothing', async () => {
    const deep = `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`;
    const body = `{"batch":[{"type":"track","userId":"u","event":"E","properties":${deep}},${JSON.stringify(good('deep-1'))}]}`;
    const response = await answerOf(await stack.postRaw('/v1/batch', body));
    if (response.status === 200)
      expect(response.body).toMatchObject({ accepted: 1, refused: [{ code: 'too_deep' }] });
    else expect(response).toMatchObject({ status: 400 });
    await healthy();
  });

  it('__proto__ and its like are data like any other, or nothing', async () => {
    const traits =
      '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"city":"Köln","toString":"x"}';
    const body = `{"type":"identify","userId":"proto","traits":${traits},"messageId":"proto-1","__proto__":{"anonymousId":"evil"}}`;
    expect((await stack.postRaw('/v1/identify', body)).status).toBe(200);
    const track =
      '{"userId":"proto","event":"__proto__","messageId":"proto-2","properties":{"__proto__":{"x":1},"hasOwnProperty":1}}';
    expect((await stack.postRaw('/v1/track', track)).status).toBe(200);
    expect(
      (await stack.post('/v1/track', { userId: '__proto__', event: 'constructor', messageId: '__proto__' }))
        .status,
    ).toBe(200);
    await stack.settled();
    expect((await stack.inside.userBy('uuid', 'proto'))?.attributes['city']).toBe('Köln');
    expect((await stack.inside.userBy('uuid', '__proto__'))?.events).toHaveLength(1);
    await healthy();
  });

  it('lone surrogates, NUL and every other odd character arrive as text', async () => {
    const body =
      '{"userId":"odd\\ud800","event":"Odd \\udc00 Event","messageId":"odd\\ud83d-1","properties":{"a":"\\ud800","b\\udfff":"x","c":"nul\\u0000end","d":"\u2028\\u202e"}}';
    expect((await stack.postRaw('/v1/track', body)).status).toBe(200);
    await stack.settled();
    const odd = (await stack.inside.users()).find(({ identifiers }) =>
      identifiers['uuid']?.[0]?.startsWith('odd'),
    );
    const user = await stack.inside.user(odd?.id ?? 'nobody');
    expect(user.events).toHaveLength(1);
    expect(JSON.stringify(user).isWellFormed()).toBe(true);
    await healthy();
  });

  it('bytes that are no UTF-8 are refused or read, and never kept as something else by halves', async () => {
    const body = Buffer.concat([
      Buffer.from('{"userId":"bytes","event":"Signed Up","messageId":"bytes-1","properties":{"a":"'),
      Buffer.from([0xff, 0xfe, 0xc3]),
      Buffer.from('"}}'),
    ]);
    expect([200, 400]).toContain((await stack.postRaw('/v1/track', body)).status);
    await healthy();
  });

  it('of two equal keys the last one counts, as in every JSON reader', async () => {
    const body =
      '{"userId":"wrong","userId":"twice","event":"Signed Up","event":"Signed Up","messageId":"twice-1"}';
    expect((await stack.postRaw('/v1/track', body)).status).toBe(200);
    await stack.settled();
    expect((await stack.inside.userBy('uuid', 'twice'))?.events).toHaveLength(1);
    expect(await stack.inside.userBy('uuid', 'wrong')).toBeUndefined();
  });

  it('keys that are missing, unknown, empty or strange are all 401', async () => {
    const body = JSON.stringify(good('never'));
    const ask = (headers: Record<string, string>): Promise<Response> =>
      fetch(`${stack.url}/v1/track`, { method: 'POST', body, headers });
    for (const headers of [
      {},
      { authorization: 'Basic' },
      { authorization: 'Basic !!!' },
      { authorization: `Basic ${btoa(':')}` },
      { 'x-write-key': 'cwk_no' },
      { authorization: `Bearer ${stack.keys.adminToken}` },
    ]) {
      const answer = await answerOf(await ask(headers));
      expect(answer).toMatchObject({ status: 401, body: { success: false, code: 'bad_write_key' } });
    }
  });

  it('whatever a batch holds, the answer is one of the promised ones, and the hub goes on', async () => {
    const json = fc.jsonValue({ maxDepth: 4 });
    const event = fc.oneof(
      json,
      fc.record(
        {
          type: fc.oneof(fc.constantFrom('identify', 'track', 'page', 'screen', 'group', 'alias'), json),
          userId: fc.oneof(fc.string({ unit: 'binary', maxLength: 20 }), json),
          anonymousId: fc.oneof(fc.string({ maxLength: 20 }), json),
          previousId: fc.oneof(fc.string({ maxLength: 20 }), json),
          groupId: json,
          event: fc.oneof(
            fc.string({ unit: 'binary', maxLength: 20 }),
            fc.constantFrom('Order Completed', 'Product Viewed'),
            json,
          ),
          messageId: fc.oneof(fc.uuid(), json),
          timestamp: fc.oneof(
            fc.constantFrom('2026-02-30', '0000-00-00T00:00:00Z', '+275760-09-13', 'now'),
            json,
          ),
          properties: fc.oneof(
            json,
            fc.record({ products: json, order_id: json, price: json, currency: json }, { requiredKeys: [] }),
          ),
          traits: fc.oneof(
            json,
            fc.record({ email: json, phone: json, birthday: json, address: json }, { requiredKeys: [] }),
          ),
          context: json,
          integrations: json,
        },
        { requiredKeys: [] },
      ),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(event, { maxLength: 8 }),
        fc.constantFrom('/v1/batch', '/batch/', '/v1/track', '/v1/identify', '/capture/', '/api/s/page'),
        async (events, path) => {
          const single = path !== '/v1/batch' && path !== '/batch/';
          const { status, body } = await answerOf(
            await stack.post(path, single ? (events[0] ?? {}) : { batch: events }),
          );
          expect([200, 400]).toContain(status);
          if (status === 400)
            expect(body).toMatchObject({
              success: false,
              code: expect.any(String) as string,
              message: expect.any(String) as string,
            });
          else {
            const refused = body.refused?.length ?? 0;
            const given =
              single && !Array.isArray(events[0])
                ? 1
                : single
                  ? (events[0] as unknown[]).length
                  : events.length;
            if (refused > 0) expect((body.accepted ?? 0) + refused).toBe(given);
          }
        },
      ),
      { numRuns: 250 },
    );
    await stack.settled();
    await healthy();
  });
});

function nested(depth: number): object {
  return depth === 0 ? {} : { a: nested(depth - 1) };
}
