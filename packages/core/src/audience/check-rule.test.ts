import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { convertAttribute, type AttributeDefinition, type AttributeType } from '../customer/attribute.ts';
import type { Json } from '../result/json.ts';
import { talliesOf } from './audience-model.ts';
import { checkRule, type KnownToRules } from './check-rule.ts';
import { compileRule } from './compile-rule.ts';
import { fieldKind } from './field-kind.ts';
import { parseFilter } from './language/parse-filter.ts';
import {
  RULE_LIMITS,
  type Condition,
  type EventsOperand,
  type Literal,
  type Operand,
  type Rule,
} from './rule.ts';
import { rules } from './testing/arbitrary-world.ts';
import { Hub, modelOf, slugOf } from './testing/hub.ts';

function attribute(
  name: string,
  type: AttributeType,
  choices?: readonly string[],
): [string, AttributeDefinition] {
  return [
    name,
    { name, label: name, type, tags: [], readOnly: false, ...(choices === undefined ? {} : { choices }) },
  ];
}

const KNOWN: KnownToRules = {
  attributes: new Map([
    attribute('city', 'string'),
    attribute('age', 'numeric'),
    attribute('gdpr', 'boolean'),
    attribute('plan', 'select', ['free', 'gold']),
    attribute('birthday', 'date'),
    attribute('seen', 'datetime'),
    attribute('shop', 'url'),
    attribute('likes', 'multiple_choice', ['tea', 'coffee']),
    attribute('tags', 'list'),
    attribute('photo', 'image'),
  ]),
  eventTypes: new Set(['purchase', 'page_view']),
  rules: new Map<string, Rule>([
    ['buyers', { kind: 'audience', slug: 'readers' }],
    [
      'readers',
      { kind: 'not', rule: { kind: 'or', rules: [{ kind: 'audience', slug: 'vip' }, { kind: 'all' }] } },
    ],
    ['loop', { kind: 'audience', slug: 'pool' }],
    ['pool', { kind: 'audience', slug: 'loop' }],
  ]),
  self: 'vip',
};

/** What is the matter, with where and how bad it is. */
function matters(rule: Rule, known: KnownToRules = KNOWN): readonly string[] {
  return checkRule(rule, known).map(({ severity, code, field }) => `${severity} ${code} ${field ?? '?'}`);
}

function filter(text: string): Rule {
  const parsed = parseFilter(`FILTER ${text}`);
  if (!('filter' in parsed)) throw new Error(`${text}: ${JSON.stringify(parsed)}`);
  return parsed.filter.rule;
}

const field = (...path: string[]): Operand => ({ kind: 'field', path });
const events = (operand: Partial<EventsOperand>): EventsOperand => ({
  kind: 'events',
  figure: 'count',
  event: 'purchase',
  field: undefined,
  where: undefined,
  within: undefined,
  ...operand,
});
const compare = (
  operand: Operand,
  operator: Extract<Condition, { kind: 'compare' }>['operator'],
  value: string | number | boolean,
): Rule => ({
  kind: 'compare',
  operand,
  operator,
  value,
});
const days = { count: 30, unit: 'd' } as const;

