import fc from 'fast-check';
import { expect, test } from 'vitest';
import { backoff } from './backoff.ts';

const draw = fc.double({ min: 0, max: 0.999_999, noNaN: true });

test('doubles from the base to the cap', () => {
  expect([1, 2, 3, 10].map((attempt) => backoff(attempt, 1_000, 60_000, 0))).toEqual([
    1_000, 2_000, 4_000, 60_000,
  ]);
});

test('law: between half of the full wait and the full wait, and never below what was asked for', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 2_000 }),
      draw,
      fc.integer({ min: 0, max: 3_600_000 }),
      (attempt, random, asked) => {
        const wait = backoff(attempt, 1_000, 60_000, random, asked);
        expect(wait).toBeGreaterThanOrEqual(Math.max(500, asked));
        expect(wait).toBeLessThanOrEqual(Math.max(60_000, asked));
      },
    ),
  );
});
