import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { OrderCheck } from './order-check.ts';
import { SequenceRanges } from './sequence-ranges.ts';

test('agrees with a plain set of all numbers seen', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -20, max: 20 })), (values) => {
      const ranges = new SequenceRanges();
      const seen = new Set<number>();
      for (const value of values) {
        const highest = Math.max(...seen);
        const expected = seen.has(value) ? 'duplicate' : value > highest ? 'next' : 'late';
        expect(ranges.see(value)).toBe(expected);
        seen.add(value);
      }
      const span = seen.size === 0 ? 0 : Math.max(...seen) - Math.min(...seen) + 1;
      expect(ranges.missing).toBe(span - seen.size);
    }),
  );
});

test('sequences are told apart by customer, or by the user the event belongs to', () => {
  const check = new OrderCheck({ customer: 'who', sequence: 'n' });
  check.see({ who: 'a', n: 1 }, () => 'x');
  check.see({ who: 'b', n: 1 }, () => 'x');
  check.see({ n: 3 }, () => 'x');
  check.see({ n: 1 }, () => 'x');
  check.see({ who: 'a', n: 1 }, () => 'x');
  check.see({ who: 'a', n: 'two' }, () => 'x');
  check.see(undefined, () => 'x');
  expect(check.report()).toEqual({ customers: 3, received: 5, violations: 1, duplicates: 1, missing: 1 });
});
