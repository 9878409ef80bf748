import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TrackingCall } from './call.ts';
import { parseCalls, type ParsedBody } from './parse-calls.ts';
import { trackingRoute, type TrackingRoute } from './path.ts';

const NOW = Date.UTC(2026, 10, 21, 12);
let made = 0;
const request = { receivedAt: NOW, newMessageId: () => `made-${++made}` };

function calls(route: TrackingRoute, body: unknown): ParsedBody['calls'] {
  const parsed = parseCalls(route, body, request);
  if (!('calls' in parsed)) throw new Error(parsed.message);
  return parsed.calls;
}

function only(route: TrackingRoute, body: unknown): TrackingCall {
  const [call] = calls(route, body);
  if (call === undefined || !call.ok) throw new Error(call?.issue.message ?? 'nothing');
  return call.call;
}

function code(route: TrackingRoute, body: unknown): string | undefined {
  const [call] = calls(route, body);
  return call === undefined || call.ok ? undefined : call.issue.code;
}

describe('paths that real clients use', () => {
  test.each([
    ['/v1/track', 'track'],
    ['/v1/t', 'track'],
    ['/t', 'track'],
    ['/v1/batch/', 'batch'],
    ['/batch/', 'batch'],
    ['/v1/b', 'batch'],
    ['/v1/import', 'batch'],
    ['/api/s/page', 'page'],
    ['/api/s/s2s/identify', 'identify'],
    ['/beacon/v1/batch', 'batch'],
    ['/capture/', 'posthog'],
  ])('%s → %s', (path, route) => {
    expect(trackingRoute(path)).toBe(route);
  });

  test.each(['/', '/v1', '/v1/admin/tokens', '/v2/track', '/constructor', '/__proto__'])(
    '%s is not one of them',
    (path) => {
      expect(trackingRoute(path)).toBeUndefined();
    },
  );
});

describe('one call', () => {
  test('numbers are ids, and blank ids are none', () => {
    expect(only('track', { userId: 42, event: 'Seen' }).userId).toBe('42');
    expect(code('track', { userId: ' ', event: 'Seen' })).toBe('no_user_anon_id');
  });

  test('a page keeps its name and category beside its properties', () => {
    expect(
      only('page', { anonymousId: 'a', name: 'Home', category: 'Start', properties: { path: '/' } }).data,
    ).toEqual({ name: 'Home', category: 'Start', path: '/' });
  });

  test('identify takes traits, or those of its context', () => {
    expect(only('identify', { userId: 'u', traits: { a: 1 } }).data).toEqual({ a: 1 });
    expect(only('identify', { userId: 'u', context: { traits: { b: 2 } } }).data).toEqual({ b: 2 });
  });

  test('an alias is of previousId, or of the visitor', () => {
    expect(only('alias', { userId: 'u', previousId: 'p', anonymousId: 'a' }).previousId).toBe('p');
    expect(only('alias', { userId: 'u', anonymousId: 'a' }).previousId).toBe('a');
  });

  test('a messageId is any text; one that is missing is made up', () => {
    expect(only('track', { userId: 'u', event: 'e', messageId: 'node-next-1-ü' }).messageId).toBe(
      'node-next-1-ü',
    );
    expect(only('track', { userId: 'u', event: 'e' }).messageId).toMatch(/^made-/);
  });

  test.each<[string, TrackingRoute, unknown]>([
    ['no_event', 'track', { userId: 'u' }],
    ['reserved_event', 'track', { userId: 'u', event: ' audience_entered ' }],
    ['long_event', 'track', { userId: 'u', event: 'x'.repeat(300) }],
    ['no_user_anon_id', 'track', { event: 'e' }],
    ['bad_user_id', 'track', { userId: { a: 1 }, event: 'e' }],
    ['bad_message_id', 'track', { userId: 'u', event: 'e', messageId: 'x'.repeat(2000) }],
    ['no_group_id', 'group', { userId: 'u' }],
    ['no_previous_id', 'alias', { userId: 'u' }],
    ['no_previous_id', 'alias', { anonymousId: 'a', previousId: 'b' }],
    ['bad_type', 'batch', { batch: [{ type: 'trakc', userId: 'u' }] }],
    ['not_an_object', 'batch', { batch: ['text'] }],
  ])('%s names its field', (expected, route, body) => {
    expect(code(route, body)).toBe(expected);
  });

  test('nesting is bounded', () => {
    let deep: unknown = 1;
    for (let level = 0; level < 40; level++) deep = [deep];
    expect(code('track', { userId: 'u', event: 'e', properties: { deep } })).toBe('too_deep');
  });

  test('lone surrogates in ids are mended, so that they can be stored', () => {
    expect(only('track', { userId: 'u\ud800', event: 'e\udfff' })).toMatchObject({
      userId: 'u\ufffd',
      type: 'e\ufffd',
    });
  });
});

