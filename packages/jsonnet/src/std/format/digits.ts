import type { Run } from '../../runtime/run.ts';
import { finite } from '../numbers.ts';
import type { Flags } from './parse.ts';

// Numbers are written by the same arithmetic in doubles as in the reference, step by step: what it rounds, and where
// its logarithm is off by one, is what templates have come to expect.

/** Fills up on the left; pays for it first. */
function padLeft(run: Run, text: string, length: number, width: number, fill: ' ' | '0'): string {
  return filler(run, width - length, fill) + text;
}

/** So many of a character, none for less than one. */
export function filler(run: Run, count: number, fill: ' ' | '0'): string {
  const whole = Math.ceil(count);
  if (whole <= 0) return '';
  run.allocate(whole);
  return fill.repeat(whole);
}

/** Whole digits of a magnitude that is whole; nothing for 0. */
function digitsOf(magnitude: number, radix: number, numerals: string): string {
  const digits: string[] = [];
  for (let rest = magnitude; rest !== 0; rest = Math.floor(rest / radix))
    digits.push(numerals[rest % radix] ?? '');
  return digits.toReversed().join('');
}

const lower = '0123456789abcdef';

function sign(negative: boolean, flags: Pick<Flags, 'blank' | 'plus'>): string {
  if (negative) return '-';
  if (flags.plus) return '+';
  return flags.blank ? ' ' : '';
}

interface Whole {
  readonly negative: boolean;
  readonly magnitude: number;
  /** The least number of characters, filled with zeroes behind the sign. */
  readonly characters: number;
  /** The least number of digits. */
  readonly digits: number;
  readonly flags: Pick<Flags, 'blank' | 'plus'>;
}

/** A whole number in base 8 or 10; `mark` stands before the digits of all but 0. */
export function renderWhole(run: Run, number: Whole, radix: 8 | 10, mark: string): string {
  const { magnitude } = number;
  const digits = magnitude === 0 ? '0' : mark + digitsOf(magnitude, radix, lower);
  const before = sign(number.negative, number.flags);
  const room = Math.max(number.characters - before.length, number.digits);
  return before + padLeft(run, digits, digits.length, room, '0');
}

/** A whole number in base 16, perhaps with `0x` before it. */
export function renderHex(run: Run, number: Whole, marked: boolean, capitals: boolean): string {
  const numerals = capitals ? lower.toUpperCase() : lower;
  const digits = number.magnitude === 0 ? '0' : digitsOf(number.magnitude, 16, numerals);
  const before = sign(number.negative, number.flags);
  const mark = marked ? (capitals ? '0X' : '0x') : '';
  const room = Math.max(number.characters - before.length - mark.length, number.digits);
  return before + mark + padLeft(run, digits, digits.length, room, '0');
}

export interface Fraction {
  /** The least number of characters, filled with zeroes. */
  readonly characters: number;
  readonly flags: Pick<Flags, 'blank' | 'plus'>;
  /** The point stays even when nothing is behind it. */
  readonly point: boolean;
  /** Zeroes at the end stay. */
  readonly trailing: boolean;
  readonly precision: number;
}

/** `%f`. */
export function renderDecimal(run: Run, value: number, form: Fraction): string {
  const { precision } = form;
  const size = Math.abs(value);
  const denominator = finite(run, 10 ** precision);
  const numerator = finite(run, size * denominator) + 0.5;
  const integer = Math.sign(size) * Math.floor(numerator / denominator);
  const fraction = Math.floor(numerator) % denominator;
  const characters = form.characters - precision - (precision === 0 && !form.point ? 0 : 1);
  const number = { negative: value < 0, magnitude: integer, characters, digits: 0, flags: form.flags };
  const before = renderWhole(run, number, 10, '');
  if (precision === 0) return form.point ? `${before}.` : before;
  if (!form.trailing && fraction <= 0) return before;
  const tail = { negative: false, magnitude: fraction, characters: precision, digits: 0, flags: noSign };
  const digits = renderWhole(run, tail, 10, '');
  return `${before}.${form.trailing ? digits : digits.replace(/(?<!0)0+$/, '')}`;
}

const noSign = { blank: false, plus: false };

/** The power of ten of its first digit, as the quotient of logarithms has it. */
export function exponentOf(value: number): number {
  return value === 0 ? 0 : Math.floor(Math.log(Math.abs(value)) / Math.log(10));
}

/** `%e`. */
export function renderScientific(run: Run, value: number, form: Fraction, capitals: boolean): string {
  const exponent = exponentOf(value);
  const number = {
    negative: exponent < 0,
    magnitude: Math.abs(exponent),
    characters: 3,
    digits: 0,
    flags: { blank: false, plus: true },
  };
  const suffix = (capitals ? 'E' : 'e') + renderWhole(run, number, 10, '');
  // 10^-324 is 0: the smallest numbers are scaled in two steps.
  const mantissa = exponent === -324 ? (value * 10) / 10 ** (exponent + 1) : value / 10 ** exponent;
  return renderDecimal(run, mantissa, { ...form, characters: form.characters - suffix.length }) + suffix;
}
