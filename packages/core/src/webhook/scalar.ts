import type { Json } from '../result/json.ts';

/** The text of a text, number or truth value; undefined for anything else. */
export function textOf(value: Json | undefined): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

/** No exponent: a text such as `0e12` is a code somebody made up far more often than it is zero. */
const DECIMAL = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/;
/** More digits than that are not told apart as numbers. */
const EXACT_DIGITS = 15;

/** A number, or a text that says one in plain decimals; undefined for anything else. */
export function numberOf(value: Json | undefined): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || value.length > 64) return undefined;
  const text = value.trim();
  return DECIMAL.test(text) ? Number(text) : undefined;
}

/** Would comparing this as a number tell it from its neighbours? Ids of twenty digits are compared as text. */
export function isExact(value: Json | undefined): boolean {
  return typeof value !== 'string' || value.trim().length <= EXACT_DIGITS + 1;
}

const JSON_NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;

/**
 * A text under which values that mean the same meet: 1, "1" and "1.0" do, "007" and "7" do not, since a number is
 * never written with zeros in front and a code is.
 */
export function canonicalText(value: string | number | boolean): string {
  if (typeof value !== 'string') return String(value);
  return value.length <= EXACT_DIGITS && JSON_NUMBER.test(value) ? String(Number(value)) : value;
}
