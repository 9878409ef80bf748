import type { CustomerQueue, Destination } from '@causeway/core/delivery/destination';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { destination } from './far-side.ts';
import { TimedWorld } from './timed-world.ts';

const PEOPLE = ['ada', 'ben', 'cem', 'dora', 'eve', 'finn'];

interface Dear {
  readonly world: TimedWorld;
  /** From when to when each plan had the thread. */
  readonly turns: { readonly began: number; readonly ended: number }[];
}

/** A destination that runs what somebody wrote for each event; `costs`: how long that takes for the n-th. */
async function dear(costs: (n: number) => number): Promise<Dear> {
  const turns: Dear['turns'] = [];
  let events = 0;
  const plan: Destination['plan'] = (queues, now, enough) => {
    const { time } = world;
    const began = time.now;
    const planned: CustomerQueue[] = [];
    for (const [queue, event] of queues.flatMap((one) => one.events.map((each) => [one, each] as const))) {
      if (enough?.() === true && planned.length > 0) break;
      time.now += costs(events++);
      planned.push({ ...queue, events: [event] });
    }
    turns.push({ began, ended: time.now });
    return destination(1).plan(planned, now);
  };
  const world = await TimedWorld.open({ rules: { takeLimit: 200, plan } });
  return { world, turns };
}

async function registerAll(world: TimedWorld, rounds: number): Promise<void> {
  for (let round = 0; round < rounds; round++) await world.register(...PEOPLE);
}

test('what is dear to plan is planned a little at a time, with rests three times as long', async () => {
  const { world, turns } = await dear(() => 3);
  await registerAll(world, 10);
  await world.time.pass(60_000);
  expect([world.endings().size, world.left]).toEqual([60, 0]);
  const took = turns.map(({ began, ended }) => ended - began);
  // After the first three events it is eight and more.
  expect(Math.max(...took)).toBe(9);
  const full = turns.slice(0, -1).filter(({ began, ended }) => ended - began === 9);
  expect(full.length).toBeGreaterThan(10);
  for (const { ended } of full) {
    const next = turns.find(({ began }) => began >= ended);
    // Of what it took, a quarter of a millisecond for each event is what planning may take.
    if (next !== undefined) expect(next.began - ended).toBeGreaterThanOrEqual((9 - 3 * 0.25) * 3);
  }
  await world.close();
});

test('what is cheap rests never, however much of it there is', async () => {
  const { world, turns } = await dear(() => 0.2);
  await registerAll(world, 20);
  await world.time.pass(10_000);
  expect(world.endings().size).toBe(120);
  const took = turns.map(({ began, ended }) => ended - began);
  expect(Math.max(...took)).toBeLessThanOrEqual(8.2 + 1e-6);
  const [first, last] = [turns[0]?.began ?? 0, turns.at(-1)?.ended ?? 0];
  expect(last - first).toBeLessThan(120);
  await world.close();
});

test('whatever planning costs, all is delivered once and in order', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(0, 0, 1, 7, 40, 200), { minLength: 1, maxLength: 20 }),
      fc.integer({ min: 1, max: 6 }),
      async (costs, rounds) => {
        const { world } = await dear((n) => costs[n % costs.length] ?? 0);
        await registerAll(world, rounds);
        await world.time.pass(600_000);
        expect([world.endings().size, world.left]).toEqual([PEOPLE.length * rounds, 0]);
        const sent = world.sent.flatMap(({ events }) => events);
        for (const events of world.registered.values())
          expect(sent.filter((event) => events.includes(event))).toEqual(events);
        await world.close();
      },
    ),
    { numRuns: 15 },
  );
});
