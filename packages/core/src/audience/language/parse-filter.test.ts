import { describe, expect, test } from 'vitest';
import { RULE_LIMITS, type Condition, type EventsOperand, type Literal, type Rule } from '../rule.ts';
import { parseFilter, type ParsedFilter } from './parse-filter.ts';

function parsed(text: string): ParsedFilter {
  const result = parseFilter(text);
  if ('filter' in result) return result.filter;
  throw new Error(JSON.stringify(result.faults));
}

const ruleOf = (text: string): Rule => parsed(text).rule;

const field = (...path: string[]): { kind: 'field'; path: string[] } => ({ kind: 'field', path });
const is = (name: string, value: Literal = 1): Condition => ({
  ...{ kind: 'compare', operator: '=' },
  ...{ operand: field(name), value },
});
const [a, b, c] = [is('a'), is('b'), is('c')];
const not = (rule: Rule): Rule => ({ kind: 'not', rule });
const and = (...rules: Rule[]): Rule => ({ kind: 'and', rules });
const or = (...rules: Rule[]): Rule => ({ kind: 'or', rules });

describe('the whole filter', () => {
  test.each<[string, ParsedFilter]>([
    ['FILTER a = 1', { rule: a, alias: undefined, hasComments: false }],
    ['a = 1', { rule: a, alias: undefined, hasComments: false }],
    ['filter a = 1 alias big_spenders', { rule: a, alias: 'big_spenders', hasComments: false }],
    ['FILTER a = 1 FROM user ALIAS x', { rule: a, alias: 'x', hasComments: false }],
    ['FILTER a = 1 from USERS', { rule: a, alias: undefined, hasComments: false }],
    ['a = 1 FROM customers\nALIAS `my alias`', { rule: a, alias: 'my alias', hasComments: false }],
    ['a = 1 ALIAS "x y"', { rule: a, alias: 'x y', hasComments: false }],
    ['a = 1 ALIAS 30_days', { rule: a, alias: '30_days', hasComments: false }],
    ['-- who\nFILTER a = 1 // why\n', { rule: a, alias: undefined, hasComments: true }],
    ['a = "-- //"', { rule: is('a', '-- //'), alias: undefined, hasComments: false }],
  ])('%j', (text, filter) => {
    expect(parsed(text)).toEqual(filter);
  });
});

describe('phrases', () => {
  test.each<[string, Rule]>([
    ['*', { kind: 'all' }],
    ['match_all', { kind: 'all' }],
    ['All', { kind: 'all' }],
    ['INCLUDE vip', { kind: 'audience', slug: 'vip' }],
    ['NOT INCLUDE `a b`', not({ kind: 'audience', slug: 'a b' })],
    ['INCLUDE 7_day_active', { kind: 'audience', slug: '7_day_active' }],
    ['INCLUDE "vip"', { kind: 'audience', slug: 'vip' }],
    ['EXISTS city', { kind: 'exists', operand: field('city') }],
    ['NOT NOT a = 1', not(not(a))],
    ['((a = 1))', a],
    ['AND (a = 1, b = 1)', and(a, b)],
    ['or(a = 1 , b = 1 , )', or(a, b)],
    ['AND (\n  a = 1\n  b = 1\n)', and(a, b)],
    ['AND (\n  a = 1,\n  b = 1\n  , c = 1\n)', and(a, b, c)],
    ['AND ( a = 1 -- first\n b = 1 )', and(a, b)],
    ['AND (a = 1)', and(a)],
    ['AND ()', and()],
    ['OR ( )', or()],
    ['NOT AND (a = 1, OR (b = 1, c = 1))', not(and(a, or(b, c)))],
    // Words between conditions.
    ['a = 1 AND b = 1 and c = 1', and(a, b, c)],
    ['a = 1 OR b = 1 AND c = 1', or(a, and(b, c))],
    ['a = 1 AND b = 1 OR c = 1', or(and(a, b), c)],
    ['a = 1 AND (b = 1 OR c = 1)', and(a, or(b, c))],
    ['a = 1 AND (b = 1 AND c = 1)', and(a, and(b, c))],
    ['NOT a = 1 AND b = 1', and(not(a), b)],
    ['a = 1\nAND b = 1', and(a, b)],
    ['a = 1\nOR (b = 1)', or(a, b)],
    // In a list a group on a line of its own is an entry.
    ['AND (\n a = 1\n OR (b = 1, c = 1)\n)', and(a, or(b, c))],
    ['AND (\n a = 1\n OR b = 1\n)', and(or(a, b))],
    ['AND (a = 1 OR (b = 1))', and(or(a, b))],
    ['AND ((a = 1\n OR (b = 1)))', and(or(a, b))],
    ['a = 1 AND OR (b = 1, c = 1)', and(a, or(b, c))],
  ])('%j', (text, rule) => {
    expect(ruleOf(text)).toEqual(rule);
  });

  test('the example of the language’s own page', () => {
    const text = `FILTER AND (
      OR (
        a == 1
        b == 1
      )
      EXISTS signup_date
      ,
      NOT c IN (1, 2
        "x")
      INCLUDE other
    ) ALIAS mine`;
    expect(parsed(text)).toEqual({
      rule: and(
        or(a, b),
        { kind: 'exists', operand: field('signup_date') },
        not({ kind: 'in', operand: field('c'), values: [1, 2, 'x'] }),
        { kind: 'audience', slug: 'other' },
      ),
      alias: 'mine',
      hasComments: false,
    });
  });
});

