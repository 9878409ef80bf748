import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countsOf, coverageGroups, mapTarget, shareText, withoutContext } from './coverage-groups.ts';

const field = (path: string, reaches: 'yes' | 'partly' | 'no', count = 1) => ({ path, reaches, count });
const report = {
  types: [
    {
      type: 'few',
      count: 2,
      opened: 2,
      mapped: true,
      fields: [field('a', 'yes'), field('b', 'no', 1), field('c', 'no', 2)],
    },
    { type: 'many', count: 9, opened: 9, mapped: true, fields: [field('d', 'yes')] },
    { type: 'bare', count: 5, opened: 5, mapped: false, fields: [] },
  ],
  attributes: [field('x', 'partly')],
};

describe('the report', () => {
  it('is grouped by event type, then attributes, the worst fields first', () => {
    expect(
      coverageGroups(report, 'all').map(({ type, fields }) => [type, ...fields.map(({ path }) => path)]),
    ).toEqual([['many', 'd'], ['bare'], ['few', 'c', 'b', 'a'], [undefined, 'x']]);
  });

  it('leaves out groups that have nothing to show', () => {
    expect(coverageGroups(report, 'no').map(({ type }) => type)).toEqual(['bare', 'few']);
    expect(coverageGroups(report, 'partly').map(({ type }) => type)).toEqual([undefined]);
    expect(coverageGroups(report, 'yes').map(({ type }) => type)).toEqual(['many', 'few']);
  });

  it('counts all fields of a group, shown or not', () => {
    expect(coverageGroups(report, 'no')[1]?.counts).toEqual({ no: 2, partly: 0, yes: 1 });
    expect(countsOf([])).toEqual({ no: 0, partly: 0, yes: 0 });
  });
});

it('what clients add by themselves can be left out', () => {
  const fields = [field('context.library.name', 'no'), field('contextual', 'no'), field('a', 'yes')];
  const type = { type: 'x', count: 1, opened: 1, mapped: true, fields };
  const [shown] = withoutContext({ types: [type], attributes: [] }).types;
  expect(shown?.fields.map(({ path }) => path)).toEqual(['contextual', 'a']);
});

it('a mapping target is as the settings read it', () => {
  expect(mapTarget('Order Completed')).toBe('event:Order Completed');
  expect(mapTarget('Order Completed', 'coupon')).toBe('event:Order Completed:coupon');
  expect(mapTarget(undefined, 'address.city')).toBe('attribute:address.city');
});

describe('a share', () => {
  it('says all and nothing only where it is so', () => {
    expect([
      shareText(3, 3),
      shareText(999, 1_000),
      shareText(1, 1_000),
      shareText(1, 2),
      shareText(0, 0),
    ]).toEqual(['all', 'over 99 %', 'under 1 %', '50 %', '–']);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 1, max: 1e6 }), (a, b) => {
        expect(shareText(a, a + b)).not.toBe('all');
        expect(shareText(a, a + b)).not.toBe('0 %');
      }),
    );
  });
});
