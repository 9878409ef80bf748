import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tokenize } from './filter-tokens.ts';

/** `kind text` of every token. */
function tokensOf(text: string): string[] {
  return tokenize(text).map(({ kind, from, to }) => `${kind} ${text.slice(from, to)}`);
}

test.each<[string, readonly string[]]>([
  ['', []],
  ['filter Alias MATCH_ALL', ['keyword filter', 'keyword Alias', 'keyword MATCH_ALL']],
  ['ın ALİAS', ['name ın', 'name ALİAS']],
  ['a_1 ünal-2 _x', ['name a_1', 'name ünal-2', 'name _x']],
  ['a.from', ['name a', 'punctuation .', 'name from']],
  ['a.count(', ['name a', 'punctuation .', 'name count', 'punctuation (']],
  ['`a b`(', ['name `a b`', 'punctuation (']],
  ['count (x)', ['function count', 'punctuation (', 'name x', 'punctuation )']],
  ['count\n(x)', ['name count', 'punctuation (', 'name x', 'punctuation )']],
  ['IN (1)', ['keyword IN', 'punctuation (', 'number 1', 'punctuation )']],
  ['a--b', ['name a', 'comment --b']],
  ['a -- b\r\nc // d', ['name a', 'comment -- b', 'name c', 'comment // d']],
  ['5--x', ['number 5', 'comment --x']],
  ['-5 +5 1e+21 30d', ['number -5', 'number +5', 'number 1e+21', 'number 30d']],
  ['2024-01-01T10:00', ['number 2024-01-01T10:00']],
  ['x<=-5', ['name x', 'operator <=', 'number -5']],
  ['a&&b * !', ['name a', 'operator &&', 'name b', 'operator *', 'operator !']],
  [String.raw`"a\"b" 'c"'`, [String.raw`string "a\"b"`, `string 'c"'`]],
  ['"a\nb', ['string "a', 'name b']],
  ['"a\\\n"', ['string "a\\', 'string "']],
  ['`a', ['name `a']],
  ['💃;\ud83d', ['unknown 💃', 'unknown ;', 'unknown \ud83d']],
  ['a\u00a0=\ufeff1', ['name a', 'operator =', 'number 1']],
])('%j', (text, tokens) => {
  expect(tokensOf(text)).toEqual(tokens);
});

test('any text is tokens in order, with white space between', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string()), (text) => {
      let end = 0;
      for (const { from, to } of tokenize(text)) {
        expect(text.slice(end, from)).toMatch(/^\s*$/);
        expect(to).toBeGreaterThan(from);
        end = to;
      }
      expect(text.slice(end)).toMatch(/^\s*$/);
    }),
  );
});
