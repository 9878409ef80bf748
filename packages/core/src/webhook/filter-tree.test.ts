import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json } from '../result/json.ts';
import { isGroup, type Filter, type FilterNode } from './definition.ts';
import { compileFilters, passes } from './filter-tree.ts';
import { explainFilters } from './filter-verdict.ts';
import { request } from './testing/sample.ts';

const NAMES = ['a', 'b', 'c', 'd'];

const filter: fc.Arbitrary<Filter> = fc.record({
  path: fc.constantFrom(...NAMES.map((name) => `body.${name}`)),
  operator: fc.constant('is_true'),
});

function nodes(depth: number): fc.Arbitrary<FilterNode> {
  const rule = depth === 0 ? filter : fc.oneof({ weight: 2, arbitrary: filter }, nodes(depth - 1));
  return fc.record({
    op: fc.constantFrom('and' as const, 'or' as const),
    rules: fc.array(rule, { maxLength: 3 }),
  });
}

const body = fc.record(Object.fromEntries(NAMES.map((name) => [name, fc.boolean()])));

function naive(node: FilterNode, values: Record<string, boolean>): boolean {
  const results = node.rules.map((rule) =>
    isGroup(rule) ? naive(rule, values) : (values[rule.path.slice(5)] ?? false),
  );
  if (results.length === 0) return true;
  return node.op === 'and' ? !results.includes(false) : results.includes(true);
}

function verdict(
  rule: Filter,
  value: Json,
  headers: Record<string, string> = {},
  secrets: Record<string, string> = {},
) {
  const compiled = compileFilters({ op: 'and', rules: [rule] }, secrets);
  const [only] = explainFilters(compiled, request(value, { headers }), false).filters;
  if (only === undefined) throw new Error('no verdict');
  return only;
}

describe('filter trees', () => {
  test('say what a naive reading says, and the verdict agrees', () => {
    fc.assert(
      fc.property(nodes(3), body, (node, values) => {
        const compiled = compileFilters(node, {});
        const sent = request(values);
        const expected = naive(node, values);
        expect(passes(compiled, sent, false)).toBe(expected);
        const explained = explainFilters(compiled, sent, false);
        expect(explained.passed).toBe(expected);
        expect(explained.unmet.length > 0).toBe(!expected);
        for (const { group } of explained.filters) {
          let at: Filter | FilterNode = node;
          for (const index of group) at = (at as FilterNode).rules[index]!;
          expect(isGroup(at)).toBe(false);
        }
      }),
    );
  });

  test('what would meet all unmet filters of an and passes', () => {
    fc.assert(
      fc.property(nodes(2), body, (node, values) => {
        const { unmet } = explainFilters(compileFilters(node, {}), request(values), false);
        const met = { ...values, ...Object.fromEntries(unmet.map(({ path }) => [path.slice(5), true])) };
        expect(naive(node, met)).toBe(true);
      }),
    );
  });

  test('headers count by name whatever the case', () => {
    const rule: Filter = { path: 'headers.X-Kind', operator: 'equals', value: 'order' };
    expect(verdict(rule, {}, { 'x-kind': 'order' }).passed).toBe(true);
    expect(verdict(rule, {}, {}).passed).toBe(false);
    expect(verdict({ path: 'headers.constructor', operator: 'exists' }, {}).passed).toBe(false);
  });

  test('what cannot be used never passes, negative or not', () => {
    const rules: Filter[] = [
      { path: 'token', operator: 'does_not_equal', value: 'x' },
      { path: 'body.token', operator: 'does_not_equal' },
      { path: 'body.token', operator: 'between', value: [1] },
      { path: 'body.token', operator: 'equals', secret: 'gone' },
      { path: 'body.token', operator: 'does_not_equal', secret: 'gone' },
      { path: 'body.token', operator: 'does_not_equal', secret: 'constructor' },
      { path: 'body.token', operator: 'starts_with', secret: 'set' },
    ];
    for (const rule of rules)
      expect(verdict(rule, { token: 'hush' }, {}, { set: 'hush' }).passed).toBe(false);
  });

  test('a secret is compared as text, and neither it nor what was sent is shown', () => {
    const rule: Filter = { path: 'body.token', operator: 'equals', secret: 'token' };
    const secrets = { token: '123' };
    expect(verdict(rule, { token: '123' }, {}, secrets)).toMatchObject({
      passed: true,
      expected: '[hidden]',
      actual: '[hidden]',
    });
    expect(verdict(rule, { token: 123 }, {}, secrets).passed).toBe(true);
    expect(verdict(rule, { token: '0123' }, {}, secrets).passed).toBe(false);
    expect(verdict(rule, { token: ['x', '123'] }, {}, secrets).passed).toBe(true);
    expect(verdict(rule, {}, {}, secrets)).toMatchObject({
      passed: false,
      actual: undefined,
      present: false,
    });
    const negative: Filter = { ...rule, operator: 'does_not_equal' };
    expect(verdict(negative, { token: 'x' }, {}, secrets).passed).toBe(true);
    expect(verdict(negative, { token: '123' }, {}, secrets).passed).toBe(false);
  });

  test('a header that proves the sender is not shown, secret or not', () => {
    const rule: Filter = { path: 'headers.Authorization', operator: 'equals', value: 'Token abc' };
    expect(verdict(rule, {}, { authorization: 'Token xyz' })).toMatchObject({
      expected: '[hidden]',
      actual: '[hidden]',
    });
  });

  test('trusted, filters on secrets are taken as passed, and no others', () => {
    const node: FilterNode = {
      op: 'and',
      rules: [
        { path: 'body.token', operator: 'equals', secret: 'token' },
        { path: 'body.kind', operator: 'equals', value: 'order' },
      ],
    };
    const compiled = compileFilters(node, {});
    expect(passes(compiled, request({ kind: 'order' }), true)).toBe(true);
    expect(passes(compiled, request({ kind: 'other' }), true)).toBe(false);
    expect(passes(compiled, request({ kind: 'order' }), false)).toBe(false);
  });

  test.each<[string, Filter, Json, string | undefined]>([
    [
      'a slip of the pen',
      { path: 'body.transactionId', operator: 'exists' },
      { transaction_id: 1 },
      'Did you mean body.transaction_id?',
    ],
    [
      'nothing like it',
      { path: 'body.checkoutaccept', operator: 'exists' },
      { total: 1, n: 2 },
      'The body has total, n.',
    ],
    ['no fields', { path: 'body.a', operator: 'exists' }, {}, 'The body has no fields.'],
    [
      'text against a number',
      { path: 'body.a', operator: 'greater', value: 0 },
      { a: 'many' },
      'It is text, and only numbers are above or below a number.',
    ],
    [
      'null',
      { path: 'body.a', operator: 'equals', value: 'x' },
      { a: null },
      'It is null, which compares with nothing.',
    ],
    [
      'letter case',
      { path: 'body.a', operator: 'equals', value: 'Gold' },
      { a: 'gold ' },
      'It differs in letter case or spaces only, and both count.',
    ],
    [
      'a list',
      { path: 'body.a', operator: 'greater', value: 1 },
      { a: [2] },
      'It is a list. Name one of its entries, as in [0], or use contains.',
    ],
    [
      'an object',
      { path: 'body.a', operator: 'equals', value: 'x' },
      { a: { b: 'x' } },
      'It is an object. Name one of its fields.',
    ],
    ['plainly another', { path: 'body.a', operator: 'equals', value: 'x' }, { a: 'y' }, undefined],
  ])('the hint for %s', (_, rule, value, hint) => {
    expect(verdict(rule, value).hint).toBe(hint);
  });
});
