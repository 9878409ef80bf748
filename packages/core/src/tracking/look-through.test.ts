import fc from 'fast-check';
import { expect, it } from 'vitest';
import { asWritten } from '../result/as-written.ts';
import type { Json, JsonObject } from '../result/json.ts';
import { deeperThan } from './depth.ts';
import { lookThrough } from './look-through.ts';

const { tree } = fc.letrec<{ tree: Json; list: Json[]; object: Record<string, Json> }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'medium' },
    fc.double(),
    fc.constantFrom(null, true, 'text', Infinity, -Infinity),
    tie('list'),
    tie('object'),
  ),
  list: fc.array(tie('tree'), { maxLength: 4 }),
  object: fc.dictionary(fc.string(), tie('tree'), { maxKeys: 4 }),
}));

it('law: says what looking twice says', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), tree), fc.integer({ min: 0, max: 6 }), (value, limit) => {
      const changes = asWritten(value as JsonObject) !== value;
      const expected = deeperThan(value, limit) ? 'too_deep' : changes ? 'unwritable' : 'fine';
      expect(lookThrough(value as JsonObject, limit)).toBe(expected);
    }),
    { numRuns: 500 },
  );
});

it('goes no deeper than it must', () => {
  let value: Json = [];
  for (let level = 0; level < 100_000; level++) value = [value];
  expect(lookThrough({ value }, 32)).toBe('too_deep');
});
