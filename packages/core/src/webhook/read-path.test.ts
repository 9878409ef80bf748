import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json } from '../result/json.ts';
import { bodyPaths } from './body-paths.ts';
import { compileReadPath, locate, parseReadPath, plainNames, readPathFault } from './read-path.ts';

function read(path: string, value: Json): Json | undefined {
  const parsed = parseReadPath(path);
  if (parsed === undefined) throw new Error(readPathFault(path));
  return compileReadPath(parsed)(value);
}

const BODY: Json = {
  a: { b: 1, 'x.y': 2, '0': 'zero' },
  'a.c': 'dotted',
  list: [{ sku: 'A', n: 1 }, { sku: 'B', n: null }, ['deep']],
  '': 'nameless',
  'two words': 3,
  'say "hi"': 4,
  'items[0].sku': 'literal',
  who: [
    { type: 'email', value: 'a@b.c' },
    { type: 7, value: 'seven' },
  ],
};

describe('paths', () => {
  test.each<[string, Json | undefined]>([
    ['a', { b: 1, 'x.y': 2, '0': 'zero' }],
    ['a.b', 1],
    ['a.c', 'dotted'],
    ['a["x.y"]', 2],
    ["a['x.y']", 2],
    ['a.x.y', 2],
    ['a.0', 'zero'],
    ['a[0]', 'zero'],
    ['["a.c"]', 'dotted'],
    ['list[0].sku', 'A'],
    ['list.1.sku', 'B'],
    ['list[1].n', null],
    ['list[2][0]', 'deep'],
    ['list[3]', undefined],
    ['list.length', undefined],
    ['list.sku', undefined],
    ['list[sku=B].sku', 'B'],
    ['list[sku=C].sku', undefined],
    ['who[type=email].value', 'a@b.c'],
    ['who[type=7].value', 'seven'],
    ['a[b=1]', undefined],
    ['[""]', 'nameless'],
    ['two words', 3],
    ['["say \\"hi\\""]', 4],
    ['items[0].sku', 'literal'],
    ['missing', undefined],
    ['a.b.c', undefined],
    ['constructor', undefined],
    ['a.toString', undefined],
    ['hasOwnProperty', undefined],
  ])('%s', (path, value) => {
    expect(read(path, BODY)).toEqual(value);
  });

  test.each([
    '',
    '.',
    '.a',
    'a.',
    'a..b',
    'a[',
    'a]',
    'a[x]',
    'a[-1]',
    'a.[0]',
    ' a',
    'a ',
    'a["x]',
    '__proto__',
    'a.__proto__.b',
    '["__proto__"]',
    'a.'.repeat(16) + 'a',
    'a'.repeat(301),
  ])('"%s" is none', (path) => {
    expect(parseReadPath(path)).toBeUndefined();
    expect(readPathFault(path)).toBeTypeOf('string');
  });

  test('a dotted key wins at every level, the longest first', () => {
    expect(read('x.a.b.c', { x: { 'a.b.c': 1, 'a.b': { c: 2 }, a: { b: { c: 3 } } } })).toBe(1);
    expect(read('x.a.b.c', { x: { 'a.b': { c: 2 }, a: { b: { c: 3 } } } })).toBe(2);
    expect(read('a.b', { 'a.b': null, a: { b: 1 } })).toBeNull();
  });

  test('names to write to have no positions', () => {
    expect(plainNames('data.shop["a.b"]')).toEqual(['data', 'shop', 'a.b']);
    for (const path of ['data.items[0]', 'data.items.0', 'data[a=b]', 'data.'])
      expect(plainNames(path)).toBeUndefined();
  });

  test('only own properties are ever read', () => {
    const inherited = fc.constantFrom(
      'constructor',
      'toString',
      'valueOf',
      'hasOwnProperty',
      'length',
      '__proto__',
    );
    const name = fc.oneof(inherited, fc.stringMatching(/^[a-z]{1,3}$/));
    const spelled = fc.array(name, { minLength: 1, maxLength: 4 }).map((names) => names.join('.'));
    const bodies = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 3 },
        fc.string(),
        fc.integer(),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(fc.stringMatching(/^[a-z]{1,3}$/), tie('value'), { maxKeys: 4 }),
      ),
    })).value as fc.Arbitrary<Json>;
    fc.assert(
      fc.property(spelled, bodies, (path, body) => {
        const parsed = parseReadPath(path);
        if (parsed === undefined) return;
        const found = compileReadPath(parsed)(body);
        // JSON knows no functions: one could only come from a prototype.
        expect(typeof found).not.toBe('function');
        if (path.split('.').some((step) => step in Object.prototype)) expect(found).toBeUndefined();
      }),
    );
  });

  test('every path that a body has leads to what is there', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const body = value as Json;
        for (const path of bodyPaths(body)) {
          const parsed = parseReadPath(path);
          if (parsed === undefined) continue;
          const keys = locate(parsed, body);
          expect(keys).toBeDefined();
          let at = body as unknown;
          for (const key of keys ?? []) at = (at as Record<string | number, unknown>)[key];
          expect(compileReadPath(parsed)(body)).toBe(at);
        }
      }),
    );
  });
});
