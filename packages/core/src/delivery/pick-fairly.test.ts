import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pickFairly } from './pick-fairly.ts';

const queue = fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 60 });
const most = fc.integer({ min: 1, max: 40 });

test('as many are picked as may be, in order, and of each customer the first', () => {
  fc.assert(
    fc.property(queue, most, (customers, limit) => {
      const picked = pickFairly(customers, limit);
      expect(picked).toHaveLength(Math.min(limit, customers.length));
      expect(picked).toEqual([...new Set(picked)].toSorted((a, b) => a - b));
      for (const customer of new Set(customers)) {
        const own = [...customers.keys()].filter((place) => customers[place] === customer);
        const got = picked.filter((place) => customers[place] === customer);
        expect(got).toEqual(own.slice(0, got.length));
      }
    }),
  );
});

test('nobody has more than each may, and who is left out had as many as they may or found no room', () => {
  fc.assert(
    fc.property(queue, most, fc.integer({ min: 1, max: 10 }), (customers, limit, each) => {
      const picked = pickFairly(customers, limit, each);
      const room = [...new Set(customers)].reduce(
        (sum, who) => sum + Math.min(each, customers.filter((one) => one === who).length),
        0,
      );
      expect(picked).toHaveLength(Math.min(limit, room));
      for (const who of new Set(customers))
        expect(picked.filter((place) => customers[place] === who).length).toBeLessThanOrEqual(each);
    }),
  );
});

test('nobody has two more than somebody who could have had another', () => {
  fc.assert(
    fc.property(queue, most, (customers, limit) => {
      const picked = pickFairly(customers, limit);
      const count = (of: readonly number[], who: number): number => of.filter((one) => one === who).length;
      const taken = picked.map((place) => customers[place] ?? 0);
      for (const one of new Set(customers))
        for (const other of new Set(customers))
          if (count(taken, other) < count(customers, other))
            expect(count(taken, one)).toBeLessThanOrEqual(count(taken, other) + 1);
    }),
  );
});
