import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json } from '../result/json.ts';
import { readableShadow } from './readable-shadow.ts';

test('values are what their texts say, whatever their names are', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string(), fc.jsonValue())), (entries) => {
      const values = Object.fromEntries(entries.map(([name, value]) => [name, value as Json]));
      const texts = Object.fromEntries(entries.map(([name, value]) => [name, JSON.stringify(value)]));
      const shown = readableShadow({ identifiers: {}, attributes: texts, custom: {} });
      expect(JSON.stringify(shown.attributes)).toBe(JSON.stringify(values));
    }),
  );
  const odd = readableShadow({
    identifiers: { uuid: 'u' },
    attributes: {},
    custom: JSON.parse('{"__proto__":"1"}') as Record<string, string>,
  });
  expect(Object.keys(odd.custom)).toEqual(['__proto__']);
});

test('what is no JSON text is shown as it is', () => {
  expect(readableShadow({ identifiers: {}, attributes: { a: 'Ankara' }, custom: {} }).attributes).toEqual({
    a: 'Ankara',
  });
});
