import type { Wording } from '../../wording.ts';
import { encodeUtf8, utf8Length } from '../utf8.ts';
import type { JsonFault, JsonLexical, JsonPlace, JsonToken } from './fault.ts';

/** What is said of a text that is not JSON. */
export const jsonFaultSaid: Readonly<Record<Wording, (fault: JsonFault) => string>> = {
  cpp: (fault) => {
    const { line, column } = position(fault);
    return `[json.exception.parse_error.101] parse error at line ${line}, column ${column}: ${cppReason(fault)}`;
  },
  go: (fault) => `failed to parse JSON: ${goReason(fault)}`,
};

/** What is said of a number too large for a double. */
export const jsonOverflowSaid: Readonly<Record<Wording, (number: string) => string>> = {
  cpp: (number) => `[json.exception.out_of_range.406] number overflow parsing '${number}'`,
  go: (number) =>
    `failed to parse JSON: json: cannot unmarshal number ${number} into Go value of type float64`,
};

// The library of the reference in C++ is nlohmann/json.

/** Lines from 1; columns are bytes read on the line, the end of the text counted as one more. */
function position({ text, read, wrong, at }: JsonFault): { line: number; column: number } {
  const before = text.slice(0, read);
  const atEnd = 'token' in wrong ? wrong.token === 'end' : at >= text.length;
  return {
    line: before.split('\n').length,
    column: utf8Length(before.slice(before.lastIndexOf('\n') + 1)) + (atEnd ? 1 : 0),
  };
}

const tokenNames: Readonly<Record<JsonToken, string>> = {
  '[': "'['",
  ']': "']'",
  '{': "'{'",
  '}': "'}'",
  ':': "':'",
  ',': "','",
  true: 'true literal',
  false: 'false literal',
  null: 'null literal',
  string: 'string literal',
  number: 'number literal',
  end: 'end of input',
};

const value = { context: 'value', expected: "'[', '{', or a literal" };
const key = { context: 'object key', expected: 'string literal' };

/** What is being read, and what may stand there. */
const cppPlaces: Readonly<Record<JsonPlace, { context: string; expected: string }>> = {
  value,
  'first-value': value,
  'first-key': key,
  key,
  colon: { context: 'object separator', expected: "':'" },
  'array-rest': { context: 'array', expected: "']'" },
  'object-rest': { context: 'object', expected: "'}'" },
  end: { context: 'value', expected: 'end of input' },
};

function cppReason(fault: JsonFault): string {
  const { wrong, text, place } = fault;
  if ('token' in wrong && wrong.token === 'end' && text === '') {
    return 'attempting to parse an empty input; check that your input string or stream contains the expected JSON';
  }
  const { context, expected } = cppPlaces[place];
  if ('token' in wrong) {
    return `syntax error while parsing ${context} - unexpected ${tokenNames[wrong.token]}; expected ${expected}`;
  }
  const last = shown(text.slice(fault.tokenFrom, fault.read));
  // Where a value may stand, no more is said than what is wrong with it.
  const more = context === 'value' && place !== 'end' ? '' : `; expected ${expected}`;
  return `syntax error while parsing ${context} - ${lexical(wrong, text[fault.at] ?? '')}; last read: '${last}'${more}`;
}

/** Control characters by their numbers. */
function shown(text: string): string {
  return Array.from(text, (char) => (char < ' ' ? `<U+${hex(char)}>` : char)).join('');
}

const hex = (char: string): string => char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');

const afterSign: Readonly<Record<'-' | '.' | 'e' | 'e+', string>> = {
  '-': "expected digit after '-'",
  '.': "expected digit after '.'",
  e: "expected '+', '-', or digit after exponent",
  'e+': 'expected digit after exponent sign',
};

