import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeText, positionOf } from './location.ts';

const source = { name: 'a.jsonnet', text: 'one\ntwo\r\n\n"äö😀"x' };

test.each([
  [0, 1, 'a.jsonnet:1:1', 'a.jsonnet:1:1-2'],
  [0, 0, 'a.jsonnet:1:1', 'a.jsonnet:1:1'],
  [4, 7, 'a.jsonnet:2:1-4', 'a.jsonnet:2:1-4'],
  [3, 4, 'a.jsonnet:(1:4)-(2:1)', 'a.jsonnet:(1:4)-(2:1)'],
  [0, 10, 'a.jsonnet:(1:1)-(4:1)', 'a.jsonnet:(1:1)-(4:1)'],
])('the place from %i to %i', (begin, end, cpp, go) => {
  const span = { source, begin, end };
  expect([placeText(span, 'cpp'), placeText(span, 'go')]).toEqual([cpp, go]);
});

test('a column is a byte of UTF-8', () => {
  const x = source.text.indexOf('x');
  expect(positionOf(source, x)).toEqual({ line: 4, column: 11 });
  expect(placeText({ source, begin: 10, end: x }, 'cpp')).toBe('a.jsonnet:4:1-11');
});

test('a source without name gives the numbers alone', () => {
  expect(placeText({ source: { name: '', text: 'abc' }, begin: 1, end: 3 }, 'go')).toBe('1:2-4');
});

test('positions are what one counts by hand', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', '\n', '\r', 'é') }), fc.nat(), (text, at) => {
      const offset = at % (text.length + 1);
      const before = text.slice(0, offset).split('\n');
      expect(positionOf({ name: '', text }, offset)).toEqual({
        line: before.length,
        column: new TextEncoder().encode(before.at(-1) ?? '').length + 1,
      });
    }),
  );
});
