import { describe, expect, test } from 'vitest';
import { lex } from './lex.ts';

/** Kind and data of every token, but the end of the file. */
function tokensOf(text: string): string[] {
  return lex({ name: 'a', text }, 'cpp')
    .slice(0, -1)
    .map(({ kind, data }) => (kind === data ? data : `${kind} ${data}`));
}

/** The data of the only token. */
function dataOf(text: string): string {
  const [token, end, ...more] = lex({ name: 'a', text }, 'cpp');
  expect([end?.kind, more.length]).toEqual(['end of file', 0]);
  return token?.data ?? '';
}

function errorOf(text: string, wording: 'cpp' | 'go' = 'cpp'): string {
  try {
    lex({ name: 'a', text }, wording);
  } catch (error) {
    return (error as Error).message;
  }
  return 'no error';
}

test('white space and comments stand anywhere and mean nothing', () => {
  expect(tokensOf(' \t\r\n1 # one\n2 // two\n/* three\n * // */3/**/4#')).toEqual([
    'NUMBER 1',
    'NUMBER 2',
    'NUMBER 3',
    'NUMBER 4',
  ]);
  expect(tokensOf('/*/ 1 /*/')).toEqual([]);
  expect(tokensOf('')).toEqual([]);
});

test('names, keywords and punctuation', () => {
  expect(tokensOf('local _a1, Then then[importstr](importbin){x.y;}$')).toEqual([
    'local',
    'IDENTIFIER _a1',
    ',',
    'IDENTIFIER Then',
    'then',
    '[',
    'importstr',
    ']',
    '(',
    'importbin',
    ')',
    '{',
    'IDENTIFIER x',
    '.',
    'IDENTIFIER y',
    ';',
    '}',
    '$',
  ]);
});

test.each([
  ['0', '0'],
  ['10', '10'],
  ['0.5', '0.5'],
  ['1e5', '1e5'],
  ['1.25E-07', '1.25E-07'],
  ['1e+3', '1e+3'],
  ['1_000_000', '1000000'],
  ['0.000_1', '0.0001'],
  ['1_0.2_0e3_0', '10.20e30'],
])('the number %s', (text, data) => {
  expect(tokensOf(text)).toEqual([`NUMBER ${data}`]);
});

test.each([
  ['007', ['NUMBER 0', 'NUMBER 0', 'NUMBER 7']],
  ['0x1f', ['NUMBER 0', 'IDENTIFIER x1f']],
  ['1e2e3', ['NUMBER 1e2', 'IDENTIFIER e3']],
  ['-1', ['OPERATOR -', 'NUMBER 1']],
])('a number ends where no number can go on: %s', (text, tokens) => {
  expect(tokensOf(text)).toEqual(tokens);
});

test.each([
  ['"a\'b"', "a'b"],
  ["'a\"b'", 'a"b'],
  [String.raw`"a\"b"`, String.raw`a\"b`],
  [String.raw`'\\'`, String.raw`\\`],
  ['"a\nb"', 'a\nb'],
  ['""', ''],
])('the string %j keeps its escapes', (text, data) => {
  expect(dataOf(text)).toBe(data);
});

test.each([
  [String.raw`@'a\n'`, String.raw`a\n`],
  ["@'it''s'", "it's"],
  ['@"say ""hi"""', 'say "hi"'],
  ["@''", ''],
  ["@''''", "'"],
  ['@"\'\'"', "''"],
])('the verbatim string %j', (text, data) => {
  expect(dataOf(text)).toBe(data);
});

describe('text blocks', () => {
  test.each([
    ['|||\n  a\n|||', 'a\n'],
    ['|||\n  a\n    b\n\n  c\n |||', 'a\n  b\n\nc\n'],
    ['|||\n\n\n a\n|||', '\n\na\n'],
    ['|||-\n  a\n  b\n|||', 'a\nb'],
    ['|||- \t\n  a\n\n|||', 'a\n'],
    ['|||\n\ta\n\t b\n |||', 'a\n b\n'],
    ['|||\n  |||\n|||', '|||\n'],
    ['|||\r\n  a\r\n\r\n  b\r\n|||', 'a\r\n\r\nb\r\n'],
  ])('%j', (text, data) => {
    expect(dataOf(text)).toBe(data);
  });

  test.each([
    ['||| a', 'text block syntax requires new line after |||.'],
    ['|||', 'text block syntax requires new line after |||.'],
    ['|||\na\n|||', "text block's first line must start with whitespace."],
    ['|||\n  a', 'unexpected EOF'],
    ['|||\n  a\n', 'text block not terminated with |||'],
    ['|||\n  a\nb', 'text block not terminated with |||'],
    ['|||\n  a\n b', 'text block indentation mismatch: expected at least 2 spaces, found 1 space'],
    [
      '|||\n \t a\n\t\tb',
      'text block indentation mismatch: expected at least 2 spaces and 1 tab, found 2 tabs',
    ],
  ])('%j is wrong', (text, said) => {
    expect(errorOf(text)).toBe(`STATIC ERROR: a:1:1: ${said}`);
  });
});

