import { expect, test } from 'vitest';
import { compileRule, group } from './compile-rule.ts';
import type { Rule } from './rule.ts';
import { FOREVER, type Judge, type Sight } from './sight.ts';

const NOW = 1_000;

function sightOf(): Sight {
  return {
    now: NOW,
    field: () => undefined,
    tallied: () => [],
    isIn: (slug) => slug === 'vip',
    until: 0,
    open: true,
  };
}

/** Says that, until then. */
const says =
  (met: boolean, until: number, open = true): Judge =>
  (sight) => {
    sight.until = until;
    sight.open = open;
    return met;
  };

test.each<[string, 'and' | 'or', readonly [boolean, number][], boolean, number]>([
  ['nothing', 'and', [], true, FOREVER],
  ['nothing', 'or', [], false, FOREVER],
  [
    'until the first of all falls',
    'and',
    [
      [true, 30],
      [true, 20],
      [true, FOREVER],
    ],
    true,
    20,
  ],
  [
    'until the last that holds it falls',
    'and',
    [
      [false, 20],
      [true, 10],
      [false, 30],
      [false, 25],
    ],
    false,
    30,
  ],
  [
    'until the first of all rises',
    'or',
    [
      [false, 30],
      [false, 20],
    ],
    false,
    20,
  ],
  [
    'until the last that holds it falls',
    'or',
    [
      [true, 30],
      [true, 20],
      [false, 10],
    ],
    true,
    30,
  ],
  [
    'for ever when one does',
    'or',
    [
      [true, 20],
      [true, FOREVER],
      [true, 30],
    ],
    true,
    FOREVER,
  ],
])('a group stands %s (%s %j)', (_, kind, parts, met, until) => {
  const sight = sightOf();
  const judge = group(
    parts.map((part) => says(...part)),
    kind === 'and',
  );
  expect([judge(sight), sight.until]).toEqual([met, until]);
});

test.each<[Rule, boolean]>([
  [{ kind: 'all' }, true],
  [{ kind: 'audience', slug: 'vip' }, true],
  [{ kind: 'not', rule: { kind: 'audience', slug: 'vip' } }, false],
  [{ kind: 'audience', slug: 'others' }, false],
])('%j is %s, and no time changes that', (rule, met) => {
  const sight = sightOf();
  const judge = compileRule(rule, { timeZone: 'UTC', isTime: () => false, tally: () => 0 });
  expect([judge(sight), sight.until]).toEqual([met, FOREVER]);
});

test.each<[string, 'and' | 'or', readonly (readonly [met: boolean, open: boolean])[], boolean]>([
  ['nothing can change', 'and', [], false],
  [
    'all of which are closed',
    'and',
    [
      [true, false],
      [true, false],
    ],
    false,
  ],
  [
    'one of which is open',
    'and',
    [
      [true, false],
      [true, true],
    ],
    true,
  ],
  [
    'that a closed one decides',
    'and',
    [
      [false, true],
      [false, false],
      [true, true],
    ],
    false,
  ],
  [
    'that only an open one decides',
    'and',
    [
      [true, false],
      [false, true],
    ],
    true,
  ],
  [
    'that a closed one meets',
    'or',
    [
      [false, true],
      [true, false],
    ],
    false,
  ],
  [
    'that only an open one meets',
    'or',
    [
      [false, false],
      [true, true],
    ],
    true,
  ],
  [
    'that none meets, all of them closed',
    'or',
    [
      [false, false],
      [false, false],
    ],
    false,
  ],
])('a group %s (%s %j): open is %s', (_, kind, parts, open) => {
  const sight = sightOf();
  // An open one may turn at any time, a closed one never.
  group(
    parts.map(([met, isOpen]) => says(met, isOpen ? NOW + 1 : FOREVER, isOpen)),
    kind === 'and',
  )(sight);
  expect(sight.open).toBe(open);
  if (!open) expect(sight.until).toBe(FOREVER);
});
