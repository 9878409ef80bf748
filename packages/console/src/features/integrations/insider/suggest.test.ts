import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distinct, fit, rank, targetName } from './suggest.ts';

const groups = [
  {
    group: 'One',
    items: [{ value: 'birthday', label: 'Date of birth' }, { value: 'email' }, { value: 'email_optin' }],
  },
  { group: 'Two', items: [{ value: 'work_email' }, { value: 'city' }] },
];
const names = (typed: string, limit?: number): string[] =>
  rank(groups, typed, limit).flatMap(({ items }) => items.map(({ value }) => value));

describe('suggestions', () => {
  it('are those that fit, best first in their group', () => {
    expect(names('ema')).toStrictEqual(['email', 'email_optin', 'work_email']);
    expect(names('birth')).toStrictEqual(['birthday']);
    expect(names('of b')).toStrictEqual(['birthday']);
    expect(names('wrkml')).toStrictEqual(['work_email']);
    expect(names('zzz')).toStrictEqual([]);
  });

  it('are all of them when nothing is typed, or exactly one of them', () => {
    expect(names('')).toHaveLength(5);
    expect(names('city')).toHaveLength(5);
    expect(names('', 4)).toHaveLength(4);
  });

  it('begin with the one that is typed in full, which Enter would choose', () => {
    expect(names('city')[0]).toBe('city');
    expect(names('email')[0]).toBe('email');
  });

  it('come once each', () => {
    const twice = [...groups, { group: 'Three', items: [{ value: 'city' }] }];
    expect(distinct(twice)).toStrictEqual(groups);
  });

  it('fit by spelling however the words are joined', () => {
    expect(fit('first name', 'firstName')).toBe(0);
    expect(fit('first_name', 'first.name')).toBe(0);
  });
});

describe('the name suggested for Insider', () => {
  it.each([
    ['Favorite Color', 'favorite_color'],
    ['address.postalCode', 'postal_code'],
    ['products[].Unit Price', 'unit_price'],
    ['tags[0]', 'tags'],
    ['HTTPStatus', 'http_status'],
    ['Doğum Günü', 'dogum_gunu'],
    ['Sınıf', 'sinif'],
    ['$$$', ''],
  ])('of %s is %s', (path, target) => {
    expect(targetName(path)).toBe(target);
  });

  it('is one that Insider takes, or none', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (path) =>
        /^([a-z0-9][a-z0-9._-]*)?$/.test(targetName(path)),
      ),
    );
  });
});
