import type { Allowance } from '@causeway/core/delivery/destination';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ok, START, TimedWorld } from './timed-world.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const each = (period: number, most: number): ((now: number) => Allowance) => {
  return (now) => {
    const since = now - (now % period);
    return { most, since, until: since + period };
  };
};

/** Delivered messages by the beginning of their period. */
function delivered(world: TimedWorld, period: number): number[] {
  const counts = new Map<number, number>();
  for (const { at, outcome } of world.endings().values())
    if (outcome === 0) counts.set(at - (at % period), (counts.get(at - (at % period)) ?? 0) + 1);
  return [...counts].toSorted(([one], [other]) => one - other).map(([, count]) => count);
}

const PEOPLE = ['ada', 'ben', 'cem', 'dora', 'eve', 'finn', 'gül'];

test('so many are delivered in a period, the others when the next one begins', async () => {
  const world = await TimedWorld.open({ rules: { allowance: each(HOUR, 3), concurrency: 5 }, size: 1 });
  await world.time.pass(10 * MINUTE);
  await world.register(...PEOPLE);
  await world.time.pass(49 * MINUTE);
  expect(world.sent).toHaveLength(3);
  await world.time.pass(3 * HOUR);
  const hours = [...world.firstSent().values()].map((at) => Math.floor((at - START) / HOUR));
  expect(hours).toEqual([0, 0, 0, 1, 1, 1, 2]);
  // At once, when the next one begins.
  expect(world.sent[3]?.at).toBeLessThan(START + HOUR + 20);
  expect(delivered(world, HOUR)).toEqual([3, 3, 1]);
  await world.close();
});

test('what was delivered before a restart counts', async () => {
  const world = await TimedWorld.open({ rules: { allowance: each(HOUR, 3) } });
  await world.register('ada', 'ben');
  await world.time.pass(MINUTE);
  await world.crash();
  await world.register(...PEOPLE);
  await world.time.pass(MINUTE);
  expect(delivered(world, HOUR)).toEqual([3]);
  await world.close();
});

test('what is skipped or buried takes no place', async () => {
  const world = await TimedWorld.open({
    rules: { allowance: each(HOUR, 2) },
    size: 1,
    answer: ({ body }) => (body.includes('unreadable') ? ok('', 400) : ok()),
  });
  await world.register('skipped', 'unreadable', 'skipped', 'unreadable', 'skipped');
  await world.time.pass(MINUTE);
  expect(world.left).toBe(0);
  await world.register('ada', 'ben', 'cem');
  await world.time.pass(MINUTE);
  expect([delivered(world, HOUR), world.left]).toEqual([[2], 1]);
  await world.time.pass(HOUR);
  expect(world.left).toBe(0);
  await world.close();
});

test('a place that becomes free is given to the next, though others of its take are under way', async () => {
  const world = await TimedWorld.open({
    rules: { allowance: each(HOUR, 3), concurrency: 2 },
    size: 1,
    latencyMs: 10 * MINUTE + 20_000,
    answer: ({ body }) => (body.includes('unreadable') ? ok('', 400) : ok()),
  });
  await world.register('ada', 'unreadable', 'cem');
  await world.time.pass(MINUTE);
  await world.register('ben');
  await world.time.pass(HOUR);
  const times = world.sent.map(({ at, events }) => [events[0], Math.floor((at - START) / 1_000)]);
  expect(times).toEqual([
    [1, 0],
    [2, 620],
    [3, 1_240],
    [4, 1_240],
  ]);
  await world.close();
});

test('a message whose answer takes long has its place meanwhile, in whichever period it comes', async () => {
  const world = await TimedWorld.open({
    rules: { allowance: each(HOUR, 1), concurrency: 5 },
    latencyMs: 90 * MINUTE,
  });
  await world.register('ada');
  await world.time.pass(MINUTE);
  await world.register('ben');
  await world.time.pass(88 * MINUTE);
  expect(world.sent).toHaveLength(1);
  await world.time.pass(3 * HOUR);
  expect([delivered(world, HOUR), world.left]).toEqual([[1, 1], 0]);
  await world.close();
});

test('law: never more than that in a period, and everything gets through', async () => {
  const customer = fc.constantFrom(...PEOPLE, 'skipped', 'unreadable');
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({
          people: fc.array(customer, { minLength: 1, maxLength: 6 }),
          thenMs: fc.integer({ min: 0, max: 90_000 }),
          crash: fc.boolean(),
        }),
        { minLength: 1, maxLength: 6 },
      ),
      fc.integer({ min: 1, max: 6 }),
      fc.integer({ min: 1, max: 3 }),
      fc.integer({ min: 1, max: 70_000 }),
      fc.integer({ min: 1, max: 3 }),
      async (steps, most, minutes, latencyMs, size) => {
        const period = minutes * MINUTE;
        const world = await TimedWorld.open({
          rules: { allowance: each(period, most), concurrency: 4, takeLimit: 5 },
          size,
          latencyMs,
          answer: ({ body }) => (body.includes('unreadable') ? ok('', 400) : ok()),
        });
        try {
          for (const { people, thenMs, crash } of steps) {
            await world.register(...people);
            await world.time.pass(thenMs);
            if (crash) await world.crash();
          }
          const all = world.registeredAt.size;
          await world.time.until(
            () => world.left === 0,
            world.time.now + (all + 5) * 4 * (period + latencyMs),
          );
          expect([world.left, world.endings().size]).toEqual([0, all]);
          for (const count of delivered(world, period)) expect(count).toBeLessThanOrEqual(most);
        } finally {
          await world.close();
        }
      },
    ),
    { numRuns: 30 },
  );
}, 120_000);