describe('conditions', () => {
  const x = field('x');
  test.each<[string, Rule]>([
    ['x = 1', { kind: 'compare', operand: x, operator: '=', value: 1 }],
    ['x == 1', { kind: 'compare', operand: x, operator: '=', value: 1 }],
    ['x != 1', { kind: 'compare', operand: x, operator: '!=', value: 1 }],
    ['x <> 1', { kind: 'compare', operand: x, operator: '!=', value: 1 }],
    ['x > 1', { kind: 'compare', operand: x, operator: '>', value: 1 }],
    ['x>=1', { kind: 'compare', operand: x, operator: '>=', value: 1 }],
    ['x<-1', { kind: 'compare', operand: x, operator: '<', value: -1 }],
    ['x <= 1', { kind: 'compare', operand: x, operator: '<=', value: 1 }],
    ['x NOT = 1', not({ kind: 'compare', operand: x, operator: '=', value: 1 })],
    ['x CONTAINS "y"', { kind: 'contains', operand: x, text: 'y' }],
    ['x contains y', { kind: 'contains', operand: x, text: 'y' }],
    ['x NOT CONTAINS "y"', not({ kind: 'contains', operand: x, text: 'y' })],
    ['x LIKE "a*"', { kind: 'like', operand: x, text: 'a*' }],
    ['x NOT LIKE "a*"', not({ kind: 'like', operand: x, text: 'a*' })],
    ['x IN (1, "a", true)', { kind: 'in', operand: x, values: [1, 'a', true] }],
    ['x IN (\n"a"\n"b",\n)', { kind: 'in', operand: x, values: ['a', 'b'] }],
    ['x IN ()', { kind: 'in', operand: x, values: [] }],
    ['x NOT IN (1)', not({ kind: 'in', operand: x, values: [1] })],
    ['NOT x IN (1)', not({ kind: 'in', operand: x, values: [1] })],
    ['NOT x NOT IN (1)', not(not({ kind: 'in', operand: x, values: [1] }))],
    ['x INTERSECTS ("a")', { kind: 'intersects', operand: x, values: ['a'] }],
    ['x NOT INTERSECTS ("a")', not({ kind: 'intersects', operand: x, values: ['a'] })],
    ['x BETWEEN 1 AND 5', { kind: 'between', operand: x, from: 1, to: 5 }],
    ['x NOT BETWEEN "now-7d" AND "now"', not({ kind: 'between', operand: x, from: 'now-7d', to: 'now' })],
    ['x BETWEEN 1 AND 5 AND a = 1', and({ kind: 'between', operand: x, from: 1, to: 5 }, a)],
    [
      'geodistance(home, "48.1, -11.5", 10)',
      { kind: 'near', operand: field('home'), latitude: 48.1, longitude: -11.5, kilometres: 10 },
    ],
  ])('%j', (text, rule) => {
    expect(ruleOf(text)).toEqual(rule);
  });

  test.each<[string, Literal]>([
    ['5', 5],
    ['-0.25', -0.25],
    ['+3', 3],
    ['1e3', 1000],
    ['2.5E-3', 0.0025],
    ['0', 0],
    ['-0', -0],
    ['9007199254740992', 2 ** 53],
    ['true', true],
    ['FALSE', false],
    ['active', 'active'],
    ['now-7d', 'now-7d'],
    ['count', 'count'],
    ["'it'", 'it'],
    ['"a\'b"', "a'b"],
    [String.raw`"\n\r\t\"\'\`\\\/\u0041\ud83d\udca3"`, '\n\r\t"\'`\\/A💣'],
    ['""', ''],
  ])('the value %s', (text, value) => {
    expect(ruleOf(`x = ${text}`)).toStrictEqual(is('x', value));
  });

  test.each<[string, readonly string[]]>([
    ['city', ['city']],
    ['address.city', ['address', 'city']],
    ['address . `zip code`', ['address', 'zip code']],
    ['größe.çap-2', ['größe', 'çap-2']],
    ['`a.b`.c', ['a.b', 'c']],
    ['`from`', ['from']],
    ['a.from.count', ['a', 'from', 'count']],
    ['count', ['count']],
    ['``', ['']],
    ['`a\\`b\\\\\\n`', ['a`b\\\n']],
    ['ın', ['ın']],
  ])('the path %s', (text, path) => {
    expect(ruleOf(`${text} = 1`)).toEqual({ ...is(''), operand: field(...path) });
  });
});

