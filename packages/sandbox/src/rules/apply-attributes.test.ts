import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JsonObject, Scalar } from '../json.ts';
import { applyAttributes } from './apply-attributes.ts';
import type { AttributeValue, CustomType } from './attribute-type.ts';

interface Setting {
  append?: boolean;
  identifiers?: string[];
  types?: Map<string, CustomType>;
  room?: number;
}

function apply(
  held: Map<string, AttributeValue>,
  raw: JsonObject,
  setting: Setting = {},
): Map<string, string> {
  const drops = new Map<string, string>();
  applyAttributes(held, raw, {
    append: setting.append ?? true,
    isIdentifier: (name) => setting.identifiers?.includes(name) ?? false,
    plan: { types: setting.types ?? new Map<string, CustomType>(), room: () => setting.room ?? 255 },
    drop: (path, reason) => drops.set(path, reason),
  });
  return drops;
}

const items = fc.array(fc.oneof(fc.string(), fc.integer()));

test('append unites arrays, replace replaces them, and either is idempotent', () => {
  fc.assert(
    fc.property(items, items, fc.boolean(), (first: Scalar[], second: Scalar[], append) => {
      const held = new Map<string, AttributeValue>();
      apply(held, { custom: { list: first } }, { append: false });
      apply(held, { custom: { list: second } }, { append });
      const once = new Map(held);
      apply(held, { custom: { list: second } }, { append });
      expect(held).toEqual(once);
      expect(new Set(held.get('c_list') as Scalar[])).toEqual(
        new Set(append ? [...first, ...second] : second),
      );
      if (!append) expect(held.get('c_list')).toEqual(second);
    }),
  );
});

test('scalars overwrite', () => {
  const held = new Map<string, AttributeValue>();
  apply(held, { age: 30, name: 'Ada' });
  apply(held, { age: 31 });
  expect(Object.fromEntries(held)).toEqual({ age: 31, name: 'Ada' });
});

test('what does not fit is dropped with its reason, the rest stays', () => {
  const held = new Map<string, AttributeValue>();
  const drops = apply(
    held,
    {
      age: '30',
      email_optin: 'true',
      birthday: '1990-01-01T00:00:00+03:00',
      static_segment_id: ['1'],
      favourite: 'x',
      name: null,
      email: 'a@b.co',
      city: 'Berlin',
      custom: { deep: { a: 1 }, mixed: [[1]], gone: null, fine: 'y' },
    },
    { identifiers: ['email'] },
  );
  expect(Object.fromEntries(held)).toEqual({ city: 'Berlin', c_fine: 'y' });
  expect([...drops.keys()].toSorted()).toEqual([
    'attributes.age',
    'attributes.birthday',
    'attributes.custom.deep',
    'attributes.custom.gone',
    'attributes.custom.mixed',
    'attributes.email',
    'attributes.email_optin',
    'attributes.favourite',
    'attributes.name',
    'attributes.static_segment_id',
  ]);
});

test('older names write the present attribute', () => {
  const held = new Map<string, AttributeValue>();
  apply(held, { list_id: [1], locale: 'de_DE' });
  apply(held, { static_segment_id: [2] });
  expect(Object.fromEntries(held)).toEqual({ static_segment_id: [1, 2], lo: 'de_DE' });
});

test('a custom attribute keeps the type it was planned or first seen with', () => {
  const held = new Map<string, AttributeValue>();
  const types = new Map<string, CustomType>([['since', 'date']]);
  expect(apply(held, { custom: { tier: 'gold', since: 'soon' } }, { types }).size).toBe(1);
  expect(apply(held, { custom: { tier: 7 } }, { types }).get('attributes.custom.tier')).toBe(
    'planned as string',
  );
  expect(apply(held, { custom: { other: 1 } }, { types, room: 0 }).size).toBe(1);
  expect(Object.fromEntries(held)).toEqual({ c_tier: 'gold' });
});
