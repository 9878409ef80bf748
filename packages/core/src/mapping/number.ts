import type { Json } from '../result/json.ts';

/** Which sign separates the decimals where a text could be read both ways: `1.299` or `1,299`. */
export type NumberLocale = 'dot' | 'comma';
export type Rounding = 'round' | 'floor' | 'ceil';

const PLAIN = /^-?\d+$/;
const DECORATION = /[\s\u00a0\u202f'’]|[\p{Sc}\p{L}]/gu;
const GROUPED = /^-?\d[\d.,]*$/;

/**
 * A number out of a price or amount: JSON numbers as they are; `1.299,90`, `1,299.90`, `₺ 1.299,90` and `19.99 TL`
 * as written. When both signs occur the last one separates the decimals; when one occurs once before exactly three
 * digits the locale decides. Undefined when it is no number.
 */
export function parseNumber(value: Json | undefined, locale: NumberLocale): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'string' || value.length > 64) return undefined;
  if (PLAIN.test(value)) return finite(value);
  // An exponent would lose its letter with the decoration, and 1e5 would be read as 15.
  if (/\d[eE][+-]?\d/.test(value)) return finite(value.trim());
  const text = value.replace(DECORATION, '').replace(/[.,]$/, '');
  return GROUPED.test(text) ? finite(separate(text, locale)) : undefined;
}

function separate(text: string, locale: NumberLocale): string {
  const dot = text.lastIndexOf('.');
  const comma = text.lastIndexOf(',');
  if (dot < 0 && comma < 0) return text;
  if (dot >= 0 && comma >= 0) return dot > comma ? drop(text, ',') : drop(text, '.').replace(',', '.');
  const sign = dot >= 0 ? '.' : ',';
  const at = dot >= 0 ? dot : comma;
  const repeated = text.indexOf(sign) !== at;
  const foreign = sign !== (locale === 'dot' ? '.' : ',');
  const groups = repeated || (foreign && text.length - at - 1 === 3);
  return groups ? drop(text, sign) : text.replace(sign, '.');
}

function drop(text: string, sign: string): string {
  return text.replaceAll(sign, '');
}

function finite(text: string): number | undefined {
  const value = Number(text);
  return text !== '' && Number.isFinite(value) ? value : undefined;
}

export function roundBy(value: number, rounding: Rounding): number {
  if (rounding === 'floor') return Math.floor(value);
  return rounding === 'ceil' ? Math.ceil(value) : Math.round(value);
}

/** Takes the noise of binary fractions out of a sum of prices: 19.99 - 5 is 14.99. */
export function tidy(value: number): number {
  const rounded = Math.round(value * 1e6) / 1e6;
  return Number.isFinite(rounded) ? rounded : value;
}
