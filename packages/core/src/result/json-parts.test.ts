import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countParts, hasMoreParts } from './json-parts.ts';

function partsOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce((sum: number, item: unknown) => sum + partsOf(item), 1);
}

test('lists and objects are counted, whatever stands in texts', () => {
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: fc.constantFrom('[', '{', '"', '\\', 'é', ']') }), (value) => {
      const text = JSON.stringify(value);
      const parts = partsOf(JSON.parse(text));
      expect(countParts(text, 1_000)).toEqual({ parts, read: text.length });
      for (const most of [0, 1, 2, 5]) expect(hasMoreParts(text, most)).toBe(parts > most);
    }),
  );
});

test('no more is read than it takes to know that there are too many', () => {
  expect(countParts('['.repeat(4_000_000), 200_000)).toEqual({ parts: 200_001, read: 200_001 });
  expect(countParts('[],'.repeat(100), 10)).toEqual({ parts: 11, read: 31 });
});

test('what ends in the middle of something is counted as far as it goes', () => {
  expect(countParts('{"a\\', 10)).toEqual({ parts: 1, read: 4 });
  expect(countParts('', 10)).toEqual({ parts: 0, read: 0 });
});
