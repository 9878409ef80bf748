import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Dispatcher } from '../../packages/server/src/workers/dispatcher.ts';
import { PlanShare } from '../../packages/server/src/workers/plan-share.ts';
import { arrival, INTEGRATION, MODEL } from './arrivals.ts';
import { destination, moods, Wire } from './far-side.ts';
import { openSqlite, type Stores } from './temp-store.ts';

interface Scenario {
  readonly groups: readonly (readonly string[])[];
  readonly bad: readonly number[];
  readonly spoils: readonly number[];
  readonly size: number;
  /** How often the far side fails, and the draw of its moods. */
  readonly badness: number;
  readonly seed: number;
  readonly restartAfter: number;
}

const customer = fc.constantFrom('ada', 'ben', 'cem', 'dora', 'breaks', 'unreadable', 'skipped');
const scenario: fc.Arbitrary<Scenario> = fc.record({
  groups: fc.array(fc.array(customer, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 8 }),
  bad: fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 4 }),
  spoils: fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 3 }),
  size: fc.integer({ min: 1, max: 4 }),
  badness: fc.double({ min: 0, max: 0.7, noNaN: true }),
  seed: fc.integer({ min: 1, max: 1_000_000 }),
  restartAfter: fc.integer({ min: 0, max: 12 }),
});

async function run({
  groups,
  bad,
  spoils,
  size,
  badness,
  seed,
  restartAfter,
}: Scenario): Promise<{ stores: Stores; wire: Wire; registered: Map<string, number[]> }> {
  let stores = await openSqlite();
  let now = 1_000;
  const wire = new Wire(moods(seed, badness), new Set(bad), new Set(spoils));
  const tick = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  const open = (): Dispatcher =>
    new Dispatcher(INTEGRATION, destination(size), {
      store: stores.delivery,
      send: async (request) => {
        await tick();
        return wire.send(request);
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
      log: {
        info: () => undefined,
        warn: () => undefined,
        error: (facts) => {
          throw new Error(JSON.stringify(facts));
        },
      },
      giveUpAfterMs: 2 * 3_600_000,
      observe: () => undefined,
      paused: () => undefined,
      replied: () => undefined,
    });
  let dispatcher = open();
  await dispatcher.start();
  const registered = new Map<string, number[]>();
  let messageId = 0;
  for (const group of groups) {
    const { registered: done, fresh } = await stores.register.register(
      () => group.map((id) => arrival('track', `m${++messageId}`, { userId: id })),
      () => MODEL,
    );
    done.forEach(({ event }, index) => {
      const id = group[index] ?? '';
      registered.set(id, [...(registered.get(id) ?? []), event ?? -1]);
    });
    dispatcher.wake(fresh.get(INTEGRATION) ?? []);
    if (messageId > restartAfter && restartAfter > 0) {
      // A crash: nothing of the dispatcher's memory survives, and what was under way is repeated.
      await dispatcher.stop();
      stores = await stores.reopen();
      dispatcher = open();
      await dispatcher.start();
      restartAfter = 0;
    }
  }
  for (
    let turn = 0;
    turn < 20_000 && stores.count('messages') + stores.count('waiting') + stores.count('flights') > 0;
    turn++
  )
    await tick();
  await dispatcher.stop();
  return { stores, wire, registered };
}

test("law: every message ends exactly once, and each customer's arrive in the order of registration", async () => {
  await fc.assert(
    fc.asyncProperty(scenario, async (given) => {
      const { stores, wire, registered } = await run(given);
      try {
        const ends = stores.outcomes();
        const all = [...registered.values()].flat().toSorted((a, b) => a - b);
        expect(ends.map(([event]) => event).toSorted((a, b) => a - b)).toEqual(all);
        for (const [event, , outcome, reason] of ends) {
          const of = [...registered].find(([, events]) => events.includes(event))?.[0];
          if (of === 'skipped') expect([outcome, reason]).toEqual([1, 'unchanged']);
          else if (of === 'breaks') expect([outcome, reason]).toEqual([2, 'gave_up']);
          else if (of === 'unreadable') expect([outcome, reason]).toEqual([2, 'bad_request']);
          else if (given.spoils.includes(event)) expect([outcome, reason]).toEqual([2, 'bad_request']);
          else if (given.bad.includes(event)) expect([outcome, reason]).toEqual([2, 'event_refused']);
          else expect([outcome, reason]).toEqual([0, null]);
        }
        for (const [id, events] of wire.arrived) {
          const good = (registered.get(id) ?? []).filter(
            (event) => !wire.bad.has(event) && !given.spoils.includes(event),
          );
          expect(events).toEqual(good);
        }
      } finally {
        stores.close();
      }
    }),
    { numRuns: 40, endOnFailure: true },
  );
}, 120_000);
