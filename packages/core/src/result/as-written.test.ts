import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asWritten } from './as-written.ts';
import type { Json } from './json.ts';

const parsed = (text: string): Json => JSON.parse(text) as Json;

describe('a value as it will be read again', () => {
  test.each<[string, Json]>([
    ['1e999', null],
    ['-1e999', null],
    ['{"a":1e999,"b":[1,-1e999,{"c":1e999}],"d":1e308}', { a: null, b: [1, null, { c: null }], d: 1e308 }],
    ['{"__proto__":1e999}', parsed('{"__proto__":null}')],
  ])('%s has no number that nothing can write', (text, value) => {
    expect(asWritten(parsed(text))).toStrictEqual(value);
  });

  test('is the very same when it can be written', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        expect(asWritten(value as Json)).toBe(value);
      }),
    );
  });
});
