import { expect, test } from 'vitest';
import { parseFilter } from './language/parse-filter.ts';
import { isMore, leaningsOf, type Leaning } from './leaning.ts';
import type { Rule } from './rule.ts';
import { tallyFrom, type Moment, type TallyDefinition } from './tally.ts';

function ruleOf(filter: string): Rule {
  const parsed = parseFilter(filter);
  if (!('filter' in parsed)) throw new Error(JSON.stringify(parsed.faults));
  return parsed.filter.rule;
}

/** By the event that is counted. */
function leanings(filter: string): Record<string, Leaning> {
  return Object.fromEntries(
    [...leaningsOf(ruleOf(filter))].map(([key, leaning]) => [tallyFrom(key).event, leaning]),
  );
}

test.each<[string, Record<string, Leaning>]>([
  ['FILTER count("a") >= 3', { a: 'towards' }],
  ['FILTER count("a" WITHIN 7d) > 3', { a: 'towards' }],
  ['FILTER NOT count("a") >= 3', { a: 'away' }],
  ['FILTER count("a") < 3', { a: 'away' }],
  ['FILTER NOT NOT count("a") <= 3', { a: 'away' }],
  ['FILTER count("a") = 3', { a: 'either' }],
  ['FILTER count("a") != 3', { a: 'either' }],
  ['FILTER count("a") BETWEEN 1 AND 3', { a: 'either' }],
  ['FILTER sum("a".total) >= 3', { a: 'towards' }],
  ['FILTER EXISTS count("a")', { a: 'towards' }],
  ['FILTER min("a".total) <= 3', { a: 'either' }],
  ['FILTER last("a") > "now-30d"', { a: 'towards' }],
  ['FILTER last("a") > "2026-01-01"', { a: 'towards' }],
  ['FILTER last("a") < "2026-01-01"', { a: 'either' }],
  ['FILTER first("a") > "2026-01-01"', { a: 'either' }],
  ['FILTER last("a".plan) > 3', { a: 'either' }],
  ['FILTER AND (count("a") > 1, NOT count("b") > 1, plan = "x")', { a: 'towards', b: 'away' }],
  ['FILTER OR (count("a") > 1, NOT count("a") > 1)', { a: 'either' }],
  ['FILTER plan = "x"', {}],
])('%s leans %j', (filter, expected) => {
  expect(leanings(filter)).toEqual(expected);
});

test.each<[Partial<TallyDefinition>, Moment, boolean]>([
  [{ figure: 'count' }, [1, 1], true],
  [{ figure: 'sum', field: ['total'] }, [1, 0], true],
  [{ figure: 'sum', field: ['total'] }, [1, -5], false],
  [{ figure: 'last' }, [1, 1], true],
  [{ figure: 'last', field: ['plan'] }, [1, 'gold'], false],
  [{ figure: 'max', field: ['total'] }, [1, 9], false],
])('a tally of %j that counts %j is only more: %s', (definition, moment, expected) => {
  const whole = {
    event: 'a',
    field: null,
    where: null,
    within: null,
    most: 8,
    figure: 'count',
    ...definition,
  };
  expect(isMore(whole as TallyDefinition, moment)).toBe(expected);
});