describe('figures over events', () => {
  const none = { field: undefined, where: undefined, within: undefined };
  test.each<[string, Omit<EventsOperand, 'kind'>]>([
    ['count(purchase)', { ...none, figure: 'count', event: 'purchase' }],
    ['Count ( "Order placed" )', { ...none, figure: 'count', event: 'Order placed' }],
    ['sum(`order`.total)', { ...none, figure: 'sum', event: 'order', field: ['total'] }],
    ['min(p.a.b)', { ...none, figure: 'min', event: 'p', field: ['a', 'b'] }],
    ['max("p".`x y`)', { ...none, figure: 'max', event: 'p', field: ['x y'] }],
    ['first(p)', { ...none, figure: 'first', event: 'p' }],
    ['last(p.city)', { ...none, figure: 'last', event: 'p', field: ['city'] }],
    ['count(p WITHIN 30d)', { ...none, figure: 'count', event: 'p', within: { count: 30, unit: 'd' } }],
    ['count(p within "6M")', { ...none, figure: 'count', event: 'p', within: { count: 6, unit: 'M' } }],
    ['count(p WHERE a = 1)', { ...none, figure: 'count', event: 'p', where: a }],
    [
      'count(p WHERE a = 1 OR b = 1 WITHIN 1y)',
      { ...none, figure: 'count', event: 'p', where: or(a, b), within: { count: 1, unit: 'y' } },
    ],
    ['count(p WHERE AND (a = 1\nb = 1))', { ...none, figure: 'count', event: 'p', where: and(a, b) }],
  ])('%s', (text, operand) => {
    expect(ruleOf(`${text} > 2`)).toStrictEqual({
      kind: 'compare',
      operand: { kind: 'events', ...operand },
      operator: '>',
      value: 2,
    });
    expect(ruleOf(`EXISTS ${text}`)).toMatchObject({ kind: 'exists', operand });
  });

  test.each(['100000m', '100000h', '36500d', '5200w', '1200M', '100y'])('the longest span: %s', (span) => {
    expect(ruleOf(`count(p WITHIN ${span}) > 0`)).toMatchObject({
      operand: { within: { unit: span.at(-1) } },
    });
  });

  test('a time window is a count', () => {
    expect(ruleOf('timewindow(purchase, 3, 30)')).toStrictEqual(ruleOf('count(purchase WITHIN 30d) >= 3'));
  });
});

describe('limits', () => {
  const many = (count: number, word: string): string => Array.from({ length: count }, () => word).join(',');
  const codeOf = (text: string): string | undefined => {
    const result = parseFilter(text);
    return 'faults' in result ? result.faults[0]?.code : undefined;
  };

  test.each<[string, string, string]>([
    ['characters', `*${' '.repeat(RULE_LIMITS.characters - 1)}`, 'filter_too_long'],
    ['conditions', `OR (${many(RULE_LIMITS.conditions, '*')})`, 'filter_too_many_conditions'],
    ['depth', `${'NOT '.repeat(RULE_LIMITS.depth)}*`, 'filter_too_deep'],
    ['values', `x IN (${many(RULE_LIMITS.values, '1')})`, 'filter_too_many_values'],
  ])('as much as can be, and one more: %s', (what, text, code) => {
    expect(codeOf(text)).toBeUndefined();
    const more = {
      characters: `${text} `,
      conditions: `${text.slice(0, -1)}, *)`,
      depth: `NOT ${text}`,
      values: `${text.slice(0, -1)}, 1)`,
    };
    expect(codeOf(more[what as keyof typeof more])).toBe(code);
  });

  test('values of all lists count together, and groups that only words make are as deep as others', () => {
    const half = many(RULE_LIMITS.values / 2 + 1, '1');
    expect(codeOf(`x IN (${half}) AND y IN (${half})`)).toBe('filter_too_many_values');
    const deep = (levels: number): string => `${'(* OR * AND '.repeat(levels)}*${')'.repeat(levels)}`;
    expect(codeOf(deep(RULE_LIMITS.depth / 2))).toBeUndefined();
    expect(codeOf(deep(RULE_LIMITS.depth / 2 + 1))).toBe('filter_too_deep');
  });
});
