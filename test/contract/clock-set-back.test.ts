import { expect, test } from 'vitest';
import { ok, TimedWorld, type TimedOptions } from './timed-world.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;

/** Sets the clock back, and answers how long it then takes until nothing is left. */
async function afterwards(world: TimedWorld, back: number): Promise<number> {
  world.clockOff -= back;
  const from = world.time.now;
  await world.time.until(() => world.left === 0, from + 3 * HOUR);
  expect(world.left).toBe(0);
  return world.time.now - from;
}

async function open(options: Partial<TimedOptions>): Promise<TimedWorld> {
  return TimedWorld.open({ rules: {}, ...options });
}

test('what comes in after the clock was set back leaves at once', async () => {
  const world = await open({});
  await world.register('ada');
  await world.time.pass(100);
  world.clockOff -= HOUR;
  await world.register('bob');
  await world.time.pass(1_000);
  expect(world.left).toBe(0);
  await world.close();
});

test('a destination that was away when the clock was set back is tried as soon as without it', async () => {
  let away = true;
  const world = await open({ answer: () => (away ? ok('', 503) : ok()) });
  await world.register('ada', 'bob');
  await world.time.pass(20_000);
  away = false;
  expect(await afterwards(world, 2 * HOUR)).toBeLessThan(2 * MINUTE);
  await world.close();
});

test('a pool of permitted requests is refilled though the clock was set back', async () => {
  const world = await open({ rules: { pools: [{ operations: ['send'], perMinute: 60 }] }, size: 1 });
  for (let n = 0; n < 5; n++) await world.register(`c${n}`);
  await world.time.pass(500);
  world.clockOff -= HOUR;
  for (let n = 0; n < 60; n++) {
    await world.register(`d${n}`);
    await world.time.pass(2_000);
  }
  await world.time.pass(10_000);
  expect(world.left).toBe(0);
  await world.close();
});

test('who is parked for later than anybody ever is, is tried soon: the clock was set back, or the hub was away then', async () => {
  for (const crash of [false, true]) {
    let bad = true;
    const world = await open({
      answer: ({ body }) => (bad && body.includes('bad') ? ok('', 503) : ok()),
      size: 1,
    });
    for (let n = 0; n < 8; n++) {
      await world.register('bad', `good${n}`);
      await world.time.pass(5_000);
    }
    expect(world.stores.count('waiting')).toBeGreaterThan(0);
    bad = false;
    world.clockOff -= 2 * HOUR;
    if (crash) await world.crash();
    expect(await afterwards(world, 0)).toBeLessThan(16 * MINUTE);
    await world.close();
  }
});

test('messages that gather for company wait no longer because the clock was set back', async () => {
  const world = await open({ rules: { gather: { messages: 10, ms: 30_000 } } });
  await world.register('ada');
  await world.time.pass(5_000);
  expect(await afterwards(world, HOUR)).toBeLessThan(2 * MINUTE);
  await world.close();
});
