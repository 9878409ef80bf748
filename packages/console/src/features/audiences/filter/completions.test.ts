import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryRule } from '@causeway/core/audience/language/testing/arbitrary-rule';
import { printFilter } from '@causeway/core/audience/language/print-filter';
import { vocabularyOf } from '../../../ui/rule/vocabulary.ts';
import { completionsAt } from './completions.ts';

const time = '2026-01-31T12:00:00Z';
const seen = (path: string, type: 'string' | 'number', example: string) => ({
  path,
  types: [type],
  count: 1,
  example,
  last_at: time,
});
const words = vocabularyOf({
  attributes: [
    { name: 'city', label: 'City', type: 'string', choices: [], built_in: false },
    { name: 'plan', label: 'Plan', type: 'select', choices: ['gold', 'very good'], built_in: false },
    { name: 'agreed', label: 'Agreed', type: 'boolean', choices: [], built_in: false },
    { name: 'birth_date', label: 'Birthday', type: 'date', choices: [], built_in: true },
  ],
  types: [],
  seen: {
    types: [
      {
        type: 'Order Completed',
        count: 3,
        opened: 3,
        last_at: time,
        fields: [seen('total', 'number', '5'), seen('products[].name', 'string', '"Shirt"')],
        context: [seen('page.url', 'string', '"https://a.example"')],
      },
    ],
    attributes: [seen('address.city', 'string', '"Berlin"'), seen('my field', 'string', '"x"')],
  },
  audiences: [{ id: '1', slug: 'vip', name: 'Very important' }],
});

/** The text with `|` where somebody writes. */
function at(text: string): readonly string[] {
  const place = text.indexOf('|');
  return (completionsAt(text.replace('|', ''), place, words)?.options ?? []).map(({ apply }) => apply.trim());
}

describe('what may be written', () => {
  it('at the beginning: fields, functions and words', () => {
    for (const text of ['|', 'FILTER ci|', 'FILTER AND (\n  |', 'FILTER city = "x" OR n|', 'FILTER NOT |'])
      expect(at(text)).toEqual(
        expect.arrayContaining(['city', '`my field`', 'address.city', 'count(', 'EXISTS', 'INCLUDE']),
      );
  });

  it('after a field: what it can be asked', () => {
    expect(at('FILTER city |')).toEqual(['=', '!=', 'CONTAINS', 'LIKE', 'IN (', 'NOT']);
    expect(at('FILTER plan |')).toContain('IN (');
    expect(at('FILTER birth_date |')).not.toContain('=');
    expect(at('FILTER count(`Order Completed`) |')).toContain('>=');
    expect(at('FILTER EXISTS city |')).toEqual(['AND', 'OR']);
  });

  it('as a value: choices, yes and no, times, and what came in', () => {
    expect(at('FILTER plan = |')).toEqual(['"gold"', '"very good"']);
    expect(at('FILTER plan IN ("gold", |')).toEqual(['"gold"', '"very good"']);
    expect(at('FILTER plan IN |')).toEqual(['(']);
    expect(at('FILTER agreed = |')).toEqual(['true', 'false']);
    expect(at('FILTER birth_date > |')).toContain('"now-30d"');
    expect(at('FILTER birth_date BETWEEN "now-30d" AND |')).toContain('"now-7d"');
    expect(at('FILTER address.city = |')).toEqual(['"Berlin"']);
    expect(at('FILTER plan = "go|')).toEqual(['"gold"', '"very good"']);
  });

  it('in the parentheses of a figure: events, then their fields', () => {
    expect(at('FILTER count(|')).toEqual(['`Order Completed`']);
    expect(at('FILTER count(`Ord|')).toEqual(['`Order Completed`']);
    expect(at('FILTER sum(`Order Completed`.|')).toEqual(['total', 'products.name', 'context.page.url']);
    expect(at('FILTER count(`Order Completed` |')).toEqual(['WHERE', 'WITHIN']);
    expect(at('FILTER count("Order Completed" WHERE |')).toContain('products.name');
    expect(at('FILTER count("Order Completed" WHERE total |')).toContain('>=');
    expect(at('FILTER count("Order Completed" WHERE context.|')).toEqual(['page.url']);
    expect(at('FILTER count("Order Completed" WHERE total > 5 |')).toEqual(['AND', 'OR', 'WITHIN']);
    expect(at('FILTER count("Order Completed" WITHIN |')).toContain('30d');
  });

  it('after INCLUDE: audiences; after a dot: what goes on; in a comment: nothing', () => {
    expect(at('FILTER INCLUDE |')).toEqual(['vip']);
    expect(at('FILTER address.|')).toEqual(['city']);
    expect(at('FILTER city = "x" AND |')).toContain('city');
    expect(at('FILTER city = "x" -- and |')).toEqual([]);
  });

  it('is said of any beginning of any filter', () => {
    fc.assert(
      fc.property(arbitraryRule(), fc.nat(), (rule, cut) => {
        const text = printFilter(rule);
        const place = cut % (text.length + 1);
        const found = completionsAt(text, place, words);
        expect(found?.from ?? 0).toBeLessThanOrEqual(place);
      }),
    );
  });
});
