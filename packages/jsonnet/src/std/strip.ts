import type { Run } from '../runtime/run.ts';
import { ArrayValue, typeName, type Value } from '../runtime/value.ts';
import type { Wording } from '../wording.ts';
import { native, type NativeFunction } from './native.ts';
import { charsOf } from './text.ts';

const wrongText: Readonly<Record<Wording, (str: Value) => string>> = {
  cpp: (str) => `length operates on strings, objects, and arrays, got ${typeName(str)}`,
  go: (str) => `Unexpected type ${typeName(str)}, expected string`,
};

/** Whether a character is among those to take off: those of a text, or the items of an array. */
function among(run: Run, chars: Value): (char: string) => boolean {
  if (typeof chars === 'string') {
    const set = new Set(charsOf(chars));
    return (char) => set.has(char);
  }
  if (!(chars instanceof ArrayValue))
    return () => run.fail('std.member first argument must be an array or a string');
  const known = new Map<string, boolean>();
  return (char) => {
    const seen = known.get(char) ?? chars.items.some((item) => run.force(item) === char);
    known.set(char, seen);
    return seen;
  };
}

function strip(
  run: Run,
  str: Value,
  chars: Value,
  ends: { readonly left: boolean; readonly right: boolean },
): string {
  if (typeof str !== 'string') return run.fail(wrongText[run.wording](str));
  run.spend(str.length);
  const gone = among(run, chars);
  const all = charsOf(str);
  let [from, to] = [0, all.length];
  while (ends.right && to > from && gone(all[to - 1] ?? '')) to--;
  while (ends.left && from < to && gone(all[from] ?? '')) from++;
  return from === 0 && to === all.length ? str : all.slice(from, to).join('');
}

function stripping(name: string, ends: { readonly left: boolean; readonly right: boolean }): NativeFunction {
  return native(name, { str: 'any', chars: 'any' }, (run, { str, chars }) => strip(run, str, chars, ends));
}

/** What `std.trim` takes off. Go takes off all that Unicode calls white space. */
const blank: Readonly<Record<Wording, string>> = {
  cpp: ' \t\n\f\r\u0085\u00a0',
  go: ' \t\n\v\f\r\u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000',
};

export const stripFunctions: readonly NativeFunction[] = [
  stripping('lstripChars', { left: true, right: false }),
  stripping('rstripChars', { left: false, right: true }),
  stripping('stripChars', { left: true, right: true }),
  native('trim', { str: 'any' }, (run, { str }) =>
    strip(run, str, blank[run.wording], { left: true, right: true }),
  ),
];
