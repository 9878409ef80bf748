import { scientific, trimmed } from '../runtime/number-words.ts';

/** How numbers become text, see `Run.numbers`. */
export type NumberStyle = 'reference' | 'shortest';

export function numberText(value: number, style: NumberStyle): string {
  if (Object.is(value, -0)) return '-0';
  if (style === 'shortest' || Number.isSafeInteger(value)) return String(value);
  return Number.isInteger(value) ? BigInt(value).toString() : seventeen(value);
}

/** C's `%.17g` of a number that is no integer. */
function seventeen(value: number): string {
  const [digits = '', exponent = '0'] = rounded(value).split('e');
  const power = Number(exponent);
  if (power < -4) return scientific(trimmed(digits), power);
  const sign = value < 0 ? '-' : '';
  const all = digits.replace('.', '').replace('-', '');
  if (power < 0) return trimmed(`${sign}0.${'0'.repeat(-power - 1)}${all}`);
  return trimmed(`${sign}${all.slice(0, power + 1)}.${all.slice(power + 1)}`);
}

/** More than any double has between two digits that are not 0, near enough. */
const mostDigits = 100;

/** Seventeen digits and an exponent. JavaScript rounds an exact half up, C to the even digit. */
function rounded(value: number): string {
  const text = value.toExponential(16);
  if (!value.toExponential(17).includes('5e')) return text;
  const [digits = '', exponent = ''] = value.toExponential(mostDigits).split('e');
  const sign = digits.startsWith('-') ? 1 : 0;
  const kept = digits.slice(0, sign + 18);
  const exactHalf = /^50*$/.test(digits.slice(sign + 18));
  const even = '02468'.includes(kept.at(-1) ?? '');
  return exactHalf && even ? `${kept}e${exponent}` : text;
}
