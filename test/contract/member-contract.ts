import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Wanted } from '../../packages/server/src/ports/member-store.ts';
import { keptAudience, World } from './audience-world.ts';
import { noting, type Stores } from './temp-store.ts';

const HOUR = 3_600_000;
const NONE: ReadonlySet<string> = new Set();
const NOTHING: Wanted = { audiences: new Set(), types: NONE };
const BOUGHT: Wanted = { ...NOTHING, types: new Set(['Bought']) };

/** What every engine's store must do about who is in which audience, and who is to be looked at. */
export function memberContract(engine: string, open: () => Promise<Stores>): void {
  describe(`members in ${engine}`, () => {
    let world: World;
    beforeEach(async () => {
      world = new World(await open());
      await world.stores.config.addWorkspace({ publicId: 'w', name: 'W' }, 1, noting);
      await world.stores.config.addWorkspace({ publicId: 'x', name: 'X' }, 1, noting);
    });
    afterEach(() => world.stores.close());

    test('are listed in both orders, place by place', async () => {
      const { id } = await keptAudience(world, 'FILTER city = "Ankara"');
      for (const [at, people] of [
        [5, ['a', 'b']],
        [7, ['c']],
        [9, ['d', 'e']],
      ] as const) {
        world.now = at;
        await world.identify(...people.map((who): [string, object] => [who, { city: 'Ankara' }]));
      }
      const { members } = world.stores;
      const latest = await members.members(id, undefined, 3);
      expect(latest.map(({ customer, since }) => [customer.id, since])).toEqual([
        ['e', 9],
        ['d', 9],
        ['c', 7],
      ]);
      const last = latest.at(-1);
      const next = { since: last?.since ?? 0, customer: last?.customer.key ?? 0 };
      expect((await members.members(id, next, 3)).map(({ customer }) => customer.id)).toEqual(['b', 'a']);
      const before = { since: 0, customer: 0 };
      expect(await members.joined(id, before, 7, 10)).toHaveLength(3);
      const [, second, third] = await members.joined(id, before, 9, 3);
      expect(await members.joined(id, third ?? before, 9, 10)).toHaveLength(2);
      expect((await members.joined(id, second ?? before, 9, 1))[0]).toEqual(third);
    });

    test('are counted by the hours in which they came and went', async () => {
      const { id, publicId } = await keptAudience(world, 'FILTER city = "Ankara"');
      world.now = 3 * HOUR + 5;
      await world.identify(['a', { city: 'Ankara' }], ['b', { city: 'Ankara' }]);
      await world.identify(['a', { city: 'Berlin' }]);
      world.now = 5 * HOUR;
      await world.identify(['a', { city: 'Ankara' }]);
      const { members, audiences } = world.stores;
      const three = { at: 3 * HOUR, entered: 2, left: 1 };
      const five = { at: 5 * HOUR, entered: 1, left: 0 };
      expect(await members.hours(id, 0, 9 * HOUR)).toEqual([three, five]);
      expect(await members.hours(id, 3 * HOUR, 5 * HOUR)).toEqual([three]);
      // An hour belongs to where it begins.
      expect(await members.hours(id, 3 * HOUR + 1, 5 * HOUR + 1)).toEqual([five]);
      expect(await members.grownSince(id, 0)).toBe(2);
      expect(await members.grownSince(id, 3 * HOUR + 1)).toBe(1);
      expect(await members.grownSince(id, 6 * HOUR)).toBe(0);
      expect((await audiences.audience(1, publicId))?.members).toBe(2);
    });

    test('are read with how they stand and what they did, portion by portion', async () => {
      const { id } = await keptAudience(world, 'FILTER count(Bought) >= 2');
      await keptAudience(world, 'FILTER *', { slug: 'all' });
      const people = Array.from({ length: 7 }, (_, index) => `u${index}`);
      await world.identify(...people.map((who): [string, object] => [who, {}]));
      await world.in(2).identify(['stranger', {}]);
      await world.track('Bought', 'u1', 'u1', 'u2');
      await world.track('Viewed', 'u1');
      const { members } = world.stores;
      const read: [string, number, number | undefined][] = [];
      for (let after = 0; ;) {
        const some = await members.customersAfter(1, after, 3, { ...BOUGHT, audiences: new Set([id]) });
        if (some.length === 0) break;
        expect(some.length).toBeLessThanOrEqual(3);
        for (const { customer, attendance, history } of some)
          read.push([customer.id, history.length, attendance?.seats.size]);
        after = some.at(-1)?.customer.key ?? Infinity;
      }
      expect(read).toEqual([
        ['u0', 0, 0],
        ['u1', 2, 1],
        ['u2', 1, 0],
        ...['u3', 'u4', 'u5', 'u6'].map((who) => [who, 0, 0]),
      ]);
      const [u0, u1] = await members.customersAfter(1, 0, 2, NOTHING);
      expect([u0?.attendance?.seats.size, u1?.attendance?.seats.size]).toEqual([0, 0]);
      expect((await members.customersAfter(2, 0, 3, NOTHING)).map(({ customer }) => customer.id)).toEqual([
        'stranger',
      ]);
      expect([await members.countCustomers(1), await members.countCustomers(2)]).toEqual([7, 1]);
    });

    test('have the events of whoever was merged into them, in their order', async () => {
      await world.track('Bought', 'old', 'new', 'old');
      await world.alias('old', 'new');
      await world.track('Bought', 'new');
      const { members } = world.stores;
      const [standing, ...rest] = await members.customersAfter(1, 0, 10, BOUGHT);
      expect(rest).toEqual([]);
      expect(standing?.customer.id).toBe('new');
      const ids = standing?.history.map(({ id }) => id) ?? [];
      expect(ids).toEqual([1, 2, 3, 5]);
      const key = standing?.customer.key ?? 0;
      expect((await members.history(key, new Set(['Bought']))).map(({ id }) => id)).toEqual(ids);
      expect(await members.history(key, NONE)).toEqual([]);
    });

    test('with many events go alone, and nobody is left out', async () => {
      await world.identify(['first', {}]);
      for (let portion = 0; portion < 5; portion++)
        await world.track('Bought', ...Array.from({ length: 500 }, () => 'busy'));
      await world.track('Bought', 'last', 'last');
      await world.stores.sortEvents();
      const read: [string, number][] = [];
      for (let after = 0; ;) {
        const some = await world.stores.members.customersAfter(1, after, 500, BOUGHT);
        if (some.length === 0) break;
        for (const { customer, history } of some) read.push([customer.id, history.length]);
        after = some.at(-1)?.customer.key ?? Infinity;
      }
      expect(read).toEqual([
        ['first', 0],
        ['busy', 2_500],
        ['last', 2],
      ]);
    });

    test('are to be looked at when time may have turned something, or rules began', async () => {
      const { looks } = world.stores;
      await world.identify(...['a', 'b', 'c', 'd'].map((who): [string, object] => [who, {}]));
      await world.in(2).identify(['stranger', {}]);
      const { epoch } = await keptAudience(world, 'FILTER count(Bought WITHIN 1h) >= 1');
      expect(await looks.behind(1, epoch, 0, 10)).toHaveLength(4);
      expect(await looks.behind(1, epoch, 0, 3)).toHaveLength(3);
      world.now = 1_000;
      await world.track('Bought', 'b');
      world.now = 2_000;
      await world.track('Bought', 'a');
      const [, b, ...others] = await looks.behind(1, epoch + 1, 0, 10);
      expect(await looks.behind(1, epoch, 0, 10)).toEqual(others);
      const due = (now: number) => looks.due(now, 10);
      expect(await due(500 + HOUR)).toEqual([]);
      expect((await due(1_000 + HOUR)).map(({ customer }) => customer)).toEqual([b]);
      expect(await due(2_000 + HOUR)).toHaveLength(2);
      expect(await looks.due(2_000 + HOUR, 1)).toMatchObject([{ workspace: 1, customer: b }]);
      await looks.setAside([b ?? 0]);
      expect(await due(2_000 + HOUR)).toHaveLength(1);
    });
  });
}