const stringFaults: Readonly<Record<Exclude<JsonLexical['kind'], 'literal' | 'number' | 'control'>, string>> =
  {
    unclosed: 'missing closing quote',
    escape: 'forbidden character after backslash',
    hex: "'\\u' must be followed by 4 hex digits",
    'high-surrogate': 'surrogate U+D800..U+DBFF must be followed by U+DC00..U+DFFF',
    'low-surrogate': 'surrogate U+DC00..U+DFFF must follow U+D800..U+DBFF',
  };

/** The names of the control characters in ASCII. */
const controls =
  'NUL SOH STX ETX EOT ENQ ACK BEL BS HT LF VT FF CR SO SI DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EM SUB ESC FS GS RS US'.split(
    ' ',
  );
const shortEscapes: Readonly<Record<string, string>> = {
  '\b': 'b',
  '\t': 't',
  '\n': 'n',
  '\f': 'f',
  '\r': 'r',
};

function lexical(wrong: JsonLexical, char: string): string {
  switch (wrong.kind) {
    case 'literal':
      return 'invalid literal';
    case 'number':
      return `invalid number; ${afterSign[wrong.after]}`;
    case 'control': {
      const name = controls[char.charCodeAt(0)] ?? '';
      const short = shortEscapes[char];
      const or = short === undefined ? '' : ` or \\${short}`;
      return `invalid string: control character U+${hex(char)} (${name}) must be escaped to \\u${hex(char)}${or}`;
    }
    default:
      return `invalid string: ${stringFaults[wrong.kind]}`;
  }
}

// The library of the reference in Go is encoding/json.

const goPlaces: Readonly<Record<JsonPlace, string>> = {
  value: 'looking for beginning of value',
  'first-value': 'looking for beginning of value',
  'first-key': 'looking for beginning of object key string',
  key: 'looking for beginning of object key string',
  colon: 'after object key',
  'array-rest': 'after array element',
  'object-rest': 'after object key:value pair',
  end: 'after top-level value',
};

const goNumbers: Readonly<Record<'-' | '.' | 'e' | 'e+', string>> = {
  '-': 'in numeric literal',
  '.': 'after decimal point in numeric literal',
  e: 'in exponent of numeric literal',
  'e+': 'in exponent of numeric literal',
};

function goReason({ text, at, place, wrong }: JsonFault): string {
  if (at >= text.length) return 'unexpected end of JSON input';
  return `invalid character ${goQuote(text.slice(at))} ${goContext(place, wrong)}`;
}

function goContext(place: JsonPlace, wrong: JsonFault['wrong']): string {
  if ('token' in wrong) return goPlaces[place];
  switch (wrong.kind) {
    case 'literal': {
      const { word, wanted } = wrong;
      // A word is only read where a value may stand.
      if (word === undefined || wanted === undefined || !place.endsWith('value')) return goPlaces[place];
      return `in literal ${word} (expecting ${goQuote(wanted)})`;
    }
    case 'number':
      return place.endsWith('value') ? goNumbers[wrong.after] : goPlaces[place];
    case 'escape':
      return 'in string escape code';
    case 'hex':
      return 'in \\u hexadecimal character escape';
    default:
      return 'in string literal';
  }
}

/** The first byte of the text as Go quotes a character. */
function goQuote(text: string): string {
  const [byte = 0] = encodeUtf8(text.slice(0, 2));
  const char = String.fromCharCode(byte);
  if (char === "'") return String.raw`'\''`;
  if (char === '"') return `'"'`;
  const named: Readonly<Record<string, string>> = { ...goEscapes, '\\': '\\\\' };
  if (named[char] !== undefined) return `'${named[char]}'`;
  if (byte < 0x20 || byte === 0x7f) return `'\\x${byte.toString(16).padStart(2, '0')}'`;
  return byte > 0x7f && byte < 0xa1 ? `'\\u00${byte.toString(16)}'` : `'${char}'`;
}

const goEscapes: Readonly<Record<string, string>> = {
  '\u0007': '\\a',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
};
