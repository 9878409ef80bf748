import type { ArrayValue } from '../runtime/value.ts';

// Strings are JavaScript's, but their length and indices are counted in code points.

const surrogates = /[\uD800-\uDFFF]/;

/** Whether code points and UTF-16 units are the same in it. */
function isPlain(text: string): boolean {
  return !surrogates.test(text);
}

/** In code points. */
export function lengthOf(text: string): number {
  if (isPlain(text)) return text.length;
  let length = 0;
  for (const _ of text) length++;
  return length;
}

export function charsOf(text: string): string[] {
  return isPlain(text) ? text.split('') : Array.from(text);
}

/** From one index to before another, in code points; both within the text. */
export function part(text: string, from: number, to: number): string {
  if (from >= to) return '';
  if (isPlain(text)) return text.slice(from, to);
  return Array.from(text).slice(from, to).join('');
}

/** The items of an array, or the characters of a string. */
export function itemsOf(sequence: ArrayValue | string): ArrayValue['items'] {
  return typeof sequence === 'string' ? charsOf(sequence) : sequence.items;
}