test.each([
  ['a<=b', ['IDENTIFIER a', 'OPERATOR <=', 'IDENTIFIER b']],
  ['a==-1', ['IDENTIFIER a', 'OPERATOR ==', 'OPERATOR -', 'NUMBER 1']],
  ['!!~-+a', ['OPERATOR !', 'OPERATOR !', 'OPERATOR ~', 'OPERATOR -', 'OPERATOR +', 'IDENTIFIER a']],
  ['a:$.b', ['IDENTIFIER a', 'OPERATOR :', '$', '.', 'IDENTIFIER b']],
  ['+:::-', ['OPERATOR +:::', 'OPERATOR -']],
  ['[::]', ['[', 'OPERATOR ::', ']']],
  ['$$', ['$', '$']],
  ['a+// b', ['IDENTIFIER a', 'OPERATOR +']],
  ['a*/* b */c', ['IDENTIFIER a', 'OPERATOR *', 'IDENTIFIER c']],
  ['a+|||\n b\n|||', ['IDENTIFIER a', 'OPERATOR +', 'STRING_BLOCK b\n']],
  ['a||b', ['IDENTIFIER a', 'OPERATOR ||', 'IDENTIFIER b']],
])('operators are as long as they can be: %s', (text, tokens) => {
  expect(tokensOf(text)).toEqual(tokens);
});

test.each([
  [
    '1.',
    "a:1:1: couldn't lex number, junk after decimal point: ",
    "a:1:3 Couldn't lex number, junk after decimal point: '\\ufffd'",
  ],
  [
    '1.x',
    "a:1:1: couldn't lex number, junk after decimal point: x",
    "a:1:3 Couldn't lex number, junk after decimal point: 'x'",
  ],
  ['[1e]', "a:1:2: couldn't lex number, junk after 'E': ]", "a:1:4 Couldn't lex number, junk after 'E': ']'"],
  [
    '1e-é',
    "a:1:1: couldn't lex number, junk after exponent sign: é",
    String.raw`a:1:4 Couldn't lex number, junk after exponent sign: '\u00e9'`,
  ],
  ['1__2', "a:1:1: couldn't lex number, junk after _: _", "a:1:3 Couldn't lex number, junk after '_': '_'"],
  [
    '1.5_',
    "a:1:1: couldn't lex number, junk after _: ",
    "a:1:5 Couldn't lex number, junk after '_': '\\ufffd'",
  ],
  [
    '0_1',
    "a:1:1: couldn't lex number, _ not allowed after leading 0",
    "a:1:2 Couldn't lex number, _ not allowed after leading 0",
  ],
  ['\n "b', 'a:2:2: unterminated string', 'a:2:2 Unterminated String'],
  [String.raw`'b\'`, 'a:1:1: unterminated string', 'a:1:1 Unterminated String'],
  ["@'b''", 'a:1:1: unterminated verbatim string', 'a:1:1 Unterminated String'],
  [
    '@b',
    "a:1:1: couldn't lex verbatim string, junk after '@': b",
    "a:1:1 Couldn't lex verbatim string, junk after '@': 98",
  ],
  [
    '1 /* 2',
    'a:1:3: multi-line comment has no terminating */.',
    'a:1:3 Multi-line comment has no terminating */',
  ],
  ['1 ? 2', "a:1:3: Could not lex the character '?'", "a:1:3 Could not lex the character '?'"],
  ['\\', "a:1:1: Could not lex the character '\\'", String.raw`a:1:1 Could not lex the character '\\'`],
  [
    '\u0001',
    'a:1:1: Could not lex the character code 1',
    String.raw`a:1:1 Could not lex the character '\x01'`,
  ],
  [
    'ä',
    'a:1:1: Could not lex the character code 195',
    String.raw`a:1:1 Could not lex the character '\u00e4'`,
  ],
  [
    '😀',
    'a:1:1: Could not lex the character code 240',
    String.raw`a:1:1 Could not lex the character '\U0001f600'`,
  ],
  [
    '|||\n  a\n b',
    'a:1:1: text block indentation mismatch: expected at least 2 spaces, found 1 space',
    'a:1:1 Text block not terminated with |||',
  ],
])('%j in both wordings', (text, cpp, go) => {
  expect([errorOf(text, 'cpp'), errorOf(text, 'go')]).toEqual([`STATIC ERROR: ${cpp}`, go]);
});

test('a long row of signs is read in one go', () => {
  const signs = '!'.repeat(200_000);
  expect(tokensOf(signs)).toHaveLength(signs.length);
});
