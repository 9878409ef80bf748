import type { Allowance, Destination } from '@causeway/core/delivery/destination';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { moods, Wire } from './far-side.ts';
import { telling, TimedWorld } from './timed-world.ts';

const MINUTE = 60_000;

interface Scenario {
  readonly steps: readonly {
    readonly people: readonly string[];
    readonly thenMs: number;
    readonly after: 'nothing' | 'crash' | 'stop';
  }[];
  readonly bad: readonly number[];
  readonly spoils: readonly number[];
  readonly size: number;
  readonly latencyMs: number;
  readonly badness: number;
  readonly seed: number;
  readonly gather: { readonly messages: number; readonly ms: number };
  /** Minutes of quiet at the end of every ten. */
  readonly quiet: number;
  readonly most: number;
  readonly periodMinutes: number;
  readonly patience: { readonly failures: number; readonly firstMs: number; readonly failAfterMs: number };
}

const customer = fc.constantFrom('ada', 'ben', 'cem', 'dora', 'breaks', 'unreadable', 'skipped');
const scenario: fc.Arbitrary<Scenario> = fc.record({
  steps: fc.array(
    fc.record({
      people: fc.array(customer, { minLength: 1, maxLength: 6 }),
      thenMs: fc.integer({ min: 0, max: 4 * MINUTE }),
      after: fc.constantFrom('nothing', 'nothing', 'crash', 'stop'),
    }),
    { minLength: 1, maxLength: 6 },
  ),
  bad: fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 3 }),
  spoils: fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 2 }),
  size: fc.integer({ min: 1, max: 4 }),
  latencyMs: fc.integer({ min: 1, max: 20_000 }),
  badness: fc.double({ min: 0, max: 0.6, noNaN: true }),
  seed: fc.integer({ min: 1, max: 1_000_000 }),
  gather: fc.record({ messages: fc.integer({ min: 1, max: 8 }), ms: fc.integer({ min: 1, max: 90_000 }) }),
  quiet: fc.integer({ min: 0, max: 8 }),
  most: fc.integer({ min: 1, max: 6 }),
  periodMinutes: fc.integer({ min: 1, max: 7 }),
  patience: fc.record({
    failures: fc.integer({ min: 1, max: 10 }),
    firstMs: fc.integer({ min: 1_000, max: MINUTE }),
    failAfterMs: fc.integer({ min: 10 * MINUTE, max: 60 * MINUTE }),
  }),
});

function rulesOf({ gather, quiet, most, periodMinutes, patience }: Scenario): Partial<Destination> {
  const period = periodMinutes * MINUTE;
  return {
    gather,
    patience,
    opensAt: (now) => (isQuiet(now, quiet) ? now - (now % (10 * MINUTE)) + 10 * MINUTE : now),
    allowance: (now): Allowance => {
      const since = now - (now % period);
      return { most, since, until: since + period };
    },
    replies: telling,
    takeLimit: 5,
  };
}

function isQuiet(now: number, quiet: number): boolean {
  return now % (10 * MINUTE) >= (10 - quiet) * MINUTE;
}

/** Runs until nothing is left; whoever is paused for too many failures is resumed by somebody. */
async function run(given: Scenario): Promise<{ world: TimedWorld; wire: Wire }> {
  const wire = new Wire(moods(given.seed, given.badness), new Set(given.bad), new Set(given.spoils));
  const world = await TimedWorld.open({
    rules: rulesOf(given),
    size: given.size,
    latencyMs: given.latencyMs,
    giveUpAfterMs: 90 * MINUTE,
    answer: (request) => {
      const answer = wire.send(request);
      return answer.status === 429 ? { ...answer, headers: { 'retry-after': '20' } } : answer;
    },
  });
  let resumed = 0;
  const live = async (ms: number): Promise<void> => {
    const end = world.time.now + ms;
    while (await world.time.until(() => world.paused.length > resumed, end)) {
      resumed = world.paused.length;
      await world.resume();
    }
    await world.time.pass(Math.max(0, end - world.time.now));
  };
  for (const { people, thenMs, after } of given.steps) {
    await world.register(...people);
    await live(thenMs);
    if (after === 'crash') await world.crash();
    if (after === 'stop') await world.resume();
  }
  for (let hour = 0; hour < 200 && world.left > 0; hour++) await live(60 * MINUTE);
  return { world, wire };
}

test('law: with all of it at once, everything gets through, in order, and only when it may', async () => {
  await fc.assert(
    fc.asyncProperty(scenario, async (given) => {
      const { world, wire } = await run(given);
      try {
        const endings = world.endings();
        expect([world.left, endings.size]).toEqual([0, world.registeredAt.size]);

        // Nothing leaves in quiet time.
        expect(world.sent.filter(({ at }) => isQuiet(at, given.quiet))).toEqual([]);

        // Never more than that is delivered in a period.
        const period = given.periodMinutes * MINUTE;
        const counts = Map.groupBy(
          [...endings.values()].filter(({ outcome }) => outcome === 0),
          ({ at }) => Math.floor(at / period),
        );
        for (const { length } of counts.values()) expect(length).toBeLessThanOrEqual(given.most);

        // Each customer's arrive in the order of registration.
        for (const [id, events] of wire.arrived) {
          const order = world.registered.get(id) ?? [];
          expect(events).toEqual(order.filter((event) => events.includes(event)));
        }
        for (const [id, events] of world.registered) {
          const ends = events.flatMap((event) => {
            const ending = endings.get(event);
            return ending?.outcome === 0 ? [ending.at] : [];
          });
          expect([id, ends]).toEqual([id, ends.toSorted((one, other) => one - other)]);
        }

        // Each delivered event has one reply, and no other has.
        const delivered = [...endings].flatMap(([event, { outcome }]) => (outcome === 0 ? [event] : []));
        const replies = await world.stores.replies.next(1_000);
        const byEvent = (one: number, other: number): number => one - other;
        expect(replies.map(({ event }) => event).toSorted(byEvent)).toEqual(delivered.toSorted(byEvent));
        expect(replies.every(({ event, data }) => data['seen'] === event)).toBe(true);
        expect(world.replied > 0).toBe(replies.length > 0);
      } finally {
        await world.close();
      }
    }),
    { numRuns: 30, endOnFailure: true },
  );
}, 300_000);
