import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../result/json.ts';
import type { TrackingCall } from '../tracking/call.ts';
import { emptyModel } from './model.ts';
import type { Model } from './model.ts';
import { Memory } from './testing/memory.ts';

const MODEL: Model = {
  ...emptyModel(1),
  attributes: new Map([
    ['points', { name: 'points', label: 'Points', type: 'numeric', tags: [], readOnly: false }],
    ['score', { name: 'score', label: 'Score', type: 'numeric', tags: [], readOnly: true }],
  ]),
  integrations: [
    {
      id: 7,
      name: 'Insider',
      label: 'Insider',
      routes: (event) => event.type !== 'ignored',
      holdsAnonymous: true,
      echoes: { ms: 0, attributes: new Set(), custom: new Set() },
    },
  ],
};

let messageId = 0;
function call(kind: TrackingCall['kind'], ids: Partial<TrackingCall>, data: JsonObject = {}): TrackingCall {
  return {
    kind,
    type: ids.type ?? kind,
    userId: undefined,
    anonymousId: undefined,
    previousId: undefined,
    messageId: `m${++messageId}`,
    timestamp: 0,
    originalAt: undefined,
    sentAt: undefined,
    data,
    context: {},
    integrations: undefined,
    ...ids,
  };
}

describe('finding the customer', () => {
  test('an anonymous visitor who identifies keeps the history and becomes that person', () => {
    const memory = new Memory(MODEL);
    memory.register([call('page', { anonymousId: 'a' }), call('track', { anonymousId: 'a', type: 'Seen' })]);
    expect(memory.messages.every(({ held }) => held)).toBe(true);
    memory.register([call('identify', { userId: 'u', anonymousId: 'a' }, { email: 'x@y.z' })]);
    const customer = memory.by('user', 'u');
    expect(customer).toMatchObject({ id: 'u', anonymous: false, attributes: { email: 'x@y.z' } });
    expect(memory.by('anonymous', 'a')?.key).toBe(customer?.key);
    expect(memory.messages.map(({ event, held }) => [event, held])).toEqual([
      [1, false],
      [2, false],
      [3, false],
    ]);
  });

  test('two devices of one person end in one customer', () => {
    const memory = new Memory(MODEL);
    memory.register([call('page', { anonymousId: 'phone' }), call('page', { anonymousId: 'laptop' })]);
    memory.register([
      call('identify', { userId: 'u', anonymousId: 'phone' }),
      call('identify', { userId: 'u', anonymousId: 'laptop' }),
    ]);
    expect(memory.by('anonymous', 'phone')?.id).toBe('u');
    expect(memory.by('anonymous', 'laptop')?.id).toBe('u');
    expect(new Set(memory.events.map(({ customer }) => customer)).size).toBe(1);
  });

  test('a shared device moves on to the next person without merging the two', () => {
    const memory = new Memory(MODEL);
    memory.register([call('identify', { userId: 'first', anonymousId: 'd' })]);
    memory.register([call('identify', { userId: 'second', anonymousId: 'd' })]);
    expect(memory.by('user', 'first')).toMatchObject({ id: 'first', anonymousIds: [] });
    expect(memory.by('anonymous', 'd')).toMatchObject({ id: 'second', anonymousIds: ['d'] });
  });

  test('a track with both ids counts for the person and links nothing', () => {
    const memory = new Memory(MODEL);
    memory.register([
      call('page', { anonymousId: 'a' }),
      call('track', { userId: 'u', anonymousId: 'a', type: 'Bought' }),
    ]);
    expect(memory.by('anonymous', 'a')?.anonymous).toBe(true);
    expect(memory.by('user', 'u')?.anonymous).toBe(false);
  });

  test('alias renames one customer, and merges two', () => {
    const memory = new Memory(MODEL);
    memory.register([
      call('identify', { userId: 'old' }, { a: 1 }),
      call('alias', { previousId: 'old', userId: 'new' }),
    ]);
    expect(memory.by('user', 'new')).toMatchObject({ id: 'new', attributes: { a: 1 } });
    memory.register([
      call('identify', { userId: 'other' }, { a: 2, b: 3 }),
      call('alias', { previousId: 'other', userId: 'new' }),
    ]);
    // What was said last counts, whoever it was said of.
    expect(memory.by('user', 'other')).toMatchObject({ id: 'new', attributes: { a: 2, b: 3 } });
  });
});

