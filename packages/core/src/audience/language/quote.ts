import { isBareName } from './filter-tokens.ts';

// What nobody sees, what would break the line or turn its direction, and half of a surrogate pair.
const HIDDEN = '\\p{Cc}\\p{Cs}\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069\\ufeff';
const IN_TEXT = new RegExp(`[${HIDDEN}"\\\\]`, 'gu');
const IN_NAME = new RegExp(`[${HIDDEN}\`\\\\]`, 'gu');
const SHORT: ReadonlyMap<string, string> = new Map([
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

/** In double quotes, on one line; every text comes back as it was. */
export function quoteText(text: string): string {
  return `"${text.replace(IN_TEXT, escape)}"`;
}

/** Bare where that is possible, else in backticks. */
export function quoteName(name: string): string {
  return isBareName(name) ? name : `\`${name.replace(IN_NAME, escape)}\``;
}

export function printPath(path: readonly string[]): string {
  return path.map(quoteName).join('.');
}

/** The shortest that is the same number again. */
export function printNumber(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value);
}

function escape(character: string): string {
  if (character === '"' || character === '`' || character === '\\') return `\\${character}`;
  const code = character.charCodeAt(0).toString(16).padStart(4, '0');
  return SHORT.get(character) ?? `\\u${code}`;
}
