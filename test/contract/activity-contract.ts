import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { arrival, INTEGRATION, MODEL } from './arrivals.ts';
import type { Stores } from './temp-store.ts';

const MINUTE_MS = 60_000;
const LANES = Array.from({ length: 256 }, (_, lane) => lane);
/** The ten minutes in which everything happens. */
const SERIES = { first: 1_000, step: 1, points: 10 };

/** What every engine's store must count, minute by minute. */
export function activityContract(engine: string, open: () => Promise<Stores>): void {
  describe(`activity in ${engine}`, () => {
    let stores: Stores;
    beforeEach(async () => {
      stores = await open();
    });
    afterEach(() => stores.close());

    const at = (minute: number): number => (SERIES.first + minute) * MINUTE_MS + 59_999;
    const register = (arrivals: readonly ReturnType<typeof arrival>[]) =>
      stores.register.register(
        () => arrivals,
        () => MODEL,
      );
    const deliver = async (minute: number, bury: boolean): Promise<number> => {
      const { queues } = await stores.delivery.take(INTEGRATION, LANES, 1_000, at(minute));
      const issue = { code: 'bad', message: 'No.' };
      const settled = queues.flatMap(({ lane, customer, events, waiting }) =>
        events.map(({ id, type }) => ({
          lane,
          customer: customer.key,
          event: id,
          waiting: waiting.has(id),
          type,
          ending: bury ? ({ outcome: 'buried', issue } as const) : ({ outcome: 'delivered' } as const),
          status: 200,
          delivery: undefined,
          slot: 0,
          issues: [],
        })),
      );
      await stores.delivery.settle({
        integration: INTEGRATION,
        at: at(minute),
        settled,
        parked: [],
        shadows: [],
        attempts: [],
        finished: [],
      });
      return settled.length;
    };
    const zeros = (): number[] => Array.from({ length: SERIES.points }, () => 0);
    const minute = fc.integer({ min: 0, max: SERIES.points - 1 });
    const step = fc.oneof(
      fc.record({
        calls: fc.array(fc.record({ id: fc.integer({ min: 0, max: 15 }), minute, unwanted: fc.boolean() }), {
          maxLength: 8,
        }),
      }),
      fc.record({ minute, bury: fc.boolean() }),
    );

    test('every event and every ending counts once, in its minute', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
          stores.close();
          stores = await open();
          const expected = {
            accepted: zeros(),
            repeated: zeros(),
            delivered: zeros(),
            skipped: zeros(),
            buried: zeros(),
          };
          const seen = new Set<number>();
          const add = (list: number[], point: number, count = 1): void => {
            list[point] = (list[point] ?? 0) + count;
          };
          for (const one of steps) {
            if ('bury' in one) {
              const count = await deliver(one.minute, one.bury);
              add(one.bury ? expected.buried : expected.delivered, one.minute, count);
              continue;
            }
            const { calls } = one;
            await register(
              calls.map((call) => ({
                ...arrival('track', `m${call.id}`, {
                  userId: 'u',
                  type: call.unwanted ? 'unwanted' : 'track',
                }),
                receivedAt: at(call.minute),
              })),
            );
            for (const call of calls) {
              add(seen.has(call.id) ? expected.repeated : expected.accepted, call.minute);
              if (!seen.has(call.id) && call.unwanted) add(expected.skipped, call.minute);
              seen.add(call.id);
            }
          }
          const { accepted, repeated } = await stores.activity.intake([1], SERIES);
          const endings = (await stores.activity.endings([INTEGRATION], SERIES)).get(INTEGRATION);
          expect({ accepted, repeated, ...endings }).toEqual({ ...expected, identityRefused: 0 });
        }),
        { numRuns: 25 },
      );
    });

    test('points gather the minutes between them, of these sources and no others', async () => {
      await register(
        [0, 1, 3, 9].map((one) => ({ ...arrival('track', `m${one}`, { userId: 'u' }), receivedAt: at(one) })),
      );
      await register([{ ...arrival('track', 'm', { userId: 'u' }), source: 2, receivedAt: at(9) }]);
      const series = { ...SERIES, step: 4, points: 3 };
      expect((await stores.activity.intake([1], series)).accepted).toEqual([3, 0, 1]);
      expect((await stores.activity.intake([1, 2], series)).accepted).toEqual([3, 0, 2]);
      expect((await stores.activity.intake([], series)).accepted).toEqual([0, 0, 0]);
    });

    test('refusals of identifiers are counted apart, and what fails to be written is not counted', async () => {
      await register([{ ...arrival('track', 'm1', { userId: 'u' }), receivedAt: at(0) }]);
      const settled = {
        lane: 1,
        customer: 1,
        event: 1,
        waiting: false,
        type: 'track',
        ending: { outcome: 'skipped', reason: 'identity_refused' } as const,
        status: undefined,
        delivery: undefined,
        slot: undefined,
        issues: [],
      };
      await stores.delivery.settle({
        integration: INTEGRATION,
        at: at(2),
        settled: [settled],
        parked: [],
        shadows: [],
        attempts: [],
        finished: [],
      });
      const broken = (): never => {
        throw new Error('broken rule');
      };
      await expect(
        stores.register.register(
          () => [{ ...arrival('track', 'm2', { userId: 'u' }), receivedAt: at(0) }],
          broken,
        ),
      ).rejects.toThrow('broken rule');
      const endings = (await stores.activity.endings([INTEGRATION], SERIES)).get(INTEGRATION);
      expect(endings?.skipped[2]).toBe(1);
      expect(endings?.identityRefused).toBe(1);
      expect((await stores.activity.intake([1], SERIES)).accepted[0]).toBe(1);
    });

    test('an event shows that the workspace has been used', async () => {
      expect(await stores.activity.anyEvent(1)).toBe(false);
      await register([arrival('track', 'm1', { anonymousId: 'a' })]);
      expect(await stores.activity.anyEvent(1)).toBe(true);
      expect(await stores.activity.anyEvent(2)).toBe(false);
    });

    test('the oldest dead letter is found, whatever its cause', async () => {
      expect(await stores.activity.deadSince(INTEGRATION)).toBeUndefined();
      await register([{ ...arrival('track', 'm1', { userId: 'u' }), receivedAt: at(0) }]);
      await deliver(3, true);
      await register([{ ...arrival('track', 'm2', { userId: 'u' }), receivedAt: at(4) }]);
      await deliver(5, true);
      expect(await stores.activity.deadSince(INTEGRATION)).toBe(at(3));
    });
  });
}
