import { compileAudiences, talliesOf } from '@causeway/core/audience/audience-model';
import { parseFilter } from '@causeway/core/audience/language/parse-filter';
import { tallyKey } from '@causeway/core/audience/tally';
import type { Model } from '@causeway/core/register/model';
import { describe, expect, test } from 'vitest';
import { arrival, MODEL } from './arrivals.ts';
import type { Stores } from './temp-store.ts';

const AUDIENCE = 1;
const DAY = 86_400_000;

/** A workspace with one audience, under the number 1. */
function ruled(filter: string, epoch = 1): Model {
  const parsed = parseFilter(filter);
  if (!('filter' in parsed)) throw new Error(filter);
  const { rule } = parsed.filter;
  const source = {
    id: AUDIENCE,
    publicId: 'a'.repeat(32),
    slug: 'a',
    name: 'A',
    rule,
    epoch,
    announce: true,
  };
  const tallies = new Map(talliesOf(rule).map((one, index) => [tallyKey(one), { id: index + 1, epoch }]));
  const surroundings = { timeZone: 'UTC', isTime: () => false, tallies };
  return { ...MODEL, audiences: { model: compileAudiences([source], epoch, surroundings), source: 2 } };
}

const THREE = ruled('count(buy WITHIN 10d) >= 3');

/** What every store does about how customers stand with audiences. */
export function attendanceContract(name: string, open: () => Promise<Stores>): void {
  describe(`attendance on ${name}`, () => {
    const buys = async (stores: Stores, ids: readonly string[], model = THREE): Promise<void> => {
      await stores.register.register(
        () => ids.map((id) => arrival('track', id, { userId: 'u', type: 'buy' })),
        () => model,
      );
    };
    const told = (stores: Stores): number => stores.count('events', "type = 'audience_entered'");

    test('counts go on where they stopped, though they are not written with every event', async () => {
      const stores = await open();
      await buys(stores, ['m1']);
      await buys(stores, ['m2']);
      // Whoever is new is written down, and the second event changes nothing that the events do not say.
      const [row] = stores.rows('attendance_wholes');
      expect(row?.[1]).toContain('[500,1]');
      expect(row?.[1]).not.toContain(',[500,1]]');
      expect(stores.rows('attendance_parts')).toEqual([]);
      const later = await stores.reopen();
      expect(told(later)).toBe(0);
      await buys(later, ['m3']);
      expect(told(later)).toBe(1);
      expect(later.rows('audience_members')).toMatchObject([[expect.anything(), AUDIENCE, 1_000]]);
      expect(later.rows('audience_totals')).toEqual([[AUDIENCE, 1]]);
      later.close();
    });

    test('a group that fails leaves no counts behind', async () => {
      const stores = await open();
      await buys(stores, ['m1']);
      const failing = stores.register.register(
        () => [arrival('track', 'm2', { userId: 'u', type: 'buy' })],
        () => THREE,
        () => {
          throw new Error('no receipt can be written');
        },
      );
      await expect(failing).rejects.toThrow('no receipt');
      await buys(stores, ['m2']);
      expect(told(stores)).toBe(0);
      await buys(stores, ['m3']);
      expect(told(stores)).toBe(1);
      stores.close();
    });

    test('a rule that begins counts what was before, and what is somebody else’s by now', async () => {
      const stores = await open();
      await buys(stores, ['m1', 'm2'], MODEL);
      await stores.register.register(
        () => [
          arrival('track', 'm3', { userId: 'v', type: 'buy' }),
          arrival('alias', 'm4', { userId: 'u', previousId: 'v' }),
        ],
        () => MODEL,
      );
      const [key] = stores.rows('customers')[0] as [number];
      const look = { workspace: 1, receivedAt: 1_000, look: key };
      await stores.register.register(
        () => [look],
        () => THREE,
      );
      expect(told(stores)).toBe(1);
      // Looked at again, nothing happens any more.
      await stores.register.register(
        () => [look],
        () => THREE,
      );
      expect(told(stores)).toBe(1);
      stores.close();
    });

    test('time turns a seat at the time it does, and says so once', async () => {
      const stores = await open();
      await buys(stores, ['m1', 'm2', 'm3']);
      const later = await stores.reopen();
      const key = later.rows('customers')[0]?.[0] as number;
      for (const receivedAt of [500 + 10 * DAY - 1, 500 + 12 * DAY, 500 + 13 * DAY])
        await later.register.register(
          () => [{ workspace: 1, receivedAt, look: key }],
          () => THREE,
        );
      const left = later.rows('events').filter((row) => row[4] === 'audience_left');
      expect(left.map((row) => row[5])).toEqual([500 + 10 * DAY]);
      expect(later.rows('audience_totals')).toEqual([[AUDIENCE, 0]]);
      later.close();
    });
  });
}
