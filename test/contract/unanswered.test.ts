import type { Answer, Destination, Shadow } from '@causeway/core/delivery/destination';
import { UNKNOWN } from '@causeway/core/delivery/doubted';
import { expect, test } from 'vitest';
import { Dispatcher } from '../../packages/server/src/workers/dispatcher.ts';
import { PlanShare } from '../../packages/server/src/workers/plan-share.ts';
import { arrival, INTEGRATION, MODEL } from './arrivals.ts';
import { openSqlite } from './temp-store.ts';

const ALL = Array.from({ length: 256 }, (_, lane) => lane);
const BEFORE: Shadow = { identifiers: { uuid: 'u' }, attributes: { city: '"Bonn"', age: '40' }, custom: {} };
const AFTER: Shadow = { ...BEFORE, attributes: { city: '"Bern"', age: '40' } };

/** Puts everybody into one request, which changes everybody's city. */
const DESTINATION: Destination = {
  routes: () => true,
  holdsAnonymous: true,
  echoes: { ms: 0, attributes: new Set(), custom: new Set() },
  concurrency: 1,
  takeLimit: 100,
  pools: [{ operations: ['send'], perMinute: 1_000_000 }],
  plan: (queues) => ({
    refused: [],
    learnt: [],
    skips: [],
    flights: [
      {
        entries: queues.map(({ customer, events }) => ({
          customer: customer.key,
          events: events.map(({ id }) => id),
          issues: [],
          shadow: AFTER,
          sent: [{ name: 'city', custom: false, text: '"Bern"' }],
        })),
        requests: [
          {
            operation: 'send',
            method: 'POST',
            path: '/',
            body: '{}',
            bytes: 2,
            slots: queues.map((_, index) => index),
            eventsOf: queues.map(({ events }) => events.map(({ id }) => id)),
          },
        ],
      },
    ],
  }),
  read: (_, { status }): Answer => {
    const issue = { code: `http_${status}`, message: 'No.' };
    return status === 400 ? { kind: 'refused', issue } : { kind: 'transient', issue };
  },
};

/** Sends the messages of so many people until none can be sent, and answers what is believed of each afterwards. */
async function believed(people: number, statuses: readonly number[]): Promise<Shadow['attributes'][]> {
  const stores = await openSqlite();
  const tick = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  let now = 1_000;
  let calls = 0;
  const dispatcher = new Dispatcher(INTEGRATION, DESTINATION, {
    store: stores.delivery,
    send: async () => {
      await tick();
      const status = statuses[Math.min(calls++, statuses.length - 1)] ?? 0;
      return { status, headers: {}, body: '', ms: 1, error: undefined };
    },
    clock: () => now,
    planning: new PlanShare(
      () => now,
      () => now,
      () => Promise.resolve(),
    ),
    random: () => 0.5,
    sleep: async (ms, signal) => {
      await tick();
      signal.throwIfAborted();
      now += ms;
    },
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    giveUpAfterMs: 3_600_000,
    observe: () => undefined,
    paused: () => undefined,
    replied: () => undefined,
  });
  try {
    const ids = Array.from({ length: people }, (_, index) => `user-${index}`);
    const register = (part: string): Promise<unknown> =>
      stores.register.register(
        () => ids.map((id) => arrival('track', `${id}-${part}`, { userId: id })),
        () => MODEL,
      );
    await register('first');
    await stores.delivery.settle({
      integration: INTEGRATION,
      at: now,
      settled: [],
      parked: [],
      attempts: [],
      finished: [],
      shadows: ids.map((_, index) => ({ customer: index + 1, shadow: BEFORE })),
    });
    await dispatcher.start();
    for (let turn = 0; turn < 5_000 && stores.count('messages') + stores.count('waiting') > 0; turn++)
      await tick();
    await dispatcher.stop();
    expect(stores.count('dead_letters')).toBe(people);
    // However it came to nothing: what is told like it may be older than it.
    expect(stores.count('sent_values', 'lost = 1')).toBe(people);
    await register('second');
    const { queues } = await stores.delivery.take(INTEGRATION, ALL, 100, now);
    return queues.map(({ shadow }) => shadow?.attributes ?? {});
  } finally {
    stores.close();
  }
}

test('what was plainly refused changes nothing that is believed', async () => {
  expect(await believed(2, [400])).toEqual([BEFORE.attributes, BEFORE.attributes]);
});

test('what was never answered may be there: what it was to change is unknown', async () => {
  expect(await believed(1, [0])).toEqual([{ city: UNKNOWN, age: '40' }]);
  expect(await believed(2, [503])).toEqual([
    { city: UNKNOWN, age: '40' },
    { city: UNKNOWN, age: '40' },
  ]);
});

test('a plain refusal does not take the doubt away that an earlier try left', async () => {
  expect(await believed(2, [0, 400])).toEqual([
    { city: UNKNOWN, age: '40' },
    { city: UNKNOWN, age: '40' },
  ]);
});
