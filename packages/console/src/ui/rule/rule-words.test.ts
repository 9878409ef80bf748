import { parseFilter } from '@causeway/core/audience/language/parse-filter';
import type { Rule } from '@causeway/core/audience/rule';
import { describe, expect, it } from 'vitest';
import { ruleWords } from './rule-words.ts';
import { vocabularyOf } from './vocabulary.ts';

const field = (name: string, type: 'string' | 'numeric') => ({
  ...{ name, type, required: false, label: null, description: null, format: null },
  choices: [],
});
const words = vocabularyOf({
  attributes: [
    { name: 'city', label: 'City', type: 'string', choices: [], built_in: false },
    { name: 'birth_date', label: 'Birthday', type: 'date', choices: [], built_in: true },
    { name: 'agreed', label: 'Agreed', type: 'boolean', choices: [], built_in: false },
    { name: 'tags', label: 'Tags', type: 'list', choices: [], built_in: false },
  ],
  types: [
    {
      name: 'Order Completed',
      label: 'Order completed',
      kind: 'commerce',
      group: 'ordering',
      fields: [field('total', 'numeric'), field('coupon', 'string')],
    },
  ],
  seen: { types: [], attributes: [] },
  audiences: [{ id: '1', slug: 'vip', name: 'Very important' }],
});

function said(text: string): string {
  const parsed = parseFilter(text);
  if (!('filter' in parsed)) throw new Error(JSON.stringify(parsed.faults));
  return ruleWords(parsed.filter.rule satisfies Rule, words);
}

describe('a rule in plain words', () => {
  it('says what is asked of fields, by their type', () => {
    expect(said('city = Berlin')).toBe('City is Berlin');
    expect(said('city != "New York"')).toBe('City is not “New York”');
    expect(said('city NOT IN ("a", "b", "c", "d", "e", "f", "g")')).toBe(
      'City is none of a, b, c, d, e, 2 more',
    );
    expect(said('birth_date < "now-18y"')).toBe('Birthday is before 18 years ago');
    expect(said('NOT EXISTS city')).toBe('City has no value');
    expect(said('agreed = true')).toBe('Agreed is yes');
    expect(said('tags CONTAINS x')).toBe('Tags holds x');
    expect(said('unknown.thing = true')).toBe('unknown.thing is true');
    expect(said('geodistance(home, "48.1,11.5", 20)')).toBe('home is near 48.1, 11.5, within 20 km');
  });

  it('says what happened, how often, when, and which of them', () => {
    expect(said('count("Order Completed" WHERE total > 50 WITHIN 30d) >= 3')).toBe(
      'Order Completed · at least 3 times · within the last 30 days · where total is more than 50',
    );
    expect(said('count("Order Completed" WITHIN 1w) = 0')).toBe(
      'Order Completed · did not happen · within the last 1 week',
    );
    expect(said('EXISTS count("Order Completed")')).toBe('Order Completed · happened');
    expect(said('count("Order Completed") = 1')).toBe('Order Completed · exactly once');
    expect(said('sum("Order Completed".total) > 1000')).toBe(
      'Order Completed · sum of total · is more than 1000',
    );
    expect(said('last("Order Completed") > "now-7d"')).toBe(
      'Order Completed · last time · is after 7 days ago',
    );
    expect(said('first("Order Completed".coupon) LIKE "A*"')).toBe(
      'Order Completed · first coupon · is like “A*”',
    );
  });

  it('joins them', () => {
    expect(said('AND (INCLUDE vip, OR (city = a, NOT city = b), NOT OR (*, agreed = false))')).toBe(
      'is in the audience Very important and (City is a or City is not (NOT =) b) and not (everybody or Agreed is no)',
    );
    expect(said('NOT (NOT INCLUDE vip)')).toBe('not (is not in the audience Very important)');
    expect(said('OR ()')).toBe('nothing');
  });
});
