import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseNumber, tidy } from './number.ts';

test.each([
  ['1.299,90', 1299.9, 1299.9],
  ['1,299.90', 1299.9, 1299.9],
  ['1.299', 1.299, 1299],
  ['1,299', 1299, 1.299],
  ['12,5', 12.5, 12.5],
  ['12.50', 12.5, 12.5],
  ['1.234.567', 1234567, 1234567],
  ['1’299.90 CHF', 1299.9, 1299.9],
  ['₺1.299,90', 1299.9, 1299.9],
  ['-5', -5, -5],
  ['1e3', 1000, 1000],
  ['12 TL.', 12, 12],
])('%j is %d with dots, %d with commas', (text, dot, comma) => {
  expect(parseNumber(text, 'dot')).toBe(dot);
  expect(parseNumber(text, 'comma')).toBe(comma);
});

test.each(['', 'on request', '1-2', '12:30', 'NaN', '.', true, null, [1], {}, NaN, Infinity])(
  '%j is no number',
  (value) => {
    expect(parseNumber(value, 'dot')).toBeUndefined();
  },
);

test('a price written the German way comes back', () => {
  const cents = fc.integer({ min: 0, max: 99_999_999 });
  fc.assert(
    fc.property(cents, (amount) => {
      const german = (amount / 100).toLocaleString('de-DE', { minimumFractionDigits: 2 });
      const english = (amount / 100).toLocaleString('en-US', { minimumFractionDigits: 2 });
      expect(parseNumber(german, 'comma')).toBe(amount / 100);
      expect(parseNumber(english, 'dot')).toBe(amount / 100);
    }),
  );
});

test('sums of prices are without noise', () => {
  expect(tidy(19.99 - 5)).toBe(14.99);
});