describe('a rule that cannot be used', () => {
  test.each<[string, Rule, string]>([
    [
      'an audience that nobody has',
      { kind: 'not', rule: { kind: 'audience', slug: 'byers' } },
      'audience_unknown rule',
    ],
    ['itself', { kind: 'audience', slug: 'vip' }, 'audience_cycle '],
    [
      'a way back',
      { kind: 'and', rules: [{ kind: 'all' }, { kind: 'audience', slug: 'buyers' }] },
      'audience_cycle rules.1',
    ],
    ['no relative time', compare(field('seen'), '>', 'now-7x'), 'relative_unreadable value'],
    ['no relative time', compare(field('seen'), '=', 'NOW - 7d'), 'relative_unreadable value'],
    ['a moment', compare(field('seen'), '=', 'now-7d'), 'relative_equals value'],
    ['but a moment', compare(field('seen'), '!=', 'now'), 'relative_equals value'],
    [
      'one of moments',
      { kind: 'in', operand: field('seen'), values: ['2026-01-01', 'now-7d'] },
      'relative_equals values.1',
    ],
    ['more than true', compare(field('city'), '>', true), 'order_of_truth value'],
    ['up to true', { kind: 'between', operand: field('city'), from: 1, to: true }, 'order_of_truth to'],
    ['too large a count', compare(events({ within: days }), '>=', 4_096), 'count_too_large value'],
    ['too large a count', compare(events({ within: days }), '>=', '4096'), 'count_too_large value'],
    ['a count of a field', compare(events({ field: ['total'] }), '>', 1), 'figure_field operand'],
    ['a sum of nothing', compare(events({ figure: 'sum' }), '>', 1), 'figure_field operand'],
    [
      'events of audiences',
      compare(events({ event: 'audience_entered' }), '>', 1),
      'audience_events operand',
    ],
    [
      'a time that goes on, of an event',
      compare(events({ where: { kind: 'and', rules: [compare(field('at'), '>', 'now-7d')] } }), '>', 1),
      'relative_in_where operand.where.rules.0.value',
    ],
    [
      'events of an event',
      compare(events({ where: compare(events({}), '>', 1) }), '>', 1),
      'events_in_where operand.where.operand',
    ],
    [
      'an audience of an event',
      { kind: 'exists', operand: events({ where: { kind: 'audience', slug: 'buyers' } }) },
      'audience_in_where operand.where',
    ],
  ])('%s', (_, rule, matter) => {
    expect(matters(rule)).toEqual([`error ${matter}`]);
  });

  test('names the way round', () => {
    const [issue] = checkRule({ kind: 'audience', slug: 'buyers' }, KNOWN);
    expect(issue?.message).toBe('vip would name itself: vip → buyers → readers → vip.');
  });

  test('is not one that others go round', () => {
    expect(matters({ kind: 'audience', slug: 'loop' })).toEqual([]);
    expect(matters({ kind: 'audience', slug: 'buyers' }, { ...KNOWN, self: undefined })).toEqual([]);
  });

  test('has too much', () => {
    let deep: Rule = { kind: 'all' };
    for (let level = 0; level <= RULE_LIMITS.depth; level++) deep = { kind: 'not', rule: deep };
    expect(matters(deep)).toEqual(['error rule_too_deep ']);
    expect(matters((deep as { rule: Rule }).rule)).toEqual([]);
    const many = (count: number): Rule => ({
      kind: 'or',
      rules: Array.from({ length: count }, () => compare(field('city'), '=', 'Ulm')),
    });
    expect(matters(many(RULE_LIMITS.conditions + 1))).toEqual(['error rule_too_many_conditions ']);
    expect(matters(many(RULE_LIMITS.conditions))).toEqual([]);
    const within: Rule = { kind: 'exists', operand: events({ where: many(RULE_LIMITS.conditions) }) };
    expect(matters(within)).toEqual(['error rule_too_many_conditions ']);
    const long = (count: number): Rule => ({
      kind: 'in',
      operand: field('city'),
      values: Array.from({ length: count }, String),
    });
    expect(matters({ kind: 'and', rules: [long(6_000), long(4_001)] })).toEqual([
      'error rule_too_many_values ',
    ]);
    expect(matters({ kind: 'and', rules: [long(6_000), long(4_000)] })).toEqual([]);
  });
});

describe('a rule that is probably not meant', () => {
  test.each([
    ['birthdy < "now-18y"', 'field_unknown operand'],
    ['count(purchsae) > 2', 'event_unknown operand'],
    ['gdpr > "a"', 'operator_unfit operand'],
    ['gdpr = "yes"', 'value_unfit value'],
    ['age CONTAINS "1"', 'operator_unfit operand'],
    ['age LIKE "1*"', 'operator_unfit operand'],
    ['age = "old"', 'value_unfit value'],
    ['age > "old"', 'value_unfit value'],
    ['plan = "golden"', 'choice_unknown value'],
    ['plan != "golden"', 'choice_unknown value'],
    ['plan IN ("free", "silver")', 'choice_unknown values.1'],
    ['likes INTERSECTS ("tea", "milk")', 'choice_unknown values.1'],
    ['status = "gone"', 'choice_unknown value'],
    ['birthday > "young"', 'value_unfit value'],
    ['birthday = "young"', 'value_unfit value'],
    ['spendable = "much"', 'value_unfit value'],
    ['created_at > "yesterday"', 'value_unfit value'],
    ['city.name = "Ulm"', 'operator_unfit operand'],
    ['count(purchase) = "many"', 'value_unfit value'],
    ['sum(purchase.total) CONTAINS "1"', 'operator_unfit operand'],
    ['last(purchase) > "long ago"', 'value_unfit value'],
    ['geodistance(age, "52.5,13.4", 3)', 'operator_unfit operand'],
  ])('%s', (text, matter) => {
    expect(matters(filter(text))).toEqual([`warning ${matter}`]);
  });

  test('has empty groups', () => {
    expect(
      matters({
        kind: 'or',
        rules: [
          { kind: 'and', rules: [] },
          { kind: 'or', rules: [] },
        ],
      }),
    ).toEqual(['warning group_empty rules.0', 'warning group_empty rules.1']);
  });

  test('is told what may have been meant', () => {
    const hints = [
      'birthdy EXISTS',
      'count(purchsae) > 2',
      'plan = "golden"',
      'plan = "x"',
      'purchase_cuont > 1',
      'INCLUDE buyer',
    ].map((text) => checkRule(filter(text.startsWith('birthdy') ? 'EXISTS birthdy' : text), KNOWN)[0]?.hint);
    expect(hints).toEqual([
      'Did you mean birthday?',
      'Did you mean purchase?',
      'Did you mean gold?',
      'There is free, gold.',
      'Did you mean purchase_count?',
      'Did you mean buyers?',
    ]);
  });
});

