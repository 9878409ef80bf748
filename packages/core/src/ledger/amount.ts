import type { Json } from '../result/json.ts';

/**
 * Amounts of money, and quantities of goods, are whole numbers of ten-thousandths: sums of them are exact, which sums
 * of binary fractions are not.
 */
const SCALE_DIGITS = 4;
const SCALE = 10 ** SCALE_DIGITS;

/** The largest amount one event may name, in ten-thousandths: a hundred thousand million units. */
export const LARGEST_AMOUNT = 1_000_000_000_000_000;

const LONGEST_TEXT = 64;
const DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?$/;
const WHOLE = /^[+-]?\d{1,16}(?:\.0*)?$/;

/**
 * A JSON number, or text that is a decimal number, in ten-thousandths. It is read from its decimal digits, so 19.99 is
 * 199900 and nothing else; digits beyond the fourth decimal are rounded, halves away from zero. Undefined when it is
 * no number or beyond `LARGEST_AMOUNT`.
 */
export function parseAmount(value: Json | undefined): number | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string' || text.length > LONGEST_TEXT) return undefined;
  const [, sign, whole = '', fraction = '', exponent = '0'] = DECIMAL.exec(text.trim()) ?? [];
  if (sign === undefined || whole + fraction === '') return undefined;
  const digits = (whole + fraction).replace(/^0+/, '');
  // How many of the digits stand before the point, once everything is multiplied by the scale.
  const before = digits.length - fraction.length + Number(exponent) + SCALE_DIGITS;
  if (digits === '' || before < 0) return 0;
  if (before > 16) return undefined;
  const amount = Number(digits.slice(0, before).padEnd(before, '0')) + (digits.charAt(before) >= '5' ? 1 : 0);
  if (amount > LARGEST_AMOUNT) return undefined;
  return sign === '-' && amount !== 0 ? -amount : amount;
}

/** Ten-thousandths as the number nearest to the amount, which prints with the amount's own digits. */
export function amountToNumber(amount: number): number {
  return amount / SCALE;
}

/** A whole number, as a JSON number or as text; undefined when it is none, has a fraction, or is not exact. */
export function parseWhole(value: Json | undefined): number | undefined {
  const number =
    typeof value === 'string' && WHOLE.test(value.trim()) ? Number(value) : (value as number | undefined);
  // Adding makes a plain zero of a negative one.
  return Number.isSafeInteger(number) ? (number as number) + 0 : undefined;
}
