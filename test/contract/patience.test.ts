import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { OutgoingAnswer } from '../../packages/server/src/ports/egress.ts';
import { ok, START, TimedWorld } from './timed-world.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const PATIENCE = { failures: 10, firstMs: MINUTE, failAfterMs: 2 * HOUR };
const PEOPLE = ['ada', 'ben', 'cem', 'dora', 'eve'];
const asked = (seconds: number): OutgoingAnswer => ({
  ...ok('', 429),
  headers: { 'retry-after': String(seconds) },
});

test('after ten failures it sleeps a minute, and twice as long each time, until patience ends', async () => {
  const world = await TimedWorld.open({
    rules: { patience: PATIENCE },
    size: 1,
    answer: () => ok('', 500),
  });
  await world.register(...PEOPLE);
  await world.time.pass(3 * HOUR);
  const times = world.sent.slice(9).map(({ at }) => at);
  const minutes = times.slice(1).map((at, index) => Math.round((at - (times[index] ?? 0)) / MINUTE));
  // The last sleep is shorter: what is left of two hours.
  expect(minutes.slice(0, 6)).toEqual([1, 2, 4, 8, 16, 32]);
  expect(minutes).toHaveLength(7);
  expect(times.at(-1)).toBe(START + 1 + 2 * HOUR);
  expect(world.paused).toEqual([
    {
      at: START + 2 + 2 * HOUR,
      issue: {
        code: 'job_failed',
        message: `Nothing was accepted since ${new Date(START + 1).toISOString()}. The last answer: http_500`,
        hint: expect.stringContaining('resume'),
      },
    },
  ]);
  expect([world.stores.count('messages') + world.stores.count('waiting'), world.endings().size]).toEqual([
    PEOPLE.length,
    0,
  ]);
  await world.close();
});

test('one success begins it all anew', async () => {
  let calls = 0;
  const world = await TimedWorld.open({
    rules: { patience: PATIENCE },
    size: 1,
    answer: (_request, now) => (++calls > 12 && now < START + 10 * MINUTE ? ok() : ok('', 500)),
  });
  await world.register(...PEOPLE, ...PEOPLE);
  await world.time.pass(2 * HOUR + 2 * MINUTE);
  expect(world.paused).toEqual([]);
  await world.close();
});

test('a message alone is tried when patience ends, for however long it would be parked', async () => {
  const failAfterMs = 10 * MINUTE;
  const world = await TimedWorld.open({
    rules: { patience: { failures: 3, firstMs: 1_000, failAfterMs } },
    answer: () => ok('', 500),
  });
  await world.register('ada');
  for (let time = 0; time < 5; time++) {
    const before = world.sent.length;
    await world.time.pass(HOUR);
    const [first = Number.NaN] = world.sent.slice(before).map(({ at }) => at);
    expect(world.paused.map(({ at }) => at - failAfterMs)[time]).toBe(first + 2);
    await world.resume();
  }
  await world.close();
});

test('a pause that the destination asks for is kept and is no failure', async () => {
  const world = await TimedWorld.open({
    rules: { patience: PATIENCE },
    answer: (_request, now) => (now < START + 3 * HOUR ? asked(600) : ok()),
  });
  await world.register(...PEOPLE);
  await world.time.pass(4 * HOUR);
  expect([world.paused, world.left]).toEqual([[], 0]);
  const every = world.sent.map(({ at }) => Math.round((at - START) / MINUTE));
  expect(every).toEqual(Array.from({ length: 19 }, (_, index) => index * 10));
  // Nothing is at fault, so nothing is taken apart.
  expect(world.sent.every(({ events }) => events.length === PEOPLE.length)).toBe(true);
  await world.close();
});

test('one bad customer is found though the breaker stays closed, and others go on', async () => {
  const world = await TimedWorld.open({
    rules: { patience: PATIENCE },
    answer: ({ body }) => (body.includes('breaks') ? ok('', 500) : ok()),
  });
  await world.register('ada', 'breaks', 'ben', 'cem');
  await world.time.pass(10 * MINUTE);
  expect([...world.endings().keys()].toSorted((one, other) => one - other)).toEqual([1, 3, 4]);
  await world.close();
});

test('quiet time is not the fault of the destination', async () => {
  const quietUntil = START + 5 * HOUR;
  const world = await TimedWorld.open({
    rules: {
      patience: PATIENCE,
      opensAt: (now) => (now >= START + HOUR && now < quietUntil ? quietUntil : now),
    },
    size: 1,
    answer: () => ok('', 500),
  });
  await world.register(...PEOPLE);
  await world.time.pass(8 * HOUR);
  const [{ at } = { at: 0 }] = world.paused;
  // Quiet time is noticed within a minute.
  expect(at).toBeGreaterThan(START + 6 * HOUR - 2 * MINUTE);
  expect(at).toBeLessThan(START + 6 * HOUR + MINUTE);
  expect(world.sent.filter((sent) => sent.at >= START + HOUR && sent.at < quietUntil)).toEqual([]);
  await world.close();
});

test('law: who is not heard is paused when patience ends, and nothing is lost by it', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(fc.constantFrom(...PEOPLE), { minLength: 1, maxLength: 5 }), {
        minLength: 1,
        maxLength: 4,
      }),
      fc.record({
        failures: fc.integer({ min: 1, max: 12 }),
        firstMs: fc.integer({ min: 1_000, max: 2 * MINUTE }),
        failAfterMs: fc.integer({ min: 5 * MINUTE, max: HOUR }),
      }),
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1, max: 2_000 }),
      async (groups, patience, size, latencyMs) => {
        let mended = false;
        const world = await TimedWorld.open({
          rules: { patience },
          size,
          latencyMs,
          answer: () => (mended ? ok() : ok('', 500)),
        });
        try {
          for (const people of groups) {
            await world.register(...people);
            await world.time.pass(1_000);
          }
          await world.time.pass(2 * HOUR);
          const ends = START + latencyMs + patience.failAfterMs;
          expect(world.paused.map(({ at }) => at >= ends && at <= ends + latencyMs + 100)).toEqual([true]);
          expect(world.endings().size).toBe(0);
          mended = true;
          await world.resume();
          await world.time.until(() => world.left === 0, world.time.now + 2 * HOUR);
          expect(world.endings().size).toBe(world.registeredAt.size);
        } finally {
          await world.close();
        }
      },
    ),
    { numRuns: 25 },
  );
}, 120_000);
