import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bodyPaths } from './body-paths.ts';
import { didYouMean, nearNames } from './near-names.ts';

describe('near names', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ['customerID', ['reason', 'customer_id'], ['customer_id']],
    ['customer_id', ['customer.id', 'client'], ['customer.id']],
    ['emial', ['email', 'mail'], ['email']],
    ['id', ['ids', 'ad', 'body'], []],
    ['points', ['user.points', 'points_total'], ['user.points', 'points_total']],
    ['pointadd', ['pointstobeadded', 'padding'], ['pointstobeadded']],
    ['color', ['customer_ID', 'total'], []],
    ['', ['a'], []],
    ['__', ['a'], []],
  ])('%s among %j', (wanted, names, near) => {
    expect(nearNames(wanted, [], names)).toEqual(near);
  });

  test('at most three, the nearest first, and what a name is for counts last', () => {
    expect(nearNames('total', [], ['totals', 'total', 'totally', 'tota', 'TOTAL'])).toHaveLength(3);
    expect(nearNames('buyer', ['customer'], ['buyers', 'customer_no'])).toEqual(['buyers', 'customer_no']);
  });

  test('a name is nearest to itself, and nothing takes long', () => {
    const name = fc.stringMatching(/^[a-z]{1,60}$/);
    fc.assert(
      fc.property(name, fc.array(name, { maxLength: 50 }), (wanted, names) => {
        expect(nearNames(wanted, [], [...names, wanted])[0]).toBe(wanted);
      }),
    );
  });

  test('in words', () => {
    expect(didYouMean([])).toBeUndefined();
    expect(didYouMean(['a'])).toBe('Did you mean a?');
    expect(didYouMean(['a', 'b', 'c'])).toBe('Did you mean a, b or c?');
  });
});

describe('the paths of a body', () => {
  test('lead to everything plain, of lists of objects to the first', () => {
    const body = {
      id: 1,
      user: { 'e.mail': 'x', tags: ['a', 'b'] },
      lines: [{ sku: 'A' }, { qty: 2 }],
      none: {},
      nil: null,
    };
    expect(bodyPaths(body)).toEqual(['id', 'user["e.mail"]', 'user.tags', 'lines[0].sku', 'nil']);
    expect(bodyPaths([{ a: 1 }])).toEqual(['[0].a']);
    expect(bodyPaths('x')).toEqual([]);
  });

  test('are not more than anybody would read', () => {
    expect(bodyPaths(Object.fromEntries(Array.from({ length: 1000 }, (_, n) => [`k${n}`, n])))).toHaveLength(
      300,
    );
  });
});
