import { describe, expect, test } from 'vitest';
import { RULE_LIMITS, type Rule } from '../rule.ts';
import { parseFilter } from './parse-filter.ts';
import { printFilter, printPhrase } from './print-filter.ts';

function ruleOf(text: string): Rule {
  const result = parseFilter(text);
  if ('filter' in result) return result.filter.rule;
  throw new Error(JSON.stringify(result.faults));
}

describe('on one line', () => {
  test.each([
    ['match_all', '*'],
    ['include `a-b`', 'INCLUDE a-b'],
    ['INCLUDE 30_days', 'INCLUDE `30_days`'],
    ['exists city', 'EXISTS city'],
    ['a == 1 and b <> 2', 'AND (a = 1, b != 2)'],
    ['not a = 1', 'NOT a = 1'],
    ['not a in (1)', 'a NOT IN (1)'],
    ['not a like x', 'a NOT LIKE "x"'],
    ['not a contains x', 'a NOT CONTAINS "x"'],
    ['not a between 1 and 2', 'a NOT BETWEEN 1 AND 2'],
    ['not a intersects (1)', 'a NOT INTERSECTS (1)'],
    ['not not a in (1)', 'NOT a NOT IN (1)'],
    ['not exists a', 'NOT EXISTS a'],
    ['not (a = 1 or b = 2)', 'NOT OR (a = 1, b = 2)'],
    ['AND ()', 'AND ()'],
    ['x in ()', 'x IN ()'],
    ['x = \'say "hi"\'', String.raw`x = "say \"hi\""`],
    ['`zip code`.`from`.`a.b` = TRUE', '`zip code`.`from`.`a.b` = true'],
    ['count > 1', 'count > 1'],
    ['x = -0', 'x = -0'],
    ['x = 1000000000000000000000', 'x = 1e+21'],
    ['geodistance(l, " 48.10 , 11.5 ", 1e1)', 'geodistance(l, "48.1,11.5", 10)'],
    ['timewindow(buy, 2, 7)', 'count(buy WITHIN 7d) >= 2'],
    ['SUM("my order".total where a = 1 within "2w") > 3', 'sum(`my order`.total WHERE a = 1 WITHIN 2w) > 3'],
  ])('%s', (text, printed) => {
    expect(printPhrase(ruleOf(text))).toBe(printed);
    expect(printFilter(ruleOf(text))).toBe(`FILTER ${printed}`);
  });

  test('with an alias', () => {
    expect(printFilter({ kind: 'all' }, 'everybody')).toBe('FILTER * ALIAS everybody');
    expect(printFilter({ kind: 'all' }, 'all')).toBe('FILTER * ALIAS `all`');
  });
});

describe('over several lines', () => {
  test.each([
    [
      'groups',
      `FILTER AND (
  subscription.status = "active",
  OR (city = "Berlin", city = "Hamburg"),
  NOT OR (
    favourite_brands INTERSECTS ("a brand with a long name", "another one"),
    INCLUDE people_who_bought_something_expensive_last_year
  )
)
ALIAS active`,
    ],
    [
      'long lists',
      `FILTER postal_code NOT IN (
  "10115", "10117", "10119", "10178", "10179", "10243", "10245", "10247",
  "10249", "10315", "10317"
)`,
    ],
    [
      'what follows WHERE',
      `FILTER AND (
  sum(purchase.total WHERE AND (
    category = "shoes",
    payment_method NOT IN ("voucher", "gift card", "store credit")
  ) WITHIN 30d) >= 100,
  EXISTS last(purchase.store WHERE OR (
    store_country = "Germany",
    store_country = "The Netherlands"
  ))
)`,
    ],
    [
      'both',
      `FILTER first(purchase.category WHERE AND (
  channel = "a channel with a long name",
  total > 100
) WITHIN 1y) IN (
  "category number one", "category number two", "category number three",
  "category number four"
)`,
    ],
  ])('%s', (_, text) => {
    const result = parseFilter(text);
    if ('faults' in result) throw new Error(JSON.stringify(result.faults));
    expect(printFilter(result.filter.rule, result.filter.alias)).toBe(text);
  });

  test('where white space would make the text too long, there is none', () => {
    const name = 'x'.repeat(90);
    const rules = Array.from({ length: 500 }, (): Rule => ({ kind: 'audience', slug: name.slice(0, 85) }));
    const rule: Rule = { kind: 'not', rule: { kind: 'not', rule: { kind: 'or', rules } } };
    const text = printFilter({ kind: 'and', rules: [{ kind: 'and', rules: [rule] }] });
    expect(text).not.toContain('\n');
    expect(text.length).toBeLessThanOrEqual(RULE_LIMITS.characters);
  });
});
