import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FeedPortion } from '../../packages/server/src/ports/feed-store.ts';
import { arrival, INTEGRATION, MODEL } from './arrivals.ts';
import type { Stores } from './temp-store.ts';

const LANES = Array.from({ length: 256 }, (_, lane) => lane);

/** What every engine's store must tell of what came in lately, and of what is being written. */
export function recentContract(engine: string, open: () => Promise<Stores>): void {
  describe(`what is new in ${engine}`, () => {
    let stores: Stores;
    beforeEach(async () => {
      stores = await open();
    });
    afterEach(() => stores.close());

    const register = (...arrivals: ReturnType<typeof arrival>[]) =>
      stores.register.register(
        () => arrivals,
        () => MODEL,
      );
    const sent = (number: number, at = number, source = 1, userId = `u${number % 7}`) => ({
      ...arrival('track', `m${number}`, { userId }, { number }),
      receivedAt: at,
      source,
    });
    const settle = async (now: number): Promise<void> => {
      const { queues } = await stores.delivery.take(INTEGRATION, LANES, 25, now);
      const settled = queues.flatMap(({ lane, customer, events, waiting }) =>
        events.map(({ id, type }) => ({
          lane,
          customer: customer.key,
          event: id,
          waiting: waiting.has(id),
          type,
          ending: { outcome: 'delivered' } as const,
          status: 200,
          delivery: undefined,
          slot: 0,
          issues: [],
        })),
      );
      const nothing = { parked: [], shadows: [], attempts: [], finished: [] };
      await stores.delivery.settle({ integration: INTEGRATION, at: now, settled, ...nothing });
    };
    const visited = async (sources: readonly number[], since: number) => {
      const found: [id: number, content: unknown][] = [];
      const walked = await stores.recent.events(sources, since, ({ id, read }) => {
        found.push([id, read().data]);
      });
      return { found, walked };
    };

    test('events of these sources since then are walked over, newest first', async () => {
      await register(sent(1), sent(2, 2, 2), sent(3), sent(4));
      expect(await visited([1], 3)).toEqual({
        found: [
          [4, { number: 4 }],
          [3, { number: 3 }],
        ],
        walked: { complete: true, from: 3 },
      });
      expect((await visited([2, 9], 0)).found).toEqual([[2, { number: 2 }]]);
      expect((await visited([], 0)).found).toEqual([]);
    });

    test('a walk ends at its bound, and says how far it came', async () => {
      for (let group = 0; group < 51; group++)
        await register(...Array.from({ length: 1_000 }, (_, n) => sent(group * 1_000 + n + 1)));
      const { found, walked } = await visited([1], 0);
      expect(found).toHaveLength(50_000);
      expect(walked).toEqual({ complete: false, from: 1_001 });
    });

    test('customers that were changed since then are walked over, but not those who were merged away', async () => {
      await register(
        { ...arrival('identify', 'm1', { userId: 'early' }, { a: 1 }), receivedAt: 10 },
        { ...arrival('identify', 'm2', { userId: 'late' }, { a: 1 }), receivedAt: 20 },
        { ...arrival('identify', 'm3', { userId: 'gone' }, { a: 1 }), receivedAt: 30 },
        { ...arrival('alias', 'm4', { userId: 'late', previousId: 'gone' }), receivedAt: 40 },
      );
      const ids: string[] = [];
      await stores.recent.customers(1, 15, ({ id }) => void ids.push(id));
      expect(ids).toEqual(['late']);
      expect((await stores.recent.customer(1, 3))?.id).toBe('late');
      expect(await stores.recent.customer(2, 3)).toBeUndefined();
    });

    test('whoever follows while two threads write misses nothing and sees nothing twice', async () => {
      const seen = { events: [] as number[], endings: [] as number[] };
      let [event, ending] = [0, 0];
      const follow = async (): Promise<void> => {
        let events: FeedPortion<{ id: number }>;
        do {
          events = await stores.feed.eventsAfter(event, () => true);
          event = events.last;
          seen.events.push(...events.data.map(({ id }) => id));
        } while (events.more);
        let endings: FeedPortion<{ log: number | undefined }>;
        do {
          endings = await stores.feed.endingsAfter(ending, () => true);
          ending = endings.last;
          seen.endings.push(...endings.data.map(({ log }) => log ?? 0));
        } while (endings.more);
      };
      const writing = (async () => {
        for (let group = 0; group < 60; group++)
          await register(...Array.from({ length: 20 }, (_, n) => sent(group * 20 + n + 1)));
      })();
      const settling = (async () => {
        for (let round = 0; round < 60; round++) await settle(1);
      })();
      const written = new AbortController();
      const following = (async () => {
        while (!written.signal.aborted) {
          await follow();
          await new Promise((resolve) => setImmediate(resolve));
        }
        await follow();
      })();
      await Promise.all([writing, settling]);
      written.abort();
      await following;
      expect(seen.events).toEqual(stores.rows('events').map(([id]) => id));
      expect(seen.endings).toEqual(stores.rows('outcomes').map(([id]) => id));
      expect(seen.endings.length).toBeGreaterThan(100);
    });

    test('the latest events that meet a filter come oldest first', async () => {
      await register(
        sent(1, 1, 1, 'ada'),
        { ...sent(2, 2, 1, 'bob'), call: { ...sent(2).call, userId: 'bob', type: 'other' } },
        sent(3, 3, 2, 'ada'),
        sent(4, 4, 1, 'ada'),
      );
      const latest = async (filter: { type?: string; customer?: number }, sources = [1, 2], most = 10) =>
        (
          await stores.feed.latest(
            { sources: new Set(sources), type: filter.type, customer: filter.customer },
            most,
          )
        ).map(({ id }) => id);
      expect(await latest({})).toEqual([1, 2, 3, 4]);
      expect(await latest({}, [1, 2], 2)).toEqual([3, 4]);
      expect(await latest({}, [1])).toEqual([1, 2, 4]);
      expect(await latest({ type: 'other' })).toEqual([2]);
      const ada = (await stores.customers.find(1, 'ada'))?.key ?? 0;
      expect(await latest({ customer: ada })).toEqual([1, 3, 4]);
      expect(await latest({ customer: ada, type: 'other' })).toEqual([]);
      expect(await stores.feed.tops()).toMatchObject({ event: 4, receipt: 0 });
      expect(await stores.feed.person(ada)).toMatchObject({ id: 'ada' });
      expect(await stores.feed.content(4)).toMatchObject({ data: { number: 4 } });
      expect(await stores.feed.content(99)).toBeUndefined();
    });
  });
}
