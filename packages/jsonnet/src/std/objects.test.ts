import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failureOf, valueOf } from './testing/evaluate.ts';

const o = 'local o = { b: 2, a: 1, h:: 3 }; ';

describe('objects', () => {
  it.each([
    [
      `${o}[std.objectFields(o), std.objectFieldsAll(o)]`,
      [
        ['a', 'b'],
        ['a', 'b', 'h'],
      ],
    ],
    [
      `${o}[std.objectValues(o), std.objectValuesAll(o)]`,
      [
        [1, 2],
        [1, 2, 3],
      ],
    ],
    [
      `${o}std.objectKeysValues(o)`,
      [
        { key: 'a', value: 1 },
        { key: 'b', value: 2 },
      ],
    ],
    [`${o}std.length(std.objectKeysValuesAll(o))`, 3],
    [
      `${o}[std.objectHas(o, 'h'), std.objectHasAll(o, 'h'), std.objectHasEx(o, 'h', true)]`,
      [false, true, true],
    ],
    [
      `${o}[std.get(o, 'h'), std.get(o, 'h', 9, false), std.get(o, 'x'), std.get(o, 'x', 9)]`,
      [3, 9, null, 9],
    ],
    [`${o}std.mapWithKey(function(k, v) k + v, o)`, { a: 'a1', b: 'b2' }],
    [`${o}[std.objectRemoveKey(o, 'a'), std.objectRemoveKey(o, 'a').h]`, [{ b: 2 }, 3]],
    ['std.objectRemoveKey({ a: 1 } + { b: super.a }, "a")', { b: 1 }],
    ['{ a: 1 } + std.objectRemoveKey({ b: super.a }, "a")', { a: 1, b: 1 }],
    [
      'std.mergePatch({ a: { b: 1, c: 2 }, d: 1 }, { a: { b: null }, d: null, e: { f: null, g: 1 } })',
      { a: { c: 2 }, e: { g: 1 } },
    ],
    ['[std.mergePatch({ a: 1 }, [1]), std.mergePatch([1], { a: 1 })]', [[1], { a: 1 }]],
    ['std.prune({ a: null, b: [null, {}, [], 0], c: { d: [] }, e: "" })', { b: [0], e: '' }],
    ['[std.prune([[]]), std.prune(null)]', [[], null]],
    [
      '[std.type(null), std.type([]), std.type({}), std.type(std.type)]',
      ['null', 'array', 'object', 'function'],
    ],
    [
      '[std.isString(""), std.isNumber(1), std.isBoolean(1), std.isObject({}), std.isArray({}), std.isFunction(std.map), std.isNull(null)]',
      [true, true, false, true, false, true, true],
    ],
    ['[std.length({ a: 1, b:: 2 }), std.length([1]), std.length(function(a, b) 1)]', [1, 1, 2]],
    [
      '[std.primitiveEquals(1, "1"), std.primitiveEquals("a", "a"), std.equals([1, { a: 2 }], [1, { a: 2 }])]',
      [false, true, true],
    ],
    ['[std.xor(true, false), std.xnor(true, false)]', [true, false]],
    ['std.assertEqual([1], [1])', true],
    [
      '[std.__compare(1, 2), std.__compare_array([2], [1]), std.__array_less([1], [2]), std.__array_greater_or_equal([1], [1])]',
      [-1, 1, true, true],
    ],
  ])('%s', (code, value) => {
    expect(valueOf(code)).toEqual(value);
  });

  it.each([
    ['std.mapWithKey(function(k, v) 1, [])', 'std.mapWithKey second param must be object, got array'],
    ['std.primitiveEquals([], [])', 'primitiveEquals operates on primitive types, got array'],
    ['std.primitiveEquals(std.type, std.type)', 'cannot test equality of functions'],
  ])('%s fails', (code, said) => {
    expect(failureOf(code)).toBe(said);
  });

  it('applies a patch twice as it does once', () => {
    const json = fc.jsonValue({ maxDepth: 3 });
    fc.assert(
      fc.property(json, json, (target, patch) => {
        const program = `
          local once = std.mergePatch(std.extVar("target"), std.extVar("patch"));
          once == std.mergePatch(once, std.extVar("patch"))`;
        expect(valueOf(program, { target: target as never, patch: patch as never })).toBe(true);
      }),
    );
  });
});
