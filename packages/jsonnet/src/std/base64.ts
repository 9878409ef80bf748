import type { Run } from '../runtime/run.ts';
import { ArrayValue, typeName, type Value } from '../runtime/value.ts';
import type { Wording } from '../wording.ts';
import { native, type NativeFunction } from './native.ts';
import { isIndex } from './numbers.ts';
import { charsOf } from './text.ts';
import { decodeUtf8, encodeUtf8, utf8Length } from './utf8.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const values: ReadonlyMap<string, number> = new Map(Array.from(ALPHABET, (char, at) => [char, at]));

function encode(bytes: readonly number[] | Uint8Array): string {
  const groups: string[] = [];
  for (let at = 0; at < bytes.length; at += 3) {
    const left = bytes.length - at;
    const bits = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    const digit = (shift: number): string => ALPHABET[(bits >> shift) & 63] ?? '';
    groups.push(digit(18) + digit(12) + (left > 1 ? digit(6) : '=') + (left > 2 ? digit(0) : '='));
  }
  return groups.join('');
}

/** Four characters at a time; `=` may only stand at their end. Where it stops: the index of the first bad one. */
function decode(text: string): { bytes: number[]; bad: number | undefined } {
  const bytes: number[] = [];
  for (let at = 0; at < text.length; at += 4) {
    const group = text.slice(at, at + 4);
    const data = group.replace(/={1,2}$/, '');
    const digits = Array.from({ length: data.length }, (_, n) => values.get(data[n] ?? ''));
    const bad = digits.indexOf(undefined);
    if (bad >= 0) return { bytes, bad: at + bad };
    const bits =
      digits.reduce<number>((sum, digit) => (sum << 6) | (digit ?? 0), 0) << (6 * (4 - data.length));
    bytes.push(...[bits >> 16, bits >> 8, bits].slice(0, data.length - 1).map((byte) => byte & 255));
  }
  return { bytes, bad: undefined };
}

interface Words {
  /** The bytes a text stands for; strings and bytes have a history here. */
  readonly bytesOf: (run: Run, text: string) => readonly number[] | Uint8Array;
  readonly textOf: (bytes: readonly number[]) => string;
  readonly notBytes: (value: Value) => string;
  readonly notByte: (value: Value) => string;
  readonly notText: (value: Value) => string;
  readonly wrongLength: (text: string) => string;
  readonly badDigit: (text: string, at: number) => string;
}

const single = 'Can only base64 encode strings / arrays of single bytes.';
const outside = (value: number): string =>
  `base64 encountered invalid codepoint value in the array (must be 0 <= X <= 255), got ${value}`;

/** C++ takes each character for a byte, both ways; Go encodes and decodes UTF-8 (and yet takes no character above 255). */
const dialects: Readonly<Record<Wording, Words>> = {
  cpp: {
    bytesOf: (run, text) => charsOf(text).map((char) => byteOf(run, char.codePointAt(0) ?? 0)),
    textOf: (bytes) => bytes.map((byte) => String.fromCharCode(byte)).join(''),
    notBytes: () => single,
    notByte: () => single,
    notText: (value) => `length operates on strings, objects, and arrays, got ${typeName(value)}`,
    wrongLength: (text) => `Not a base64 encoded string "${text}"`,
    badDigit: (text, at) => `field does not exist: ${String.fromCodePoint(text.codePointAt(at) ?? 0)}`,
  },
  go: {
    bytesOf: (run, text) => {
      for (const char of text) byteOf(run, char.codePointAt(0) ?? 0);
      return encodeUtf8(text);
    },
    textOf: (bytes) => decodeUtf8(Uint8Array.from(bytes)),
    notBytes: (value) =>
      `base64 can only base64 encode strings / arrays of single bytes, got ${typeName(value)}`,
    notByte: (value) =>
      typeof value === 'number' && Number.isInteger(value)
        ? outside(value)
        : `base64 encountered a non-integer value in the array, got ${typeName(value)}`,
    notText: (value) => `base64DecodeBytes requires a string, got ${typeName(value)}`,
    wrongLength: (text) =>
      `input string appears not to be a base64 encoded string. Wrong length found (${utf8Length(text)})`,
    badDigit: (text, at) =>
      `failed to decode: illegal base64 data at input byte ${utf8Length(text.slice(0, at))}`,
  },
};

function byteOf(run: Run, value: Value): number {
  return isIndex(value, 256) ? value : run.fail(dialects[run.wording].notByte(value));
}

function base64(run: Run, input: Value): string {
  const { bytesOf, notBytes } = dialects[run.wording];
  if (typeof input === 'string') {
    run.allocate(input.length * 2);
    return encode(bytesOf(run, input));
  }
  if (!(input instanceof ArrayValue)) return run.fail(notBytes(input));
  run.allocate(input.items.length * 2);
  return encode(input.items.map((item) => byteOf(run, run.force(item))));
}

function bytesIn(run: Run, text: Value): number[] {
  const words = dialects[run.wording];
  if (typeof text !== 'string') return run.fail(words.notText(text));
  run.spend(text.length);
  const length = run.wording === 'go' ? utf8Length(text) : charsOf(text).length;
  if (length % 4 !== 0) return run.fail(words.wrongLength(text));
  run.allocate(text.length);
  const { bytes, bad } = decode(text);
  return bad === undefined ? bytes : run.fail(words.badDigit(text, bad));
}

export const encodings: readonly NativeFunction[] = [
  native('base64', { input: 'any' }, (run, { input }) => base64(run, input)),
  native('base64DecodeBytes', { str: 'any' }, (run, { str }) => new ArrayValue(bytesIn(run, str))),
  native('base64Decode', { str: 'any' }, (run, { str }) => dialects[run.wording].textOf(bytesIn(run, str))),
  native('encodeUTF8', { str: 'string' }, (run, { str }) => {
    run.allocate(str.length * 2);
    return new ArrayValue(Array.from(encodeUtf8(str)));
  }),
  native('decodeUTF8', { arr: 'array' }, (run, { arr }) => {
    run.allocate(arr.items.length);
    return decodeUtf8(Uint8Array.from(arr.items, (item, at) => utf8Byte(run, run.force(item), at)));
  }),
];

const notUtf8: Readonly<Record<Wording, (value: Value, at: number) => string>> = {
  cpp: (value, at) =>
    typeof value === 'number'
      ? `Element ${at} of the provided array was not an integer in range [0,255]`
      : `Element ${at} of the provided array was not a number`,
  go: (value) =>
    typeof value === 'number'
      ? `Bytes must be integers in range [0, 255], got ${value}`
      : `Unexpected type ${typeName(value)}, expected number`,
};

function utf8Byte(run: Run, value: Value, at: number): number {
  return isIndex(value, 256) ? value : run.fail(notUtf8[run.wording](value, at));
}
