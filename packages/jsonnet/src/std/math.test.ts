import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failureOf, valueOf } from './testing/evaluate.ts';

describe('numbers', () => {
  it.each([
    ['std.abs(-2.5)', 2.5],
    ['[std.sign(-3), std.sign(0), std.sign(7)]', [-1, 0, 1]],
    ['[std.max(1, 2), std.min(1, 2)]', [2, 1]],
    [
      '[std.clamp(-1, 0, 5), std.clamp(9, 0, 5), std.clamp(3, 0, 5), std.clamp("b", "a", "c")]',
      [0, 5, 3, 'b'],
    ],
    ['[std.pow(2, 10), std.sqrt(2.25), std.exp(0), std.log(1)]', [1024, 1.5, 1, 0]],
    ['[std.floor(-1.5), std.ceil(-1.5), std.round(1.5), std.round(-1.2)]', [-2, -1, 2, -1]],
    ['[std.log2(8), std.log10(1)]', [3, 0]],
    ['[std.mantissa(-12), std.exponent(-12), std.mantissa(0), std.exponent(0)]', [-0.75, 4, 0, 0]],
    [
      '[std.atan2(0, 1), std.hypot(3, 4), std.deg2rad(180) == std.pi, std.rad2deg(std.pi)]',
      [0, 5, true, 180],
    ],
    ['[std.sin(0), std.cos(0), std.tan(0), std.asin(0), std.acos(1), std.atan(0)]', [0, 1, 0, 0, 0, 0]],
    ['[std.isEven(4), std.isEven(3), std.isOdd(-3), std.isOdd(4)]', [true, false, true, false]],
    [
      '[std.isInteger(4), std.isInteger(4.5), std.isDecimal(4.5), std.isDecimal(4)]',
      [true, false, true, false],
    ],
    ['[std.modulo(-7, 3), std.mod(7.5, 2), std.mod("%d", 3)]', [-1, 1.5, '3']],
  ])('%s', (code, value) => {
    expect(valueOf(code)).toEqual(value);
  });

  it.each([
    ['std.log(0)', 'overflow', 'Overflow'],
    ['std.sqrt(-1)', 'not a number', 'Not a number'],
    ['std.exp(1000)', 'overflow', 'Overflow'],
    ['std.modulo(1, 0)', 'division by zero.', 'Division by zero.'],
    ['std.abs("1")', 'std.abs expected number, got string', 'std.abs expected number, got string'],
    [
      'std.max(1, null)',
      'std.max second param expected number, got null',
      'std.max second param expected number, got null',
    ],
    [
      'std.mod([], 1)',
      'Operator % cannot be used on types array and number.',
      'Operator % cannot be used on types array and number.',
    ],
  ])('%s fails', (code, cpp, go) => {
    expect(failureOf(code, 'cpp')).toBe(cpp);
    expect(failureOf(code, 'go')).toBe(go);
  });

  it('rounds halves up in C++, away from zero in Go', () => {
    expect([valueOf('std.round(-2.5)'), valueOf('std.round(-2.5)', {}, 'go')]).toEqual([-2, -3]);
    expect([valueOf('std.isEven(2.7)'), valueOf('std.isEven(2.7)', {}, 'go')]).toEqual([false, true]);
  });

  it('takes every number apart into mantissa and exponent', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) => {
        const [mantissa, exponent] = valueOf(
          'local x = std.extVar("x"); [std.mantissa(x), std.exponent(x)]',
          { x },
        ) as [number, number];
        // In two steps: 2^exponent alone may be out of range.
        expect(
          mantissa * 2 ** Math.trunc(exponent / 2) * 2 ** (exponent - Math.trunc(exponent / 2)) + 0,
        ).toBe(x + 0);
        expect(x === 0 || (Math.abs(mantissa) >= 0.5 && Math.abs(mantissa) < 1)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