describe('a batch', () => {
  test('one bad event does not fail the others', () => {
    const parsed = calls('batch', {
      batch: [
        { type: 'track', userId: 'u', event: 'a' },
        { type: 'track' },
        { type: 'page', anonymousId: 'x' },
      ],
    });
    expect(parsed.map(({ ok }) => ok)).toEqual([true, false, true]);
  });

  test('context and integrations of the batch are merged into its events, whose own win', () => {
    const call = only('batch', {
      context: { ip: '1', locale: 'tr' },
      integrations: { All: false },
      batch: [{ type: 'track', userId: 'u', event: 'a', context: { locale: 'de' } }],
    });
    expect(call.context).toEqual({ ip: '1', locale: 'de' });
    expect(call.integrations).toEqual({ All: false });
  });

  test('the clock of the sender is corrected by sentAt of the batch', () => {
    const call = only('batch', {
      sentAt: '2026-11-21T13:00:00Z',
      batch: [{ type: 'track', userId: 'u', event: 'a', timestamp: '2026-11-21T12:59:50Z' }],
    });
    expect(call.timestamp).toBe(NOW - 10_000);
  });

  test('events without a time follow one another, so that alike ones stay two', () => {
    const alike = { type: 'track', userId: 'u', event: 'Clicked' };
    const times = calls('batch', { batch: [alike, alike, { ...alike, timestamp: '2026-11-21T11:00:00Z' }] });
    expect(times.map((call) => call.ok && call.call.timestamp - NOW)).toEqual([0, 1, -3_600_000]);
  });

  test('a body that is no batch is refused as a whole', () => {
    expect(parseCalls('batch', { events: [] }, request)).toMatchObject({ code: 'no_batch', field: 'batch' });
    expect(parseCalls('batch', 'text', request)).toMatchObject({ code: 'not_an_object' });
  });

  test('PostHog events become calls', () => {
    const parsed = calls('batch', {
      api_key: 'k',
      batch: [
        {
          event: '$identify',
          distinct_id: 'u',
          uuid: '1',
          properties: { $set: { email: 'a@b.c' }, $anon_distinct_id: 'anon' },
        },
        {
          event: 'Order Completed',
          distinct_id: 'u',
          uuid: '2',
          properties: { order_id: '7', $lib: 'posthog-node' },
        },
        {
          event: '$pageview',
          distinct_id: 'd',
          uuid: '3',
          properties: { $device_id: 'd', $current_url: 'https://x.example/' },
        },
      ],
    });
    expect(
      parsed.map(
        (call) => call.ok && [call.call.kind, call.call.type, call.call.userId, call.call.anonymousId],
      ),
    ).toEqual([
      ['identify', 'identify', 'u', 'anon'],
      ['track', 'Order Completed', 'u', undefined],
      ['page', 'page', undefined, 'd'],
    ]);
    expect(parsed[1]).toMatchObject({ call: { data: { order_id: '7' } } });
  });

  test('law: whatever is sent, it is read or refused event by event, never thrown', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.jsonValue(),
            fc.record({
              type: fc.constantFrom('track', 'page', 'identify', 'alias', 'x'),
              userId: fc.jsonValue(),
              event: fc.jsonValue(),
              traits: fc.jsonValue(),
              context: fc.jsonValue(),
              timestamp: fc.jsonValue(),
            }),
          ),
        ),
        (batch) => {
          expect(calls('batch', { batch })).toHaveLength(batch.length);
          expect(calls('batch', { batch, api_key: 'k' })).toHaveLength(batch.length);
        },
      ),
    );
  });
});

test('a number that no JSON can say is no value, as it will be when it is read again', () => {
  const body: unknown = JSON.parse(
    '{"userId":"u","traits":{"age":1e999,"list":[1,-1e999]},"context":{"n":1e999}}',
  );
  expect(only('identify', body)).toMatchObject({
    data: { age: null, list: [1, null] },
    context: { n: null },
  });
});

describe('what a batch says once for all its events', () => {
  const deep = (depth: number): unknown => JSON.parse('{"a":'.repeat(depth) + '1' + '}'.repeat(depth));
  const batch = (count: number, shared: object): unknown => ({
    ...shared,
    batch: Array.from({ length: count }, () => ({ type: 'track', userId: 'u', event: 'Seen' })),
  });

  test.each(['context', 'integrations'])('is no deeper in %s than an event may be', (field) => {
    for (const depth of [40, 100_000])
      expect(parseCalls('batch', batch(1, { [field]: deep(depth) }), request)).toMatchObject({
        code: 'too_deep',
        field,
      });
    expect(calls('batch', batch(1, { [field]: deep(20) }))).toHaveLength(1);
  });

  test('is not so much that every event with it would be more than anybody sent', () => {
    const context = { page: { title: 'x'.repeat(10_000) } };
    expect(parseCalls('batch', batch(5_000, { context }), request)).toMatchObject({
      code: 'context_too_large',
      field: 'context',
      hint: expect.stringContaining('smaller') as string,
    });
    expect(calls('batch', batch(1_000, { context }))).toHaveLength(1_000);
  });

  test('is no value where no JSON can say the number', () => {
    const context: unknown = JSON.parse('{"n":1e999}');
    expect(only('batch', batch(1, { context: context as object })).context).toEqual({ n: null });
  });
});
