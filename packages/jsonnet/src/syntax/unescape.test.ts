import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unescape } from './unescape.ts';
import { WORDS } from './words.ts';

function read(raw: string, wording: 'cpp' | 'go' = 'cpp'): string {
  return unescape(raw, WORDS[wording], (said) => {
    throw new Error(said);
  });
}

function errorOf(raw: string, wording: 'cpp' | 'go'): string {
  try {
    return `${read(raw, wording)} is fine`;
  } catch (error) {
    return (error as Error).message;
  }
}

test('every escape there is', () => {
  expect(read(String.raw`\"\'\\\/\b\f\n\r\tx`)).toBe('"\'\\/\b\f\n\r\tx');
  expect(read(String.raw`\u0041\u00e9\u20AC!`)).toBe('Aé€!');
  expect(read(String.raw`\uD83D\uDE00`)).toBe('😀');
  expect(read('plain')).toBe('plain');
});

test.each([
  [
    String.raw`\q`,
    "Unknown escape sequence in string literal: 'q'",
    String.raw`Unknown escape sequence in string literal: \q`,
  ],
  [
    String.raw`\😀`,
    "Unknown escape sequence in string literal: '😀'",
    String.raw`Unknown escape sequence in string literal: \😀`,
  ],
  ['\\', 'Truncated escape sequence in string literal.', 'Truncated escape sequence in string literal.'],
  [
    String.raw`\u12`,
    'Truncated unicode escape sequence in string literal.',
    'Truncated unicode escape sequence in string literal.',
  ],
  [
    String.raw`a\u12x4b`,
    "Malformed unicode escape character, should be hex: 'x'",
    'Unicode escape sequence was malformed: 12x4',
  ],
  [
    String.raw`\uD83D`,
    'Invalid non-BMP Unicode escape in string literal',
    'Truncated unicode surrogate pair escape sequence in string literal.',
  ],
  [
    String.raw`\uD83Dabcdef`,
    'Invalid non-BMP Unicode escape in string literal',
    'Unicode surrogate pair escape sequence missing low surrogate in string literal.',
  ],
  [
    String.raw`\uD83D\uDEzz`,
    "Malformed unicode escape character, should be hex: 'z'",
    'Unicode low surrogate escape sequence was malformed: DEzz',
  ],
  [String.raw`\uD83D\u0041`, 'Invalid UTF-16 bytes', 'Invalid UTF-16 bytes'],
  [String.raw`\uDE00\uD83D`, 'Invalid UTF-16 bytes', 'Invalid UTF-16 bytes'],
])('%s is wrong', (raw, cpp, go) => {
  expect([errorOf(raw, 'cpp'), errorOf(raw, 'go')]).toEqual([cpp, go]);
});

test('what JSON writes reads back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(read(JSON.stringify(text).slice(1, -1))).toBe(text);
    }),
  );
});
