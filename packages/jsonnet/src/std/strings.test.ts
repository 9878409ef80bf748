import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failureOf, valueOf } from './testing/evaluate.ts';

const text = fc.string({ unit: 'binary', maxLength: 12 });
const few = fc.string({ unit: fc.constantFrom('a', 'b', '😃'), maxLength: 12 });

describe('strings', () => {
  it.each([
    ['std.length("a😃é")', 3],
    ['std.stringChars("a😃")', ['a', '😃']],
    ['[std.codepoint("😃"), std.char(128515)]', [128515, '😃']],
    ['[std.substr("a😃bc", 1, 2), std.substr("abc", 9, 1), std.substr("abc", 2, 9)]', ['😃b', '', 'c']],
    [
      '[std.startsWith("food", "fo"), std.endsWith("food", "od"), std.startsWith("f", "fo")]',
      [true, true, false],
    ],
    ['[std.asciiUpper("aßéz"), std.asciiLower("AßÉZ")]', ['AßéZ', 'aßÉz']],
    ['[std.equalsIgnoreCase("Ab", "aB"), std.equalsIgnoreCase("a", "b")]', [true, false]],
    ['[std.findSubstr("aa", "😃aaa"), std.findSubstr("", "a")]', [[1, 2], []]],
    ['[std.strReplace("a.b.c", ".", "$&"), std.strReplace("aaa", "aa", "b")]', ['a$&b$&c', 'ba']],
    [
      '[std.lstripChars("xxaxx", "x"), std.rstripChars("xxaxx", "x"), std.stripChars("xyayx", "xy")]',
      ['axx', 'xxa', 'a'],
    ],
    [
      '[std.stripChars("😃a😃", "😃"), std.stripChars("xa", ["x"]), std.stripChars("xx", "x")]',
      ['a', 'a', ''],
    ],
    ['std.trim(" \\t\\n\\f\\r\\u0085\\u00a0x ")', 'x'],
    ['[std.split("a,b,,c", ","), std.split("", ",")]', [['a', 'b', '', 'c'], ['']]],
    [
      '[std.splitLimit("a,b,c", ",", 1), std.splitLimit("a,b,c", ",", 0), std.splitLimit("a,b", ",", -1)]',
      [['a', 'b,c'], ['a,b,c'], ['a', 'b']],
    ],
    [
      '[std.splitLimitR("a,b,c", ",", 1), std.splitLimitR("a,b,c", ",", 0), std.splitLimitR("aaa", "aa", 1)]',
      [['a,b', 'c'], ['a,b,c'], ['a', '']],
    ],
    ['[std.parseInt("-012"), std.parseOctal("755"), std.parseHex("fF")]', [-12, 493, 255]],
    ['[std.toString(1), std.toString("a"), std.toString([1, "b"])]', ['1', 'a', '[1, "b"]']],
    ['[std.isEmpty(""), std.isEmpty("a")]', [true, false]],
    ['std.escapeStringJson("a\\"\\\\\\n\\u0001\\u007f😃")', '"a\\"\\\\\\n\\u0001\\u007f😃"'],
    [
      '[std.escapeStringPython("\\t"), std.escapeStringBash("it\'s"), std.escapeStringDollars("$a$")]',
      ['"\\t"', "'it'\"'\"'s'", '$$a$$'],
    ],
    ['std.escapeStringXML("<a b=\\"c\\">&\'")', '&lt;a b=&quot;c&quot;&gt;&amp;&apos;'],
    ['std.escapeStringJson({ a: 1 })', '"{\\"a\\": 1}"'],
  ])('%s', (code, value) => {
    expect(valueOf(code)).toEqual(value);
  });

  it.each([
    [
      'std.codepoint("ab")',
      'codepoint takes a string of length 1, got length 2',
      'codepoint takes a string of length 1, got length 2',
    ],
    ['std.char(-1)', 'codepoints must be >= 0, got -1', 'Codepoints must be >= 0, got -1'],
    [
      'std.char(1114112)',
      'invalid unicode codepoint, got 1114112',
      'Invalid unicode codepoint, got 1.114112e+06',
    ],
    [
      'std.substr("a", -1, 1)',
      'substr second parameter should be greater than zero, got -1',
      'substr second parameter should be greater than zero, got -1.000000',
    ],
    [
      'std.strReplace("a", "", "b")',
      "'from' string must not be zero length.",
      "'from' string must not be zero length.",
    ],
    [
      'std.split("a", "")',
      'std.split second parameter must have length 1 or greater, got 0',
      'std.split second parameter should have length 1 or greater, got 0',
    ],
    ['std.parseInt("1x")', '1x is not a base 10 integer', '1x is not a base 10 integer'],
    ['std.parseInt("")', 'Not an integer: ""', ' is not a base 10 integer'],
    ['std.parseOctal("8")', '8 is not a base 8 integer', '8 is not a base 8 integer'],
    ['std.parseHex("")', 'Not hexadecimal: ""', 'Not hexadecimal: ""'],
  ])('%s fails', (code, cpp, go) => {
    expect(failureOf(code, 'cpp')).toBe(cpp);
    expect(failureOf(code, 'go')).toBe(go);
  });

  it('joins what it has split', () => {
    fc.assert(
      fc.property(
        few,
        fc.constantFrom('a', 'ab', '😃', 'aa'),
        fc.integer({ min: -1, max: 4 }),
        (str, c, n) => {
          const program =
            'local e = std.extVar; [std.join(e("c"), f(e("str"), e("c"), e("n"))) for f in [std.splitLimit, std.splitLimitR]]';
          expect(valueOf(program, { str, c, n })).toEqual([str, str]);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('counts code points: parts of a text make the text', () => {
    fc.assert(
      fc.property(text, fc.nat(12), (str, at) => {
        const program =
          'local s = std.extVar("str"), at = std.extVar("at"); std.substr(s, 0, at) + std.substr(s, at, std.length(s))';
        expect(valueOf(program, { str, at })).toBe(str);
      }),
    );
  });

  it('finds what is there, and only that', () => {
    fc.assert(
      fc.property(few, fc.constantFrom('a', 'aa', 'ab', '😃b'), (str, pat) => {
        const chars = Array.from(str);
        const size = Array.from(pat).length;
        const places = chars.map((_, at) => at).filter((at) => chars.slice(at, at + size).join('') === pat);
        expect(valueOf('std.findSubstr(std.extVar("pat"), std.extVar("str"))', { str, pat })).toEqual(places);
      }),
    );
  });
});