test.each([
  'city = "Ulm"',
  'tags INTERSECTS ("a", "b")',
  'age INTERSECTS (1, 2)',
  'city INTERSECTS ("Ulm")',
  'tags CONTAINS "a"',
  'likes CONTAINS "tea"',
  'age BETWEEN 18 AND 30',
  'age > "30"',
  'gdpr = true',
  'gdpr = "true"',
  'plan = "gold"',
  'birthday < "now-18y"',
  'birthday = "2000-02-29"',
  'seen > 1700000000000',
  'created_at > "2026-01-01"',
  'purchase_last_date > "now-30d"',
  'purchase_count >= 3',
  'status IN ("active", "inactive")',
  'EXISTS photo',
  'id LIKE "u*"',
  'anonymous = false',
  'count(purchase WITHIN 30d) >= 4095',
  'count(purchase) >= 100000',
  'last(purchase.shop) = "Ulm"',
  'last(purchase) > "now-7d"',
  'sum(purchase.total WHERE currency = "EUR" AND nobody_knows > 3) > 100',
  'geodistance(city, "52.5,13.4", 3)',
  'NOT INCLUDE loop',
])('nothing is wrong with %s', (text) => {
  expect(checkRule(filter(text), KNOWN)).toEqual([]);
});

test('what does not go with what a field holds is not met by it', () => {
  const literal = fc.oneof(
    fc.constantFrom<Literal>('gold', 'tea', 'old', '5', '2026-01-01', 'now-1d', 'true', ''),
    fc.constantFrom<Literal>(5, 0, 1_767_225_600, true, false),
  );
  const condition = (operand: Operand): fc.Arbitrary<Condition> =>
    fc.oneof(
      fc.record({
        kind: fc.constant('compare' as const),
        operand: fc.constant(operand),
        operator: fc.constantFrom('=', '!=', '>', '>=', '<', '<='),
        value: literal,
      }),
      fc.record({
        kind: fc.constant('between' as const),
        operand: fc.constant(operand),
        from: literal,
        to: literal,
      }),
      fc.record({
        kind: fc.constant('in' as const),
        operand: fc.constant(operand),
        values: fc.tuple(literal),
      }),
    );
  const written = fc.oneof(
    fc.constantFrom<Json>(
      'gold',
      'tea',
      'Ulm',
      '5',
      5,
      1,
      0,
      true,
      '2026-01-01',
      '2026-01-01T10:00:00Z',
      1_767_225_600,
    ),
    fc.array(fc.constantFrom('tea', 'coffee', '5', '2026-01-01'), { maxLength: 2 }),
  );
  const context = {
    timeZone: 'UTC',
    isTime: (name: string) => fieldKind(name, KNOWN.attributes)?.of === 'time',
    tally: () => 0,
  };
  const names = fc.constantFrom(...KNOWN.attributes.keys());
  fc.assert(
    fc.property(names, written, fc.gen(), (name, json, any) => {
      const rule = any(condition, field(name));
      const value = convertAttribute(KNOWN.attributes.get(name) as AttributeDefinition, json);
      const issues = checkRule(rule, KNOWN).filter(({ severity }) => severity === 'warning');
      fc.pre(issues.length > 0 && value !== undefined);
      // Of times and other texts the letters are compared.
      fc.pre(!context.isTime(name) || JSON.stringify(rule).includes('"="'));
      const sight = {
        now: Date.parse('2026-01-02'),
        field: () => value,
        tallied: () => [],
        isIn: () => false,
        until: 0,
        open: true,
      };
      const isOpposite = rule.kind === 'compare' && rule.operator === '!=';
      expect(compileRule(rule, context)(sight)).toBe(isOpposite);
    }),
    { numRuns: 1_000 },
  );
});

test('what has no errors can be judged', () => {
  fc.assert(
    fc.property(rules, (list) => {
      const known = {
        ...KNOWN,
        rules: new Map(list.map((rule, index) => [slugOf(index), rule])),
        self: undefined,
      };
      const fine = list.filter((rule) =>
        checkRule(rule, known).every(({ severity }) => severity !== 'error'),
      );
      for (const rule of fine) expect(() => talliesOf(rule)).not.toThrow();
      expect(
        () =>
          new Hub(
            modelOf(
              fine.map((rule) => ({ rule, epoch: 1 })),
              'UTC',
            ),
          ),
      ).not.toThrow();
    }),
    { numRuns: 200 },
  );
});
