import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failureOf, valueOf } from '../testing/evaluate.ts';

const parse = 'std.parseJson(std.extVar("text"))';
const failure = (text: string, wording: 'cpp' | 'go'): string =>
  failureOf(parse, wording, { ext: { text: { json: text } } });

describe('std.parseJson', () => {
  it('reads what JSON.stringify writes', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(undefined, 2, '\t'), (json, indent) => {
        const text = JSON.stringify(json, undefined, indent);
        expect(valueOf(parse, { text })).toEqual(JSON.parse(text));
      }),
    );
  });

  it('takes what JSON.parse takes, and nothing else', () => {
    const pieces = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"',
      'a',
      '1',
      '0',
      '-',
      '.',
      'e',
      '+',
      ' ',
      '\n',
      'true',
      'null',
      '\\',
      'u0041',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 8 }), (parts) => {
        const text = parts.join('');
        let theirs: unknown;
        try {
          theirs = JSON.parse(text);
        } catch {
          expect(failure(text, 'cpp')).toMatch(
            /^\[json\.exception\.parse_error\.101\] parse error at line \d+, column \d+: /,
          );
          expect(failure(text, 'go')).toMatch(
            /^failed to parse JSON: (invalid character|unexpected end of JSON input)/,
          );
          return;
        }
        expect(valueOf(parse, { text })).toEqual(theirs);
      }),
      { numRuns: 2000 },
    );
  });

  const at = (line: number, column: number): string =>
    `[json.exception.parse_error.101] parse error at line ${line}, column ${column}: `;
  const value = 'syntax error while parsing value - ';

  it.each([
    [
      'x',
      `${at(1, 1)}${value}invalid literal; last read: 'x'`,
      "invalid character 'x' looking for beginning of value",
    ],
    [
      '[true, x',
      `${at(1, 8)}${value}invalid literal; last read: '[true, x'`,
      "invalid character 'x' looking for beginning of value",
    ],
    [
      'trux',
      `${at(1, 4)}${value}invalid literal; last read: 'trux'`,
      "invalid character 'x' in literal true (expecting 'e')",
    ],
    [
      '1_0',
      `${at(1, 2)}${value}invalid literal; last read: '1_'; expected end of input`,
      "invalid character '_' after top-level value",
    ],
    [
      '[1 2]',
      `${at(1, 4)}syntax error while parsing array - unexpected number literal; expected ']'`,
      "invalid character '2' after array element",
    ],
    [
      '[1,\n]',
      `${at(2, 1)}${value}unexpected ']'; expected '[', '{', or a literal`,
      "invalid character ']' looking for beginning of value",
    ],
    [
      '{"a" 1}',
      `${at(1, 6)}syntax error while parsing object separator - unexpected number literal; expected ':'`,
      "invalid character '1' after object key",
    ],
    [
      '{1:2}',
      `${at(1, 2)}syntax error while parsing object key - unexpected number literal; expected string literal`,
      "invalid character '1' looking for beginning of object key string",
    ],
    [
      '{"a":1 "b"}',
      `${at(1, 10)}syntax error while parsing object - unexpected string literal; expected '}'`,
      "invalid character '\"' after object key:value pair",
    ],
    [
      '[1',
      `${at(1, 3)}syntax error while parsing array - unexpected end of input; expected ']'`,
      'unexpected end of JSON input',
    ],
    [
      '"a',
      `${at(1, 3)}${value}invalid string: missing closing quote; last read: '"a'`,
      'unexpected end of JSON input',
    ],
    [
      '"\n"',
      `${at(2, 0)}${value}invalid string: control character U+000A (LF) must be escaped to \\u000A or \\n; last read: '"<U+000A>'`,
      "invalid character '\\n' in string literal",
    ],
    [
      '"\\x"',
      `${at(1, 3)}${value}invalid string: forbidden character after backslash; last read: '"\\x'`,
      "invalid character 'x' in string escape code",
    ],
    [
      '"\\u12g',
      `${at(1, 6)}${value}invalid string: '\\u' must be followed by 4 hex digits; last read: '"\\u12g'`,
      "invalid character 'g' in \\u hexadecimal character escape",
    ],
    [
      '-x',
      `${at(1, 2)}${value}invalid number; expected digit after '-'; last read: '-x'`,
      "invalid character 'x' in numeric literal",
    ],
    [
      '1.x',
      `${at(1, 3)}${value}invalid number; expected digit after '.'; last read: '1.x'`,
      "invalid character 'x' after decimal point in numeric literal",
    ],
    [
      'é',
      `${at(1, 2)}${value}invalid literal; last read: 'é'`,
      "invalid character 'Ã' looking for beginning of value",
    ],
    [
      '',
      `${at(1, 1)}attempting to parse an empty input; check that your input string or stream contains the expected JSON`,
      'unexpected end of JSON input',
    ],
  ])('%j', (text, cpp, go) => {
    expect(failure(text, 'cpp')).toBe(cpp);
    expect(failure(text, 'go')).toBe(`failed to parse JSON: ${go}`);
  });

  it('does not take numbers out of range, nor nesting without end', () => {
    expect(failure('1e999', 'cpp')).toMatch(/number overflow/);
    expect(failure('['.repeat(100_000), 'cpp')).toMatch(/exceeded max depth/);
  });
});
