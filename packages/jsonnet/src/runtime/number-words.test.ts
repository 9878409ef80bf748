import { describe, expect, it } from 'vitest';
import { goNumber, sixDigits } from './number-words.ts';

describe('numbers within messages', () => {
  it.each([
    [1, '1', '1'],
    [1.5, '1.5', '1.5'],
    [1234567, '1.23457e+06', '1.234567e+06'],
    [2 ** 64, '1.84467e+19', '1.8446744073709552e+19'],
    [0.00001, '1e-05', '1e-05'],
    [-0.25, '-0.25', '-0.25'],
    [0, '0', '0'],
  ])('%d', (value, cpp, go) => {
    expect(sixDigits(value)).toBe(cpp);
    expect(goNumber(value)).toBe(go);
  });
});
