import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../result/json.ts';
import { fieldsOf } from './fields-of.ts';
import { SeenFields } from './seen-fields.ts';
import { withoutField } from './without-field.ts';

const odd = fc.constantFrom('__proto__', 'constructor', 'a.b', 'a[0]', '[]', '', ' ', '"', 'a', 'b');
const key = fc.oneof(odd, fc.string({ maxLength: 5 }));
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 5 },
    fc.constantFrom(null, true, 0, 1.5, '', 'x'),
    fc.array(tie('value'), { maxLength: 3 }),
    fc
      .array(fc.tuple(key, tie('value')), { maxLength: 4 })
      .map((list) => Object.fromEntries(list) as unknown),
  ),
}));
const object = fc
  .array(fc.tuple(key, value), { maxLength: 5 })
  .map((list) => Object.fromEntries(list) as JsonObject);
const paths = (one: JsonObject): string[] => [...fieldsOf(one).keys()];

describe('fields', () => {
  test('are written as mappings write them; lists are fields and hold fields', () => {
    const data = {
      total: 5,
      address: { city: 'İzmir', geo: {} },
      tags: ['a'],
      products: [{ sku: 1 }, { sku: 2, size: { eu: 38 } }, 'x'],
    };
    expect(paths(data)).toEqual([
      'total',
      'address.city',
      'address.geo',
      'tags',
      'products',
      'products[].sku',
      'products[].size.eu',
    ]);
  });

  test('with names that paths cannot hold are told apart', () => {
    expect(paths({ 'a.b': 1, a: { b: 2, '[]': 3 }, '': 4 })).toEqual(['["a.b"]', 'a.b', 'a["[]"]', '[""]']);
    expect(paths(JSON.parse('{"__proto__":{"x":1}}') as JsonObject)).toEqual(['__proto__.x']);
  });

  test('of somebody who sends without end are bounded', () => {
    let deep: JsonObject = { x: 1 };
    for (let level = 0; level < 1_000; level++) deep = { x: deep };
    expect(paths(deep)).toEqual(['x.x.x.x.x.x.x.x']);
    const wide = Object.fromEntries(Array.from({ length: 5_000 }, (_, n) => [`k${n}`, n]));
    expect(paths(wide)).toHaveLength(500);
  });

  test('can be removed one by one, and nothing else goes with them', () => {
    fc.assert(
      fc.property(object, (data) => {
        const before = JSON.stringify(data);
        for (const [path, { steps }] of fieldsOf(data)) {
          const rest = withoutField(data, steps);
          expect(paths(rest)).not.toContain(path);
          const others = paths(data).filter((other) => !other.startsWith(path));
          expect(paths(rest)).toEqual(expect.arrayContaining(others));
        }
        expect(JSON.stringify(data)).toBe(before);
      }),
    );
  });
});

describe('seen fields', () => {
  test('count objects, and know types, a telling example, and the last time', () => {
    const seen = new SeenFields<number>();
    seen.add({ a: null, list: [{ x: 1 }, { x: 2 }] }, 30, 1);
    seen.add({ a: 'first' }, 20, 2);
    seen.add({ a: 7 }, 10, 3);
    seen.add({ a: 'again' }, 5, 4);
    expect(seen.list()).toMatchObject([
      { path: 'a', count: 4, example: '"first"', lastAt: 30, samples: [2, 3] },
      { path: 'list', count: 1, lastAt: 30 },
      { path: 'list[].x', count: 1, example: '1' },
    ]);
    expect([...(seen.list()[0]?.types ?? [])]).toEqual(['null', 'string', 'number']);
  });

  test('a field that never says anything has what there is', () => {
    const seen = new SeenFields<number>();
    seen.add({ a: null }, 1, 1);
    seen.add({ a: '' }, 2, 2);
    expect(seen.list()).toMatchObject([{ example: 'null', samples: [1], count: 2 }]);
  });

  test('weak samples give way', () => {
    const seen = new SeenFields<number>();
    seen.add({ a: 1 }, 1, 1, true);
    seen.add({ a: 2 }, 1, 2);
    seen.add({ a: 3 }, 1, 3);
    seen.add({ a: 4 }, 1, 4, true);
    expect(seen.list()[0]?.samples).toEqual([2]);
  });

  test('examples are cut', () => {
    const seen = new SeenFields<number>();
    seen.add({ a: '😀'.repeat(500) }, 1, 1);
    const example = seen.list()[0]?.example ?? '';
    expect(example).toHaveLength(200);
    expect(example.isWellFormed()).toBe(true);
  });
});
