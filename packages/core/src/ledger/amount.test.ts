import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json } from '../result/json.ts';
import { amountToNumber, LARGEST_AMOUNT, parseAmount, parseWhole } from './amount.ts';

test.each<[Json, number | undefined]>([
  [0, 0],
  [-0, 0],
  [19.99, 199_900],
  ['19.99', 199_900],
  [0.1 + 0.2, 3_000],
  [1.00005, 10_001],
  [1.00004, 10_000],
  ['0.00004999999', 0],
  ['0.00005', 1],
  ['-0.00005', -1],
  ['-0.00004', 0],
  [-12.5, -125_000],
  ['+7', 70_000],
  [' 7. ', 70_000],
  ['.5', 5_000],
  ['1e3', 10_000_000],
  ['12.5E-2', 1_250],
  [1e-7, 0],
  [5e-324, 0],
  ['1e-9999', 0],
  ['0e9999', 0],
  ['000000000000000000000000000000012', 120_000],
  [100_000_000_000, LARGEST_AMOUNT],
  [100_000_000_000.01, undefined],
  ['99999999999.99996', LARGEST_AMOUNT],
  [1e21, undefined],
  ['1e9999', undefined],
  ['1e99999', undefined],
  [Infinity, undefined],
  [NaN, undefined],
  ['', undefined],
  ['.', undefined],
  ['-', undefined],
  ['1,5', undefined],
  ['1.299,90', undefined],
  ['1 000', undefined],
  ['0x10', undefined],
  ['12abc', undefined],
  ['9'.repeat(65), undefined],
  [true, undefined],
  [null, undefined],
  [['1'], undefined],
  [{ value: 1 }, undefined],
])('%j is %s ten-thousandths', (value, amount) => {
  expect(parseAmount(value)).toBe(amount);
});

test('an amount goes out as a number and comes back as the same amount', () => {
  fc.assert(
    fc.property(fc.integer({ min: -LARGEST_AMOUNT, max: LARGEST_AMOUNT }), (amount) => {
      expect(parseAmount(amountToNumber(amount))).toBe(amount);
      expect(parseAmount(String(amountToNumber(amount)))).toBe(amount);
    }),
  );
});

test('any number of decimals is rounded to the nearest, halves away from zero', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 15n }), fc.stringMatching(/^\d{0,12}$/), (units, more) => {
      const text = `${units / 10_000n}.${String(units % 10_000n).padStart(4, '0')}${more}`;
      const up = more.charAt(0) >= '5' ? 1n : 0n;
      const expected = units + up > BigInt(LARGEST_AMOUNT) ? undefined : Number(units + up);
      expect(parseAmount(text)).toBe(expected);
      const back = parseAmount(`-${text}`);
      expect(back === undefined ? undefined : 0 - back).toBe(expected);
    }),
  );
});

test('any JSON number gives a whole number or nothing, never an odd one', () => {
  fc.assert(
    fc.property(fc.oneof(fc.double(), fc.string(), fc.jsonValue() as fc.Arbitrary<Json>), (value) => {
      const amount = parseAmount(value);
      expect(amount === undefined || Number.isSafeInteger(amount)).toBe(true);
      expect(Object.is(amount, -0)).toBe(false);
    }),
  );
});

test.each<[Json, number | undefined]>([
  [25, 25],
  ['25', 25],
  [' 25.00 ', 25],
  ['-3', -3],
  [-0, 0],
  ['-0', 0],
  [2.5, undefined],
  ['2.5', undefined],
  ['1e3', undefined],
  [2 ** 53, undefined],
  ['9007199254740993', undefined],
  ['', undefined],
  [true, undefined],
  [null, undefined],
  [[5], undefined],
])('%j is the whole number %s', (value, whole) => {
  expect(parseWhole(value)).toBe(whole);
});
