import { expect, test } from 'vitest';
import { StoreError } from '../../packages/server/src/ports/store-error.ts';
import { TimedWorld } from './timed-world.ts';

/** A world whose disk takes nothing about how messages ended while it is full. */
async function open(): Promise<{ world: TimedWorld; disk: { full: boolean; refused: number } }> {
  const disk = { full: true, refused: 0 };
  const world = await TimedWorld.open({
    rules: {},
    store: (store) => ({
      ...store,
      settle: async (settlement) => {
        if (!disk.full) return store.settle(settlement);
        disk.refused++;
        throw new StoreError('full', 'The disk is full.');
      },
    }),
  });
  world.failing = () => undefined;
  return { world, disk };
}

test('what the disk does not take is written when it does: nothing is sent twice, and no flight stays behind', async () => {
  const { world, disk } = await open();
  const events = await world.register('ada', 'bob');
  await world.time.pass(3_500);
  expect(disk.refused).toBeGreaterThan(1);
  expect(world.sent).toHaveLength(1);
  // Others do not wait for it.
  await world.register('carol');
  disk.full = false;
  expect(await world.time.until(() => world.left === 0, world.time.now + 10_000)).toBe(true);
  await world.crash();
  await world.time.pass(10_000);
  expect(world.sent.map((sent) => sent.events.length)).toEqual([2, 1]);
  expect([...world.endings().keys()]).toEqual(expect.arrayContaining([...events]));
  await world.close();
});

test('a hub that ends while its disk is full repeats the same flight at the next start, once', async () => {
  const { world, disk } = await open();
  await world.register('ada');
  await world.time.pass(2_500);
  await world.crash();
  disk.full = false;
  expect(await world.time.until(() => world.left === 0, world.time.now + 10_000)).toBe(true);
  expect(world.sent).toHaveLength(2);
  expect(world.sent[1]?.events).toEqual(world.sent[0]?.events);
  expect(world.endings().size).toBe(1);
  await world.close();
});

test('a pause that the disk does not take is told all the same: whoever is told starts it again, and it is paused then', async () => {
  const world = await TimedWorld.open({
    rules: { read: () => ({ kind: 'credentials', issue: { code: 'wrong_key', message: 'No.' } }) },
    store: (store) => ({
      ...store,
      pause: async () => {
        throw new StoreError('full', 'The disk is full.');
      },
    }),
  });
  world.failing = () => undefined;
  await world.register('ada');
  await world.time.pass(2_000);
  expect(world.paused).toMatchObject([{ issue: { code: 'wrong_key' } }]);
  expect(world.left).toBe(1);
  await world.close();
});
