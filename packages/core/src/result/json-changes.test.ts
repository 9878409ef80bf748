import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyChanges, changesBetween, pathText } from './json-changes.ts';
import type { Json } from './json.ts';

const told = (before: Json, after: Json) =>
  changesBetween(before, after).map(({ at, ...change }) => ({ path: pathText(at), ...change }));

test('each place that differs is named, as deep as both sides go', () => {
  const before = { name: 'A', rows: [{ to: 'x' }, { to: 'y' }], gone: 1, deep: { a: { b: 1 } } };
  const after = { name: 'A', rows: [{ to: 'x' }, { to: 'z' }, { to: 'n' }], deep: { a: [1] }, 'a.b': null };
  expect(told(before, after)).toEqual([
    { path: 'rows[1].to', before: 'y', after: 'z' },
    { path: 'rows[2]', before: undefined, after: { to: 'n' } },
    { path: 'gone', before: 1, after: undefined },
    { path: 'deep.a', before: { b: 1 }, after: [1] },
    { path: '["a.b"]', before: undefined, after: null },
  ]);
});

test('the order of keys is no difference', () => {
  expect(changesBetween({ a: 1, b: [{ c: 2, d: 3 }] }, { b: [{ d: 3, c: 2 }], a: 1 })).toEqual([]);
});

// Objects that share keys and lists that share beginnings, so that there is something to compare.
const json = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    fc.constantFrom<Json>(null, true, 0, 1, '', 'x'),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'a.b', '__proto__', ''), tie('value'), {
      maxKeys: 4,
      noNullPrototype: true,
    }),
  ),
})).value;

test('the changes applied to what was before make what came after', () => {
  fc.assert(
    fc.property(json, json, (before, after) => {
      const was = JSON.stringify(before);
      expect(applyChanges(before, changesBetween(before, after))).toEqual(after);
      expect(JSON.stringify(before)).toBe(was);
    }),
    { numRuns: 2000 },
  );
});

test('a value has no changes against itself, and its places are named once', () => {
  fc.assert(
    fc.property(json, json, (before, after) => {
      expect(changesBetween(before, structuredClone(before))).toEqual([]);
      const paths = changesBetween(before, after).map(({ at }) => pathText(at));
      expect(new Set(paths).size).toBe(paths.length);
    }),
  );
});
