import { goNumber } from '../runtime/number-words.ts';
import type { Run } from '../runtime/run.ts';
import { ArrayValue, typeName, type Value } from '../runtime/value.ts';
import type { Wording } from '../wording.ts';
import { native, type NativeFunction } from './native.ts';
import { charsOf, lengthOf, part } from './text.ts';

interface PointWords {
  readonly negative: (n: number) => string;
  readonly tooLarge: (n: number) => string;
}

const points: Readonly<Record<Wording, PointWords>> = {
  cpp: {
    negative: (n) => `codepoints must be >= 0, got ${Math.trunc(n)}`,
    tooLarge: (n) => `invalid unicode codepoint, got ${BigInt(Math.trunc(n))}`,
  },
  go: {
    negative: (n) => `Codepoints must be >= 0, got ${goNumber(n)}`,
    tooLarge: (n) => `Invalid unicode codepoint, got ${goNumber(n)}`,
  },
};

/** `std.char`. */
export function char(run: Run, n: number): string {
  if (Math.trunc(n) < 0) run.fail(points[run.wording].negative(n));
  if (Math.trunc(n) > 0x10ffff) run.fail(points[run.wording].tooLarge(n));
  return String.fromCodePoint(Math.max(0, Math.trunc(n)));
}

interface SubstrWords {
  readonly start: (from: number) => string | undefined;
  readonly length: (len: number) => string | undefined;
}

const belowZero = (which: string, n: string): string =>
  `substr ${which} parameter should be greater than zero, got ${n}`;
const notWhole = (which: string, n: number): string =>
  `substr ${which} parameter should be an integer, got ${n.toFixed(6)}`;

/** What C++ cuts off behind the point, Go does not take. */
const substrSaid: Readonly<Record<Wording, SubstrWords>> = {
  cpp: {
    start: (from) => (Math.trunc(from) < 0 ? belowZero('second', String(Math.trunc(from))) : undefined),
    length: (len) => (Math.trunc(len) < 0 ? belowZero('third', String(Math.trunc(len))) : undefined),
  },
  go: {
    start: (from) => {
      if (!Number.isInteger(from)) return notWhole('second', from);
      return from < 0 ? belowZero('second', from.toFixed(6)) : undefined;
    },
    length: (len) => {
      if (!Number.isInteger(len)) return notWhole('third', len);
      return len < 0 ? belowZero('third', String(len)) : undefined;
    },
  },
};

const goSubstrTypes: readonly (readonly [kind: 'string' | 'number', said: string])[] = [
  ['string', 'substr first parameter should be a string, got '],
  ['number', 'substr second parameter should be a number, got '],
  ['number', 'substr third parameter should be a number, got '],
];

function substr(run: Run, str: Value, from: Value, len: Value): string {
  if (typeof str !== 'string' || typeof from !== 'number' || typeof len !== 'number') {
    const given = [str, from, len];
    if (run.wording === 'go') {
      for (const [at, [kind, words]] of goSubstrTypes.entries()) {
        const type = typeName(given[at] ?? null);
        if (type !== kind) run.fail(words + type);
      }
    }
    const got = given.map((value) => typeName(value)).join(', ');
    return run.fail(`Builtin function substr expected (string, number, number) but got (${got})`);
  }
  const { start, length } = substrSaid[run.wording];
  const wrong = start(from) ?? length(len);
  if (wrong !== undefined) run.fail(wrong);
  run.spend(str.length);
  const begin = Math.trunc(from);
  const end = Math.min(lengthOf(str), begin + Math.trunc(len));
  return part(str, begin, end);
}

/** The text with each letter of ASCII in the other case; letters elsewhere stay as they are. */
function asciiUpper(text: string): string {
  return text.replace(/[a-z]+/g, (letters) => letters.toUpperCase());
}

function asciiLower(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

function recased(name: string, change: (text: string) => string): NativeFunction {
  return native(name, { str: 'string' }, (run, { str }) => {
    run.spend(str.length);
    return change(str);
  });
}

/** Every place where the pattern begins, overlapping ones too, in code points. */
function findAll(run: Run, pattern: string, text: string): number[] {
  if (pattern === '') return [];
  run.spend(text.length);
  const found: number[] = [];
  // Code points before `seen`, so that a text of many hits is counted through once.
  let [seen, count] = [0, 0];
  for (let at = text.indexOf(pattern); at >= 0; at = text.indexOf(pattern, at + 1)) {
    run.spend(pattern.length);
    count += lengthOf(text.slice(seen, at));
    seen = at;
    found.push(count);
  }
  run.allocate(found.length);
  return found;
}

/** Go folds the letters of all alphabets, C++ those of ASCII. */
const folded: Readonly<Record<Wording, (text: string) => string>> = {
  cpp: asciiLower,
  go: (text) => text.toUpperCase().toLowerCase(),
};

export const strings: readonly NativeFunction[] = [
  native('codepoint', { str: 'string' }, (run, { str }) => {
    const length = lengthOf(str);
    if (length !== 1) run.fail(`codepoint takes a string of length 1, got length ${length}`);
    return str.codePointAt(0) ?? 0;
  }),
  native('char', { n: 'number' }, (run, { n }) => char(run, n)),
  native('substr', { str: 'any', from: 'any', len: 'any' }, (run, { str, from, len }) =>
    substr(run, str, from, len),
  ),
  native('stringChars', { str: 'string' }, (run, { str }) => {
    run.allocate(str.length);
    return new ArrayValue(charsOf(str));
  }),
  native('startsWith', { a: 'string', b: 'string' }, (_run, { a, b }) => a.startsWith(b)),
  native('endsWith', { a: 'string', b: 'string' }, (_run, { a, b }) => a.endsWith(b)),
  recased('asciiUpper', asciiUpper),
  recased('asciiLower', asciiLower),
  native('equalsIgnoreCase', { str1: 'string', str2: 'string' }, (run, { str1, str2 }) => {
    run.spend(str1.length + str2.length);
    return folded[run.wording](str1) === folded[run.wording](str2);
  }),
  native(
    'findSubstr',
    { pat: 'string', str: 'string' },
    (run, { pat, str }) => new ArrayValue(findAll(run, pat, str)),
    {
      pat: 'findSubstr first parameter should be a string, got ',
      str: 'findSubstr second parameter should be a string, got ',
    },
  ),
  native('strReplace', { str: 'string', from: 'string', to: 'string' }, (run, { str, from, to }) => {
    if (from === '') run.fail("'from' string must not be zero length.");
    run.spend(str.length);
    const parts = str.split(from);
    run.allocate(str.length + (parts.length - 1) * to.length);
    return parts.join(to);
  }),
];
