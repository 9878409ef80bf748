import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seriesOf } from './series.ts';

test('a series covers what was asked for, with the minute that runs now, in few points', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 4_000_000_000_000 }),
      fc.integer({ min: 5, max: 10_080 }),
      (now, minutes) => {
        const { first, step, points } = seriesOf(now, minutes);
        const current = Math.floor(now / 60_000);
        expect(first).toBeLessThanOrEqual(current - minutes + 1);
        expect(first).toBeGreaterThan(current - minutes + 1 - step);
        expect(first + (points - 1) * step).toBeLessThanOrEqual(current);
        expect(first + points * step).toBeGreaterThan(current);
        expect(points).toBeLessThanOrEqual(361);
        if (minutes <= 360) expect([step, points]).toEqual([1, minutes]);
      },
    ),
  );
});

test('a later look has the same points', () => {
  const { first, step } = seriesOf(60_000 * 100_000, 10_080);
  const later = seriesOf(60_000 * 100_010, 10_080);
  expect(later.step).toBe(step);
  expect((later.first - first) % step).toBe(0);
});
