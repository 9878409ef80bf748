import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { NAME_RULE, normaliseName } from './name.ts';

test.each([
  ['Order Completed', 'order_completed'],
  ['favoriteColor', 'favorite_color'],
  ['userID', 'user_id'],
  ['PDPViewed', 'pdp_viewed'],
  ['Sepete Ürün  Eklendi! (v2) İ', 'sepete_urun_eklendi_v2_i'],
  ['Größe', 'grosse'],
  ['a__b--c..d', 'a_b-c.d'],
  ['__proto__', 'proto'],
  ['$revenue', 'revenue'],
  ['loyalty.tier-2', 'loyalty.tier-2'],
  ["Kid's Room", 'kids_room'],
  ['!!!', ''],
  ['', ''],
])('%j is %j', (given, name) => {
  expect(normaliseName(given)).toBe(name);
});

test('a name keeps the rule and is its own normal form', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const name = normaliseName(text);
      if (name !== '') expect(name).toMatch(NAME_RULE);
      expect(normaliseName(name)).toBe(name);
    }),
  );
});
