import { expect, test } from 'vitest';
import { ok, START, TimedWorld } from './timed-world.ts';

const MINUTE = 60_000;
/** Ten minutes of quiet in each hour, from its twentieth minute on. */
const isQuiet = (now: number): boolean =>
  now % (60 * MINUTE) >= 20 * MINUTE && now % (60 * MINUTE) < 30 * MINUTE;
const opensAt = (now: number): number => (isQuiet(now) ? now - (now % (60 * MINUTE)) + 30 * MINUTE : now);

test('nothing is taken in quiet time, and all goes when it is over', async () => {
  const world = await TimedWorld.open({ rules: { opensAt } });
  await world.time.pass(20 * MINUTE);
  await world.register('ada', 'ben');
  await world.time.pass(5 * MINUTE);
  await world.register('ada');
  await world.time.pass(5 * MINUTE - 1);
  expect([world.sent, world.stores.count('flights')]).toEqual([[], 0]);
  await world.time.pass(10);
  expect(world.sent).toEqual([{ at: START + 30 * MINUTE, events: [1, 3, 2] }]);
  await world.close();
});

test('a retry waits too, and what waits for its place in the pool', async () => {
  let calls = 0;
  const world = await TimedWorld.open({
    rules: { opensAt, pools: [{ operations: ['send'], perMinute: 6 }], concurrency: 5 },
    size: 1,
    answer: () => (++calls === 1 ? ok('', 503) : ok()),
  });
  await world.time.pass(20 * MINUTE - 500);
  await world.register('ada', 'ben', 'cem');
  await world.time.pass(20 * MINUTE);
  expect(world.left).toBe(0);
  expect(world.sent.map(({ at }) => isQuiet(at))).toEqual(world.sent.map(() => false));
  expect(world.sent.map(({ at }) => at).slice(0, 2)).toEqual([
    START + 20 * MINUTE - 500,
    START + 30 * MINUTE,
  ]);
  await world.close();
});

test('what was under way is repeated after a crash, but not in quiet time', async () => {
  const world = await TimedWorld.open({ rules: { opensAt }, latencyMs: 2_000 });
  await world.time.pass(20 * MINUTE - 1_000);
  await world.register('ada');
  await world.time.pass(2_000 - 500);
  await world.crash();
  await world.time.pass(20 * MINUTE);
  expect(world.sent.map(({ at }) => at)).toEqual([START + 20 * MINUTE - 1_000, START + 30 * MINUTE]);
  await world.close();
});

test('a rule that fails is said, and tried again', async () => {
  let broken = false;
  const world = await TimedWorld.open({
    rules: {
      opensAt: (now) => {
        if (broken) throw new Error('no such time zone');
        return now;
      },
    },
  });
  const said: unknown[] = [];
  world.failing = (facts) => said.push(facts);
  broken = true;
  await world.register('ada');
  await world.time.pass(3_500);
  expect([world.sent.length, said.length]).toEqual([0, 4]);
  broken = false;
  await world.time.pass(2_000);
  expect(world.sent).toHaveLength(1);
  await world.close();
});
