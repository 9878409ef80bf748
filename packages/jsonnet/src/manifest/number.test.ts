import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberText } from './number.ts';

describe('numbers as C prints them', () => {
  it.each([
    [0, '0'],
    [-0, '-0'],
    [1.5, '1.5'],
    [-0.1, '-0.10000000000000001'],
    [100.125, '100.125'],
    [1 / 3, '0.33333333333333331'],
    [1e21, '1000000000000000000000'],
    [2 ** 53 + 2, '9007199254740994'],
    [-1e23, '-99999999999999991611392'],
    [1e-5, '1.0000000000000001e-05'],
    [0.0001, '0.0001'],
    [5e-324, '4.9406564584124654e-324'],
    [123456789.123, '123456789.123'],
    // An exact half of the last digit goes to the even one.
    [2 ** -25, '2.9802322387695312e-08'],
    [3 * 2 ** -25, '8.9406967163085938e-08'],
  ])('%d', (value, text) => {
    expect(numberText(value, 'reference')).toBe(text);
  });

  it('is exact for whole numbers', () => {
    const whole = fc.double({ noNaN: true, noDefaultInfinity: true }).map(Math.trunc);
    fc.assert(
      fc.property(whole, (value) => {
        fc.pre(value !== 0);
        expect(BigInt(numberText(value, 'reference'))).toBe(BigInt(value));
      }),
    );
  });

  it.each(['reference', 'shortest'] as const)('reads back the same: %s', (style) => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(Number(numberText(value, style))).toBe(value);
      }),
    );
  });
});
