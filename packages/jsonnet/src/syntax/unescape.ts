import { characterAt } from './characters.ts';
import type { Words } from './words.ts';

const SINGLE: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ["'", "'"],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

/** What a quoted string means. Half a surrogate pair must be followed by the other, escaped too. */
export function unescape(raw: string, words: Words, fail: (said: string) => never): string {
  let at = raw.indexOf('\\');
  if (at < 0) return raw;
  let text = '';
  for (let from = 0; ;) {
    text += raw.slice(from, at);
    const letter = raw.charAt(at + 1);
    if (letter === 'u') {
      const unit = hexUnit(raw, at + 2) ?? fail(words.unicodeEscape(raw.slice(at + 2, at + 6)));
      from = at + 6;
      text += String.fromCharCode(unit);
      if ((unit & 0xf800) === 0xd800) {
        text += String.fromCharCode(lowSurrogate(raw, from, unit, words, fail));
        from += 6;
      }
    } else {
      text += SINGLE.get(letter) ?? fail(oddEscape(raw, at + 1, words));
      from = at + 2;
    }
    at = raw.indexOf('\\', from);
    if (at < 0) return text + raw.slice(from);
  }
}

function oddEscape(raw: string, at: number, words: Words): string {
  return at === raw.length ? words.loneBackslash : words.unknownEscape(characterAt(raw, at));
}

function lowSurrogate(
  raw: string,
  at: number,
  high: number,
  words: Words,
  fail: (said: string) => never,
): number {
  const low = raw.startsWith('\\u', at) ? hexUnit(raw, at + 2) : undefined;
  if (low === undefined) return fail(words.surrogateRest(raw.slice(at, at + 6)));
  if (high >= 0xdc00 || (low & 0xfc00) !== 0xdc00) fail(words.surrogatePair);
  return low;
}

function hexUnit(raw: string, at: number): number | undefined {
  const digits = raw.slice(at, at + 4);
  return /^[0-9a-fA-F]{4}$/.test(digits) ? Number.parseInt(digits, 16) : undefined;
}
