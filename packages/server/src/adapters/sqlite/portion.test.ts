import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Portion } from './portion.ts';

const LIMITS = { first: 500, least: 25, most: 1_000, turnMs: 8 };

it('settles where a turn takes about as long as it may, whatever one costs', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.001, max: 10, noNaN: true }), (costMs) => {
      const portion = new Portion(LIMITS);
      for (let turn = 0; turn < 20; turn++) portion.took(portion.size * costMs, true);
      const ms = portion.size * costMs;
      expect(portion.size).toBeGreaterThanOrEqual(LIMITS.least);
      expect(portion.size).toBeLessThanOrEqual(LIMITS.most);
      if (portion.size > LIMITS.least) expect(ms).toBeLessThanOrEqual(2 * LIMITS.turnMs);
      if (portion.size < LIMITS.most / 2) expect(ms).toBeGreaterThanOrEqual(LIMITS.turnMs / 4);
    }),
  );
});

it('does not grow by turns in which there was little to do', () => {
  const portion = new Portion(LIMITS);
  for (let turn = 0; turn < 20; turn++) portion.took(0, false);
  expect(portion.size).toBe(LIMITS.first);
});
