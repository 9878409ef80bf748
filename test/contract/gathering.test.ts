import fc from 'fast-check';
import { expect, test } from 'vitest';
import { START, TimedWorld } from './timed-world.ts';

/** Takes start that much apart, and lanes are busy for as long as an answer takes. */
const SLACK_MS = 30;
const MINUTE = 60_000;

test('messages wait until there are enough of them, and then go at once and together', async () => {
  const world = await TimedWorld.open({ rules: { gather: { messages: 3, ms: 5_000 }, takeLimit: 100 } });
  await world.register('ada');
  await world.time.pass(1_000);
  await world.register('ben');
  await world.time.pass(1_000);
  expect(world.sent).toEqual([]);
  await world.register('cem');
  await world.time.pass(SLACK_MS);
  expect(world.sent).toEqual([{ at: START + 2_000, events: [1, 2, 3] }]);
  await world.close();
});

test('the first of them waits no longer than it may, and takes along who has come', async () => {
  const world = await TimedWorld.open({ rules: { gather: { messages: 3, ms: 5_000 } } });
  await world.register('ada');
  await world.time.pass(4_000);
  await world.register('ben');
  await world.time.pass(MINUTE);
  expect(world.sent).toEqual([{ at: START + 5_000, events: [1, 2] }]);
  await world.register('ben');
  await world.time.pass(MINUTE);
  expect(world.sent[1]?.at).toBe(START + 64_000 + 5_000);
  await world.close();
});

test('what is left of a take has waited already', async () => {
  const world = await TimedWorld.open({
    rules: { gather: { messages: 3, ms: 5_000 }, takeLimit: 4, concurrency: 1 },
    latencyMs: 1_000,
  });
  await world.register('ada');
  await world.time.pass(2_000);
  await world.register('ada', 'ada', 'ada', 'ada', 'ada');
  await world.time.pass(MINUTE);
  expect(world.sent).toEqual([
    { at: START + 2_000, events: [1, 2, 3, 4] },
    { at: START + 5_000, events: [5, 6] },
  ]);
  await world.close();
});

test('after a restart they wait once more', async () => {
  const world = await TimedWorld.open({ rules: { gather: { messages: 3, ms: 5_000 } } });
  await world.register('ada');
  await world.time.pass(4_000);
  await world.crash();
  await world.time.pass(MINUTE);
  expect(world.sent).toEqual([{ at: START + 9_000, events: [1] }]);
  await world.close();
});

const groups = fc.array(
  fc.record({
    people: fc.array(fc.constantFrom('ada', 'ben', 'cem', 'dora', 'eve'), { minLength: 1, maxLength: 4 }),
    thenMs: fc.integer({ min: SLACK_MS, max: 4_000 }),
    crash: fc.boolean(),
  }),
  { minLength: 1, maxLength: 12 },
);

test('law: nobody goes alone before it is time, nobody waits once there are enough, nobody longer than they may', async () => {
  await fc.assert(
    fc.asyncProperty(
      groups,
      fc.integer({ min: 1, max: 8 }),
      fc.integer({ min: 100, max: 5_000 }),
      async (steps, messages, ms) => {
        const world = await TimedWorld.open({ rules: { gather: { messages, ms }, takeLimit: 100 } });
        try {
          const noticed = new Map<number, number>();
          const pending = (): number => world.registeredAt.size - world.firstSent().size;
          for (const { people, thenMs, crash } of steps) {
            for (const event of await world.register(...people)) noticed.set(event, world.time.now);
            await world.time.pass(SLACK_MS);
            expect(pending()).toBeLessThan(messages);
            await world.time.pass(thenMs - SLACK_MS);
            if (!crash) continue;
            const sent = world.firstSent();
            await world.crash();
            for (const event of noticed.keys()) if (!sent.has(event)) noticed.set(event, world.time.now);
          }
          await world.time.pass(ms + SLACK_MS);
          expect(world.left).toBe(0);
          const sent = world.firstSent();
          for (const [event, at] of noticed)
            expect(sent.get(event) ?? Number.POSITIVE_INFINITY).toBeLessThanOrEqual(at + ms + SLACK_MS);
          for (const { at } of world.sent) {
            const waiting = [...noticed].filter(
              ([event]) => (world.registeredAt.get(event) ?? 0) <= at && (sent.get(event) ?? 0) >= at,
            );
            const oldest = Math.min(...waiting.map(([, since]) => since));
            expect(waiting.length >= messages || at >= oldest + ms).toBe(true);
          }
        } finally {
          await world.close();
        }
      },
    ),
    { numRuns: 40 },
  );
}, 120_000);
