import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { floorShare, roundShare, split } from './share.ts';

const whole = fc.integer({ min: 0, max: 1_000_000_000_000_000 });

test('shares are exact where binary numbers are not', () => {
  expect(floorShare(900_000_000_000_001, 333_333_333_333_333, 1_000_000_000_000_000)).toBe(
    300_000_000_000_000,
  );
  expect(floorShare(7, 1, 2)).toBe(3);
  expect(roundShare(7, 1, 2)).toBe(4);
  expect(roundShare(10, 1, 3)).toBe(3);
});

test.each([
  [10, [1, 1, 1], [4, 3, 3]],
  [10, [0, 0, 0], [4, 3, 3]],
  [2, [0, 5, 0], [0, 2, 0]],
  [5, [1, 3], [1, 4]],
  [3, [1, 2, 1], [1, 1, 1]],
  [0, [4, 5], [0, 0]],
  [7, [], []],
])('%i split by %j is %j', (value, weights, parts) => {
  expect(split(value, weights)).toEqual(parts);
});

test('parts add up, and each is its share rounded down or up', () => {
  fc.assert(
    fc.property(whole, fc.array(whole, { minLength: 1, maxLength: 9 }), (value, weights) => {
      const parts = split(value, weights);
      expect(parts.reduce((sum, part) => sum + part, 0)).toBe(value);
      const all = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
      for (const [index, weight] of weights.entries()) {
        if (all === 0n) break;
        const floor = Number((BigInt(value) * BigInt(weight)) / all);
        expect([floor, floor + 1]).toContain(parts[index]);
        if (weight === 0) expect(parts[index]).toBe(0);
      }
    }),
  );
});

test('cumulative shares grow, and the last one is everything', () => {
  fc.assert(
    fc.property(whole, fc.integer({ min: 1, max: 1_000_000_000_000_000 }), whole, (value, all, part) => {
      const some = part % (all + 1);
      expect(floorShare(value, some, all)).toBeLessThanOrEqual(value);
      expect(floorShare(value, all, all)).toBe(value);
      expect(roundShare(value, all, all)).toBe(value);
    }),
  );
});
