import fc from 'fast-check';
import { expect, test } from 'vitest';
import { freeSlug, SLUG_RULE, slugFrom } from './slug.ts';

test.each([
  ['VIP', 'vip'],
  ['Café-Gäste (VIP)', 'cafe_gaste_vip'],
  ["Bob's  favourites!", 'bobs_favourites'],
  ['İstanbul — Ağustos', 'istanbul_agustos'],
  ['北京', 'beijing'],
  ['!!!', 'audience'],
  ['__a__', 'a'],
])('%s becomes %s', (name, slug) => {
  expect(slugFrom(name)).toBe(slug);
});

test('whatever the name, it is a slug, and one of a slug is the same', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
      const slug = slugFrom(name);
      expect(slug).toMatch(SLUG_RULE);
      expect(slugFrom(slug)).toBe(slug);
    }),
  );
});

test('a slug that is taken gets a number, and stays one', () => {
  const taken = new Set(['vip', 'vip_2', 'x'.repeat(100)]);
  expect(freeSlug('new', (slug) => taken.has(slug))).toBe('new');
  expect(freeSlug('vip', (slug) => taken.has(slug))).toBe('vip_3');
  expect(freeSlug('x'.repeat(100), (slug) => taken.has(slug))).toBe(`${'x'.repeat(98)}_2`);
});