describe('applying the event', () => {
  test('a defined attribute is converted, a wrong one is left out and named, the rest goes on', () => {
    const memory = new Memory(MODEL);
    const { registered } = memory.register([
      call('identify', { userId: 'u' }, { points: '25', score: 3, city: 'Ankara' }),
    ]);
    expect(memory.by('user', 'u')?.attributes).toEqual({ points: 25, city: 'Ankara' });
    expect(registered[0]?.issues).toMatchObject([{ code: 'read_only', field: 'score' }]);
    const again = memory.register([call('identify', { userId: 'u' }, { points: 'many', city: 'Izmir' })]);
    expect(again.registered[0]?.issues).toMatchObject([{ code: 'wrong_type', field: 'points' }]);
    expect(memory.by('user', 'u')?.attributes).toEqual({ points: 25, city: 'Izmir' });
  });

  test('traits in passing fill gaps and never overwrite', () => {
    const memory = new Memory(MODEL);
    memory.register([call('identify', { userId: 'u' }, { city: 'Ankara' })]);
    memory.register([call('track', { userId: 'u', context: { traits: { city: 'Izmir', email: 'x@y.z' } } })]);
    expect(memory.by('user', 'u')?.attributes).toEqual({ city: 'Ankara', email: 'x@y.z' });
  });

  test('a duplicate has no effect at all, even within its group', () => {
    const memory = new Memory(MODEL);
    const twice = call('identify', { userId: 'u' }, { n: 1 });
    const { registered, writes } = memory.register([twice, { ...twice, data: { n: 2 } }]);
    expect(registered.map(({ event }) => event)).toEqual([1, undefined]);
    expect(writes.messages).toHaveLength(1);
    expect(memory.by('user', 'u')?.attributes).toEqual({ n: 1 });
  });
});

describe('routing', () => {
  test('what no mapping wants, and what the sender excludes, is skipped with the reason', () => {
    const memory = new Memory(MODEL);
    const { writes } = memory.register([
      call('track', { userId: 'u', type: 'ignored' }),
      call('track', { userId: 'u', integrations: { All: false } }),
      call('track', { userId: 'u', integrations: { All: false, Insider: true } }),
      call('track', { userId: 'u', integrations: { Insider: false } }),
    ]);
    expect(writes.skips.map(({ reason }) => reason)).toEqual(['no_mapping', 'excluded', 'excluded']);
    expect(writes.messages.map(({ event }) => event)).toEqual([3]);
  });
});

const userId = fc.constantFrom('u1', 'u2', 'u3');
const anonymousId = fc.constantFrom('a1', 'a2', 'a3');
const anyCall = fc.oneof(
  anonymousId.map((id) => call('page', { anonymousId: id })),
  userId.map((id) => call('track', { userId: id })),
  fc.tuple(userId, anonymousId).map(([u, a]) => call('identify', { userId: u, anonymousId: a }, { by: u })),
  fc.tuple(userId, anonymousId).map(([u, a]) => call('alias', { userId: u, previousId: a })),
  fc
    .tuple(userId, userId)
    .filter(([a, b]) => a !== b)
    .map(([u, p]) => call('alias', { userId: u, previousId: p })),
);

test('law: however calls are grouped, the same customers come out', () => {
  fc.assert(
    fc.property(fc.array(anyCall, { maxLength: 25 }), fc.integer({ min: 1, max: 25 }), (calls, size) => {
      const whole = new Memory(MODEL);
      whole.register(calls);
      const parts = new Memory(MODEL);
      for (let at = 0; at < calls.length; at += size) parts.register(calls.slice(at, at + size));
      const view = (memory: Memory): unknown => ({
        ids: ['u1', 'u2', 'u3'].map((id) => memory.by('user', id)?.id),
        devices: ['a1', 'a2', 'a3'].map((id) => memory.by('anonymous', id)?.id),
        attributes: ['u1', 'u2', 'u3'].map((id) => memory.by('user', id)?.attributes),
        events: memory.events.map(({ customer }) => memory.customers.get(customer)?.id),
        messages: memory.messages.map(({ event, held }) => [event, held]),
      });
      expect(view(parts)).toEqual(view(whole));
    }),
  );
});

test('law: no event is lost, and none stays with a customer who was merged away', () => {
  fc.assert(
    fc.property(fc.array(anyCall, { maxLength: 25 }), (calls) => {
      const memory = new Memory(MODEL);
      memory.register(calls);
      expect(memory.events).toHaveLength(calls.length);
      for (const { customer } of memory.events)
        expect(memory.customers.get(customer)?.status).not.toBe('merged');
      for (const key of memory.identifiers.values())
        expect(memory.customers.get(key)?.status).not.toBe('merged');
    }),
  );
});
