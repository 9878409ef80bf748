import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Settlement } from '../../packages/server/src/ports/delivery-store.ts';
import { arrival, INTEGRATION, MODEL, ROUTED } from './arrivals.ts';
import type { Stores } from './temp-store.ts';

const NOW = 10_000;
const ALL = Array.from({ length: 256 }, (_, lane) => lane);

/** What every engine's store must do, whatever it is made of. */
export function storeContract(engine: string, open: () => Promise<Stores>): void {
  describe(`${engine} store`, () => {
    let stores: Stores;
    beforeEach(async () => {
      stores = await open();
    });
    afterEach(() => stores.close());

    const register = (
      ...arrivals: ReturnType<typeof arrival>[]
    ): ReturnType<Stores['register']['register']> =>
      stores.register.register(
        () => arrivals,
        () => MODEL,
      );
    const taken = async (now = NOW, limit = 1_000): Promise<[customer: string, events: number[]][]> => {
      const { queues } = await stores.delivery.take(INTEGRATION, ALL, limit, now);
      return queues.map(({ customer, events }) => [customer.id, events.map(({ id }) => id)]);
    };
    const settlement = (change: Partial<Settlement>): Settlement => ({
      integration: INTEGRATION,
      at: NOW,
      settled: [],
      parked: [],
      shadows: [],
      attempts: [],
      finished: [],
      ...change,
    });
    const delivered = async (): Promise<void> => {
      const { queues } = await stores.delivery.take(INTEGRATION, ALL, 1_000, NOW);
      const settled = queues.flatMap(({ lane, customer, events, waiting }) =>
        events.map(({ id, type }) => ({
          lane,
          customer: customer.key,
          event: id,
          waiting: waiting.has(id),
          type,
          ending: { outcome: 'delivered' as const },
          status: 200,
          delivery: undefined,
          slot: 0,
          issues: [],
        })),
      );
      await stores.delivery.settle(settlement({ settled }));
    };

    test('what was registered is there after a restart, with its messages', async () => {
      await register(
        arrival('identify', 'm1', { userId: 'u' }, { city: 'Ankara' }),
        arrival('track', 'm2', { userId: 'u' }),
      );
      stores = await stores.reopen();
      const { queues } = await stores.delivery.take(INTEGRATION, ALL, 1_000, NOW);
      expect(queues).toMatchObject([
        {
          customer: { id: 'u', attributes: { city: 'Ankara' } },
          events: [{ id: 1, data: { city: 'Ankara' } }, { id: 2 }],
        },
      ]);
    });

    test('a messageId counts once per source: in one group, in groups side by side, after a restart', async () => {
      const twice = arrival('track', 'same', { userId: 'u' });
      const first = await register(twice, twice);
      expect(first.registered.map(({ event }) => event)).toEqual([1, undefined]);
      const sides = await Promise.all([register(twice), register({ ...twice, source: 2 }), register(twice)]);
      expect(sides.map(({ registered }) => registered[0]?.event === undefined)).toEqual([true, false, true]);
      stores = await stores.reopen();
      expect((await register(twice)).registered[0]?.event).toBeUndefined();
      expect(stores.count('events')).toBe(2);
      expect(stores.count('messages')).toBe(2);
    });

    test('a group that fails leaves nothing behind, and the next one works', async () => {
      const broken = {
        ...MODEL,
        integrations: [
          {
            ...ROUTED,
            routes: () => {
              throw new Error('broken rule');
            },
          },
        ],
      };
      await expect(
        stores.register.register(
          () => [arrival('identify', 'm1', { userId: 'u' })],
          () => broken,
        ),
      ).rejects.toThrow('broken rule');
      expect([stores.count('events'), stores.count('customers')]).toEqual([0, 0]);
      expect((await register(arrival('identify', 'm1', { userId: 'u' }))).registered[0]?.event).toBeDefined();
      expect(await taken()).toHaveLength(1);
    });

    test("a customer's messages are taken in the order of registration, up to the limit", async () => {
      await register(
        ...[1, 2, 3, 4, 5, 6].map((n) => arrival('track', `m${n}`, { userId: n % 2 === 0 ? 'even' : 'odd' })),
      );
      expect(await taken()).toEqual([
        ['odd', [1, 3, 5]],
        ['even', [2, 4, 6]],
      ]);
      const cut = await stores.delivery.take(INTEGRATION, ALL, 2, NOW);
      expect(cut.queues.flatMap(({ events }) => events.map(({ id }) => id))).toEqual([1, 3]);
      expect(cut.more.length).toBeGreaterThan(0);
    });

    test('who has much holds up nobody: neither in the lane nor in others, and each stays in order', async () => {
      // Keys are handed out in turn, and there are 256 lanes: 257 shares the lane of the first.
      await register(
        ...Array.from({ length: 300 }, (_, n) => arrival('track', `hot${n}`, { userId: 'hot' })),
      );
      await register(
        ...Array.from({ length: 256 }, (_, n) => arrival('track', `p${n}`, { userId: `p${n}` })),
      );
      await register(
        arrival('track', 'again', { userId: 'p255' }),
        arrival('track', 'late', { userId: 'hot' }),
      );
      const take = async (lanes: readonly number[], limit: number): Promise<Record<string, number>> => {
        const { queues, more } = await stores.delivery.take(INTEGRATION, lanes, limit, NOW);
        expect(more.length).toBeGreaterThan(0);
        for (const { events } of queues)
          expect(events.map(({ id }) => id)).toEqual(events.map(({ id }) => id).toSorted((a, b) => a - b));
        return Object.fromEntries(queues.map(({ customer, events }) => [customer.id, events.length]));
      };
      const hot = 1;
      expect(await take([hot], 100)).toEqual({ hot: 98, p255: 2 });
      // What is left is known from here on: the others go first, and have room.
      expect(await take([hot, 2, 3, 4], 20)).toEqual({ p0: 1, p1: 1, p2: 1, hot: 15, p255: 2 });
      expect(await take([hot], 1)).toEqual({ hot: 1 });
    });

    test('the lanes that have something are announced, and found again', async () => {
      const { fresh } = await register(
        arrival('track', 'm1', { userId: 'a' }),
        arrival('track', 'm2', { userId: 'b' }),
      );
      const lanes = [...(fresh.get(INTEGRATION) ?? [])];
      expect((await stores.delivery.pending(INTEGRATION, NOW)).lanes).toEqual(
        lanes.toSorted((a, b) => a - b),
      );
      await delivered();
      expect((await stores.delivery.pending(INTEGRATION, NOW)).lanes).toEqual([]);
    });

    test('anonymous messages are held until the person is named, then go first and in order', async () => {
      await register(
        arrival('page', 'm1', { anonymousId: 'a' }),
        arrival('page', 'm2', { anonymousId: 'a' }),
      );
      expect(await taken()).toEqual([]);
      await register(arrival('track', 'm3', { userId: 'u' }));
      await register(arrival('identify', 'm4', { userId: 'u', anonymousId: 'a' }));
      expect(await taken()).toEqual([['u', [1, 2, 3, 4]]]);
      expect(stores.count('held')).toBe(0);
      const found = await stores.customers.find(1, 'u');
      const { data } = await stores.customers.events(found!.key, undefined, { most: 10, before: undefined });
      expect(data.map(({ messageId }) => messageId)).toEqual(['m4', 'm3', 'm2', 'm1']);
    });

    test('a skip is written with the event, with its reason', async () => {
      await register(arrival('track', 'm1', { userId: 'u', type: 'unwanted' }));
      expect(stores.outcomes()).toMatchObject([[1, 1, 1, 'no_mapping']]);
    });

    test('what is settled is gone and logged; a buried message is a dead letter', async () => {
      await register(arrival('track', 'm1', { userId: 'u' }), arrival('track', 'm2', { userId: 'u' }));
      const lane = 1;
      const place = {
        lane,
        customer: 1,
        waiting: false,
        type: 'track',
        status: 200,
        delivery: undefined,
        slot: 0,
        issues: [],
      };
      await stores.delivery.settle(
        settlement({
          settled: [
            { ...place, event: 1, ending: { outcome: 'delivered' } },
            {
              ...place,
              event: 2,
              ending: { outcome: 'buried', issue: { code: 'bad', message: 'It is bad.' } },
            },
          ],
        }),
      );
      expect(await taken()).toEqual([]);
      expect(stores.outcomes()).toEqual([
        [1, 1, 0, null],
        [2, 1, 2, 'bad'],
      ]);
      expect(stores.count('dead_letters')).toBe(1);
    });

    test('a parked customer keeps later messages behind, others go on', async () => {
      await register(arrival('track', 'm1', { userId: 'slow' }), arrival('track', 'm2', { userId: 'fine' }));
      await stores.delivery.settle(
        settlement({
          parked: [
            {
              lane: 1,
              customer: 1,
              events: [{ event: 1, waiting: false }],
              due: NOW + 500,
              attempts: 1,
              since: NOW,
              reason: 'http_500',
            },
          ],
        }),
      );
      await register(arrival('track', 'm3', { userId: 'slow' }));
      const take = await stores.delivery.take(INTEGRATION, ALL, 100, NOW);
      expect(take.queues.map(({ customer }) => customer.id)).toEqual(['fine']);
      expect(take.behind).toMatchObject([
        { customer: 1, due: NOW + 500, events: [{ event: 3, waiting: false }] },
      ]);
      await stores.delivery.settle(settlement({ parked: take.behind }));
      expect((await stores.delivery.pending(INTEGRATION, NOW)).nextDue).toBe(NOW + 500);
      expect((await taken(NOW + 500)).find(([id]) => id === 'slow')).toEqual(['slow', [1, 3]]);
    });

    test('however much a parked customer has waiting, it takes no room from the others of its lane', async () => {
      // Customers 1 and 257 share lane 1.
      await register(
        ...Array.from({ length: 256 }, (_, n) => arrival('track', `m${n}`, { userId: `u${n}` })),
        arrival('track', 'late', { userId: 'other' }),
      );
      await register(...Array.from({ length: 8 }, (_, n) => arrival('track', `more${n}`, { userId: 'u0' })));
      const { queues } = await stores.delivery.take(INTEGRATION, [1], 100, NOW);
      const events =
        queues
          .find(({ customer }) => customer.key === 1)
          ?.events.map(({ id }) => ({ event: id, waiting: false })) ?? [];
      expect(events).toHaveLength(9);
      await stores.delivery.settle(
        settlement({
          parked: [
            { lane: 1, customer: 1, events, due: NOW + 500, attempts: 1, since: NOW, reason: 'http_500' },
          ],
        }),
      );
      const take = await stores.delivery.take(INTEGRATION, [1], 3, NOW);
      expect(take.queues.map(({ customer }) => customer.id)).toEqual(['other']);
      expect(take.more).toEqual([]);
    });
  });
}
