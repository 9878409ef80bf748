import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type {
  ParkedMessages,
  SettledMessage,
  Settlement,
} from '../../packages/server/src/ports/delivery-store.ts';
import { arrival, INTEGRATION, MODEL } from './arrivals.ts';
import type { Stores } from './temp-store.ts';

const MINUTE = 60_000;
const NOW = 100 * MINUTE;
const ALL = Array.from({ length: 256 }, (_, lane) => lane);

/** What every engine's store must count, so that messages leave when they may. */
export function paceContract(engine: string, open: () => Promise<Stores>): void {
  describe(`when to send, in ${engine}`, () => {
    let stores: Stores;
    let messages = 0;
    beforeEach(async () => {
      stores = await open();
    });
    afterEach(() => stores.close());

    /** The first customer is in lane 1, the second in lane 2. */
    const register = (...customers: readonly string[]): Promise<unknown> =>
      stores.register.register(
        () => customers.map((userId) => arrival('track', `m${++messages}`, { userId })),
        () => MODEL,
      );
    const settle = (change: Partial<Settlement>): Promise<void> =>
      stores.delivery.settle({
        integration: INTEGRATION,
        at: NOW,
        settled: [],
        parked: [],
        shadows: [],
        attempts: [],
        finished: [],
        ...change,
      });
    const ended = (event: number, ending: SettledMessage['ending']): SettledMessage => ({
      lane: 1,
      customer: 1,
      event,
      waiting: false,
      type: 'track',
      ending,
      status: 200,
      delivery: undefined,
      slot: 0,
      issues: [],
    });
    const parked = (event: number, due: number): ParkedMessages => ({
      lane: 1,
      customer: 1,
      events: [{ event, waiting: false }],
      due,
      attempts: 1,
      since: NOW,
      reason: 'http_500',
    });

    test('what waits in lanes is counted, and no further than asked', async () => {
      await register('ada', 'ada', 'ben', 'ada');
      const counted = (lanes: readonly number[], most: number): Promise<unknown> =>
        stores.delivery.queued(INTEGRATION, lanes, most, NOW);
      expect(await counted(ALL, 10)).toEqual({ lanes: [1, 2], messages: 4 });
      expect(await counted([2, 3], 10)).toEqual({ lanes: [2], messages: 1 });
      expect(await counted([1, 2], 3)).toEqual({ lanes: [1], messages: 3 });
      expect(await counted([1, 2], 2)).toEqual({ lanes: [1], messages: 2 });
      expect(await counted([], 10)).toEqual({ lanes: [], messages: 0 });
      expect(await stores.delivery.queued(2, ALL, 10, NOW)).toEqual({ lanes: [], messages: 0 });
    });

    test('what is parked counts once it is due', async () => {
      await register('ada', 'ben');
      await settle({ parked: [parked(1, NOW + 500)] });
      expect(await stores.delivery.queued(INTEGRATION, ALL, 10, NOW)).toEqual({ lanes: [2], messages: 1 });
      expect(await stores.delivery.queued(INTEGRATION, ALL, 10, NOW + 500)).toEqual({
        lanes: [1, 2],
        messages: 2,
      });
    });

    test('what was delivered is counted from the minute on, also after a restart', async () => {
      await register('ada', 'ada', 'ada', 'ada', 'ada');
      const issue = { code: 'bad', message: 'It is bad.' };
      await settle({ at: NOW - 1, settled: [ended(1, { outcome: 'delivered' })] });
      await settle({
        settled: [
          ended(2, { outcome: 'delivered' }),
          ended(3, { outcome: 'skipped', reason: 'unchanged' }),
          ended(4, { outcome: 'buried', issue }),
        ],
      });
      await settle({ at: NOW + 5 * MINUTE, settled: [ended(5, { outcome: 'delivered' })] });
      const since = (time: number): Promise<number> => stores.delivery.delivered(INTEGRATION, time);
      expect([await since(NOW - MINUTE), await since(NOW), await since(NOW + 59_999)]).toEqual([3, 2, 2]);
      stores = await stores.reopen();
      expect([await since(NOW + MINUTE), await since(NOW + 6 * MINUTE)]).toEqual([1, 0]);
      expect(await stores.delivery.delivered(2, 0)).toBe(0);
    });
  });
}
