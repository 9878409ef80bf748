import { newAttendance } from '@causeway/core/audience/attendance';
import type { Rule } from '@causeway/core/audience/rule';
import type { Customer } from '@causeway/core/customer/customer';
import { expect, it } from 'vitest';
import type { Standing } from '../../ports/member-store.ts';
import { draftModel } from './draft-model.ts';
import { Previewer, type Preview } from './previewer.ts';

const EVERYBODY: Rule = { kind: 'all' };
const DRAFT = draftModel(EVERYBODY, undefined, [], 0, {
  timeZone: 'UTC',
  isTime: () => false,
  tallies: new Map(),
});

function standing(key: number): Standing {
  const customer: Customer = {
    ...{ key, workspace: 1, id: `c${key}`, anonymous: false, anonymousIds: [], status: 'active' },
    ...{ attributes: {}, version: 1, createdAt: 0, updatedAt: 0 },
  };
  return { customer, attendance: newAttendance(0), history: [] };
}

/** A previewer over so many customers, who are read when the test lets it. */
function previewer(count: number, read: () => Promise<void>) {
  let ids = 0;
  const world = { now: 0, reads: 0, logged: 0 };
  const noting = (): void => {
    world.logged++;
  };
  const made = new Previewer({
    members: {
      countCustomers: async () => count,
      customersAfter: async (_workspace, after, most) => {
        world.reads++;
        await read();
        const keys = Array.from({ length: Math.min(most, count - after) }, (_, index) => after + index + 1);
        return keys.map(standing);
      },
    },
    clock: () => world.now,
    log: { info: noting, warn: noting, error: noting },
    newId: () => String(++ids),
  });
  return { made, world };
}

const ended = async (preview: Preview): Promise<void> => {
  while (preview.state === 'running') await new Promise((resolve) => setTimeout(resolve, 1));
};

it('ends the oldest when there are too many in a workspace, and those of others never', async () => {
  let open: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => (open = resolve));
  const { made } = previewer(10, () => gate);
  const stranger = await made.start(2, 'token 9', DRAFT);
  const all: Preview[] = [];
  for (let caller = 0; caller < 6; caller++) all.push(await made.start(1, `token ${caller}`, DRAFT));
  expect(all.map(({ id }) => made.get(1, id) !== undefined)).toEqual([
    ...[false, false],
    ...[true, true, true, true],
  ]);
  expect(made.get(1, stranger.id)).toBeUndefined();
  expect(made.get(2, stranger.id)).toBe(stranger);
  open();
  await Promise.all([...all, stranger].map(ended));
  expect([stranger.looked, all[5]?.looked, all[0]?.looked]).toEqual([10, 10, 0]);
});

it('gives way between portions, one after the other', async () => {
  const { made, world } = previewer(5_000, async () => undefined);
  const [one, other] = [await made.start(1, 'a', DRAFT), await made.start(1, 'b', DRAFT)];
  let turns = 0;
  const count = (): void => {
    turns++;
    if (one.state === 'running' || other.state === 'running') setImmediate(count);
  };
  setImmediate(count);
  await Promise.all([ended(one), ended(other)]);
  expect([one.looked, other.looked]).toEqual([5_000, 5_000]);
  expect(turns).toBeGreaterThanOrEqual(world.reads - 1);
});

it('says that it failed, and keeps nothing under way when the hub stops', async () => {
  let fails = true;
  const { made, world } = previewer(1_000_000, async () => {
    if (fails) throw new Error('gone');
  });
  const failed = await made.start(1, 'a', DRAFT);
  await ended(failed);
  expect([failed.state, world.logged]).toEqual(['failed', 1]);
  fails = false;
  const long = await made.start(1, 'a', DRAFT);
  await made.stop();
  const { reads } = world;
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(world.reads).toBe(reads);
  expect(long.looked).toBeLessThan(1_000_000);
  expect(made.get(1, long.id)).toBeUndefined();
});
