import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json } from '../result/json.ts';
import { boundedCache } from './bounded-cache.ts';
import { parseFlag } from './flag.ts';
import { numberText, quote } from './json-text.ts';
import { compilePath, parsePath, pathFault } from './path.ts';
import { utf8Length, withinBytes } from './utf8.ts';

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom('a', '"', '\\', '\n', 'ş', '€', '💃', '\ud83d', '\udc00'),
    maxLength: 80,
  }),
);

test('quoted text reads back, with half pairs replaced', () => {
  fc.assert(fc.property(anyText, (text) => JSON.parse(quote(text)) === text.toWellFormed()));
});

test('UTF-8 lengths are what an encoder counts', () => {
  fc.assert(
    fc.property(anyText, fc.nat(200), (text, limit) => {
      const bytes = new TextEncoder().encode(text).length;
      expect(utf8Length(text)).toBe(bytes);
      expect(withinBytes(text, limit)).toBe(bytes <= limit);
    }),
  );
});

test('a number has a text if JSON has a word for it', () => {
  expect([numberText(-0), numberText(1e21), numberText(0.1), numberText(NaN), numberText(Infinity)]).toEqual([
    '0',
    '1e+21',
    '0.1',
    undefined,
    undefined,
  ]);
});

describe('paths', () => {
  const data: Json = { a: [{ b: 1 }], x: { y: { z: 2 } }, 'given name': 'Ayşe' };

  test.each<[string, Json | undefined]>([
    ['a[0].b', 1],
    ['a[1].b', undefined],
    ['x.y', { z: 2 }],
    ['x.y.z', 2],
    ['x.y.z.w', undefined],
    ['given name', 'Ayşe'],
    ['toString', undefined],
    ['a.length', undefined],
  ])('%s', (path, value) => {
    expect(compilePath(parsePath(path) ?? [])(data)).toEqual(value);
  });

  test.each([
    '',
    '.',
    'a.',
    '.a',
    'a..b',
    'a[',
    'a[x]',
    'a]',
    'a[0]b',
    'a.[0]',
    '__proto__',
    'a.constructor.b',
    'prototype',
  ])('%j is refused', (path) => {
    expect(pathFault(path)).toBeDefined();
  });
});

test.each<[Json, boolean | undefined]>([
  [' YES ', true],
  ['0', false],
  [2, undefined],
  ['perhaps', undefined],
  [[], undefined],
])('flag %j', (value, flag) => {
  expect(parseFlag(value)).toBe(flag);
});

test('a cache forgets everything when it is full, and long keys at once', () => {
  let made = 0;
  const cached = boundedCache(2, (key) => `${key}${++made}`);
  expect([cached('a'), cached('a'), cached('b'), cached('c'), cached('a')]).toEqual([
    'a1',
    'a1',
    'b2',
    'c3',
    'a4',
  ]);
  const long = 'x'.repeat(600);
  expect(cached(long)).not.toBe(cached(long));
});
