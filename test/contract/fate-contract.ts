import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AuditDraft } from '../../packages/server/src/ports/audit-store.ts';
import type { DeadLetterChoice } from '../../packages/server/src/ports/dead-letter-store.ts';
import type { SettledMessage, Settlement } from '../../packages/server/src/ports/delivery-store.ts';
import type { FateOf } from '../../packages/server/src/ports/fate-store.ts';
import { arrival, INTEGRATION, MODEL } from './arrivals.ts';
import type { Stores } from './temp-store.ts';

const NOW = 10_000;
const RECEIVED = 1_000;
const LANES = Array.from({ length: 256 }, (_, lane) => lane);
const NOTE: AuditDraft = {
  by: { workspace: 1, actor: { kind: 'hub', id: undefined, name: 'test' } },
  action: 'dead_letters.resend',
  target: { kind: 'integration', id: '1', name: 'Test' },
};
const INSTALLED = [{ id: INTEGRATION, createdAt: 500 }];

/** What every engine's store must say about how events stand. */
export function fateContract(engine: string, open: () => Promise<Stores>): void {
  describe(`fates in ${engine}`, () => {
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
    const of = (id: number, customer = 1, receivedAt = RECEIVED): FateOf => ({ id, customer, receivedAt });
    const states = async (events: readonly FateOf[], now = NOW, installed = INSTALLED) => {
      const fates = await stores.fates.fates(events, installed, now);
      return events.map(({ id }) => (fates.get(id) ?? []).map(({ state, reason }) => [state, reason]).flat());
    };
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
    const resend = (choice: DeadLetterChoice, now: number) =>
      stores.deadLetters.resend(INTEGRATION, choice, now, () => NOTE);
    const ended = (event: number, ending: SettledMessage['ending'], waiting = false): SettledMessage => ({
      lane: 1,
      customer: 1,
      event,
      waiting,
      type: 'track',
      ending,
      status: 200,
      delivery: 7,
      slot: 0,
      issues: [],
    });
    const parked = (event: number, due: number, attempts = 1) => ({
      lane: 1,
      customer: 1,
      events: [{ event, waiting: false }],
      due,
      attempts,
      since: NOW - 5,
      reason: 'http_500',
    });

    test('each place that a message can be in has its word', async () => {
      await register(
        ...[1, 2, 3, 4, 5, 6].map((n) => arrival('track', `m${n}`, { userId: 'u' })),
        arrival('track', 'm7', { userId: 'u', type: 'unwanted' }),
        arrival('page', 'm8', { anonymousId: 'a' }),
      );
      await settle({
        settled: [
          ended(2, { outcome: 'delivered' }),
          ended(3, { outcome: 'skipped', reason: 'unchanged' }),
          ended(4, { outcome: 'buried', issue: { code: 'bad', message: 'No.' } }),
        ],
        parked: [parked(5, NOW + 500)],
      });
      await settle({ parked: [parked(6, NOW - 500)] });
      const all = [1, 2, 3, 4, 5, 6, 7].map((id) => of(id));
      expect(await states([...all, of(8, 2)])).toEqual([
        ['waiting', undefined],
        ['delivered', undefined],
        ['skipped', 'unchanged'],
        ['buried', 'bad'],
        ['parked', 'http_500'],
        ['parked', 'http_500'],
        ['not_routed', 'no_mapping'],
        ['held', undefined],
      ]);
      const fates = await stores.fates.fates([of(4), of(5)], INSTALLED, NOW);
      expect(fates.get(4)).toMatchObject([{ status: 200, delivery: 7, at: NOW, issues: [{ code: 'bad' }] }]);
      expect(fates.get(4)?.[0]?.log).toBeGreaterThan(0);
      expect(fates.get(5)).toMatchObject([{ at: NOW - 5, log: undefined }]);
    });

    test('the latest ending counts, and a message sent again waits', async () => {
      await register(arrival('track', 'm1', { userId: 'u' }));
      const bad = { outcome: 'buried', issue: { code: 'bad', message: 'No.' } } as const;
      await settle({ settled: [ended(1, bad)] });
      await resend({ events: [1] }, NOW);
      expect(await states([of(1)])).toEqual([['waiting', undefined]]);
      await settle({ settled: [ended(1, { outcome: 'delivered' }, true)], at: NOW + 1 });
      expect(await states([of(1)])).toEqual([['delivered', undefined]]);
    });

    test('what was queued before a merge is found under both numbers', async () => {
      await register(
        arrival('track', 'm1', { userId: 'old' }),
        arrival('track', 'm2', { userId: 'old' }),
        arrival('identify', 'm3', { userId: 'new' }),
      );
      await settle({ settled: [{ ...ended(1, { outcome: 'delivered' }) }] });
      await register(arrival('alias', 'm4', { userId: 'new', previousId: 'old' }));
      await stores.delivery.settle({
        integration: INTEGRATION,
        at: NOW,
        settled: [ended(2, { outcome: 'skipped', reason: 'unchanged' })],
        parked: [],
        shadows: [],
        attempts: [],
        finished: [],
      });
      await register(arrival('track', 'm5', { userId: 'new' }));
      expect(await states([of(1, 2), of(2, 2), of(3, 2), of(5, 2)])).toEqual([
        ['delivered', undefined],
        ['skipped', 'unchanged'],
        ['waiting', undefined],
        ['waiting', undefined],
      ]);
    });

    test('what cannot be known is left out', async () => {
      await register(arrival('track', 'm1', { userId: 'u' }));
      await settle({ settled: [ended(1, { outcome: 'delivered' })] });
      const later = [...INSTALLED, { id: 2, createdAt: RECEIVED + 1 }, { id: 3, createdAt: 1 }];
      const fates = await stores.fates.fates([of(1, 1, RECEIVED), of(9, 1, NOW + 1)], later, NOW);
      // Of integration 3 nothing is known from before the oldest row that is left in the log.
      expect(fates.get(1)?.map(({ integration, state }) => [integration, state])).toEqual([
        [INTEGRATION, 'delivered'],
      ]);
      expect(fates.get(9)?.map(({ integration, state }) => [integration, state])).toEqual([
        [INTEGRATION, 'not_routed'],
        [2, 'not_routed'],
        [3, 'not_routed'],
      ]);
    });

    test('whatever happens to a message, it is in exactly one place', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.constantFrom('deliver', 'bury', 'park', 'resend'), { maxLength: 6 }),
          async (steps) => {
            stores.close();
            stores = await open();
            await register(arrival('track', 'm1', { userId: 'u' }));
            let state = 'waiting';
            for (const [index, step] of steps.entries()) {
              const now = NOW + index * 1_000;
              if (step === 'resend') {
                const { resent } = await resend({ until: now }, now);
                if (resent > 0) state = 'waiting';
              } else {
                const { queues } = await stores.delivery.take(INTEGRATION, LANES, 10, now);
                const waiting = queues[0]?.waiting.has(1) ?? false;
                if (queues.length === 0) continue;
                if (step === 'park') {
                  const places = { ...parked(1, now + 10), events: [{ event: 1, waiting }] };
                  await settle({ parked: [places], at: now });
                  state = 'parked';
                } else {
                  const issue = { code: 'bad', message: 'No.' };
                  const ending =
                    step === 'bury'
                      ? ({ outcome: 'buried', issue } as const)
                      : ({ outcome: 'delivered' } as const);
                  await settle({ settled: [ended(1, ending, waiting)], at: now });
                  state = ending.outcome;
                }
              }
              expect((await states([of(1)], now))[0]?.[0]).toBe(state);
            }
          },
        ),
        { numRuns: 25 },
      );
    });
  });
}
