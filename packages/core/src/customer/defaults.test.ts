import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json, JsonObject } from '../result/json.ts';
import { applyTraits } from './apply-traits.ts';
import type { AttributeDefinition } from './attribute.ts';
import { beginWith, changedAtFirst, compileDefaults, sayTraits } from './defaults.ts';

function attribute(name: string, more: Partial<AttributeDefinition> = {}): AttributeDefinition {
  return { name, label: name, type: 'string', tags: [], readOnly: false, ...more };
}

const DEFINITIONS = [
  attribute('tier', { default: 'basic' }),
  attribute('points', { type: 'numeric', default: 0 }),
  attribute('news', { type: 'boolean', default: false }),
  attribute('city'),
];
const BY_NAME = new Map(DEFINITIONS.map((one) => [one.name, one]));
const DEFAULTS = compileDefaults(DEFINITIONS, []);
const BEGUN = beginWith(DEFAULTS);

test('a workspace without defaults begins with nothing at all', () => {
  expect(compileDefaults([attribute('city')], [])).toBeUndefined();
  expect(beginWith(undefined)).toEqual({ attributes: {} });
  expect(changedAtFirst(undefined, ['city'])).toEqual(['city']);
});

test('0 and false are defaults like any other', () => {
  expect(BEGUN).toEqual({
    attributes: { tier: 'basic', points: 0, news: false },
    defaulted: ['news', 'points', 'tier'],
  });
  expect(changedAtFirst(DEFAULTS, ['city', 'tier'])).toEqual(['news', 'points', 'tier', 'city']);
});

test('what names somebody has none, nor what the hub computes', () => {
  const computed = attribute('score', { readOnly: true, default: 'high' });
  expect(compileDefaults([...DEFINITIONS, computed], ['tier', 'news'])?.attributes).toEqual({ points: 0 });
});

test('whatever is said takes the place of a default: another value, the same, in passing, and none', () => {
  const say = (traits: JsonObject, fill = false) => sayTraits(BEGUN, traits, BY_NAME, fill);
  expect(say({ tier: 'gold' })).toMatchObject({
    attributes: { tier: 'gold', points: 0, news: false },
    changed: ['tier'],
    defaulted: ['news', 'points'],
  });
  const same = say({ tier: 'basic' });
  expect(same).toMatchObject({ changed: [], defaulted: ['news', 'points'] });
  expect(same.attributes).toBe(BEGUN.attributes);
  expect(say({ tier: 'gold' }, true)).toMatchObject({ changed: ['tier'], defaulted: ['news', 'points'] });
  expect(say({ tier: null })).toMatchObject({ attributes: { tier: null }, defaulted: ['news', 'points'] });
  expect(say({ tier: null }, true)).toMatchObject({ changed: [], defaulted: BEGUN.defaulted });
  expect(say({ points: 'many' })).toMatchObject({
    attributes: { points: 0 },
    defaulted: BEGUN.defaulted,
    issues: [{ code: 'wrong_type' }],
  });
  expect(say({ tier: 'a', points: 1, news: true }).defaulted).toBeUndefined();
});

test('defaults take no room from what is said', () => {
  const many = Object.fromEntries(Array.from({ length: 1_000 }, (_, index) => [`t${index}`, index]));
  expect(sayTraits(BEGUN, many, BY_NAME, false)).toMatchObject({ issues: [], defaulted: BEGUN.defaulted });
});

const values = fc.oneof(fc.constantFrom<Json>('basic', 'gold', '', null, 0, 1, false, true));
const said = fc.dictionary(fc.constantFrom('tier', 'points', 'news', 'city'), values);

test('law: what was said is the same as if there were no defaults', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(said, fc.boolean()), { maxLength: 5 }), (calls) => {
      let customer = BEGUN;
      let plain: JsonObject = {};
      for (const [traits, fill] of calls) {
        customer = sayTraits(customer, traits, BY_NAME, fill);
        plain = applyTraits(plain, traits, BY_NAME, fill).attributes;
      }
      const defaulted = customer.defaulted ?? [];
      expect(customer.defaulted).not.toEqual([]);
      expect(defaulted).toEqual(BEGUN.defaulted?.filter((name) => !Object.hasOwn(plain, name)));
      const defaults = Object.fromEntries(defaulted.map((name) => [name, DEFAULTS?.attributes[name]]));
      expect(customer.attributes).toEqual({ ...plain, ...defaults });
    }),
  );
});
