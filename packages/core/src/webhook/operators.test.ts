import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json } from '../result/json.ts';
import type { Scalar } from './definition.ts';
import { OPERATORS, type FilterOperator } from './operators.ts';

type Row = readonly [
  operator: FilterOperator,
  values: readonly Scalar[],
  actual: Json | undefined,
  passes: boolean,
];

function holds(operator: FilterOperator, values: readonly Scalar[], actual: Json | undefined): boolean {
  return OPERATORS[operator].compile(values)(actual);
}

const ROWS: readonly Row[] = [
  ['exists', [], 'x', true],
  ['exists', [], '', true],
  ['exists', [], 0, true],
  ['exists', [], false, true],
  ['exists', [], [], true],
  ['exists', [], null, true],
  ['exists', [], undefined, false],
  ['does_not_exist', [], undefined, true],
  ['does_not_exist', [], null, false],
  ['is_empty', [], undefined, true],
  ['is_empty', [], null, true],
  ['is_empty', [], '', true],
  ['is_empty', [], '  ', true],
  ['is_empty', [], [], true],
  ['is_empty', [], {}, false],
  ['is_empty', [], 0, false],
  ['is_empty', [], false, false],
  ['is_not_empty', [], 0, true],
  ['is_not_empty', [], null, false],
  ['is_not_empty', [], undefined, false],
  ['equals', ['a'], 'a', true],
  ['equals', ['a'], 'A', false],
  ['equals', ['a'], ' a', false],
  ['equals', [5], '5', true],
  ['equals', ['5.0'], 5, true],
  ['equals', ['5'], '05', true],
  ['equals', ['1e1'], 10, false],
  ['equals', ['0e12'], '0e34', false],
  ['equals', ['true'], true, true],
  ['equals', [true], 'true', true],
  ['equals', [1], true, false],
  ['equals', ['12345678901234567890'], '12345678901234567891', false],
  ['equals', ['12345678901234567890'], '12345678901234567890', true],
  ['equals', [1], '1.00000000000000000001', false],
  ['equals', ['a'], ['b', 'a'], true],
  ['equals', [5], ['4', '5'], true],
  ['equals', ['a'], [], false],
  ['equals', ['a'], [['a']], false],
  ['equals', ['a'], { a: 'a' }, false],
  ['equals', ['null'], null, false],
  ['equals', [''], undefined, false],
  ['does_not_equal', ['a'], 'b', true],
  ['does_not_equal', ['a'], undefined, true],
  ['does_not_equal', ['a'], null, true],
  ['does_not_equal', ['a'], ['b', 'a'], false],
  ['greater', [0], '10', true],
  ['greater', ['9'], '10', true],
  ['greater', [0], 'the number of points you wish to subtract', false],
  ['greater', [0], 0, false],
  ['greater', [0], null, false],
  ['greater', [0], undefined, false],
  ['greater', [0], true, false],
  ['greater', [0], [5], false],
  ['greater', ['b'], 'c', true],
  ['greater', ['b'], 5, false],
  ['greater_or_equal', [10], '10.0', true],
  ['greater_or_equal', ['b'], 'b', true],
  ['less', [10], '9', true],
  ['less', [10], '10', false],
  ['less', [0], -1, true],
  ['less', ['b'], 'a', true],
  ['less_or_equal', [10], 10, true],
  ['less_or_equal', [10], undefined, false],
  ['between', [1, 5], 1, true],
  ['between', [1, 5], '5', true],
  ['between', [1, 5], 5.01, false],
  ['between', [1, 5], undefined, false],
  ['between', ['2026-01-01', '2026-12-31'], '2026-06-01', true],
  ['between', [1], 1, false],
  ['contains', ['ell'], 'hello', true],
  ['contains', ['ELL'], 'hello', false],
  ['contains', ['2'], 123, true],
  ['contains', ['vip'], ['new', 'vip'], true],
  ['contains', ['vi'], ['vip'], false],
  ['contains', ['2'], [2], true],
  ['contains', ['a'], { a: 1 }, false],
  ['contains', ['a'], undefined, false],
  ['does_not_contain', ['vip'], ['new'], true],
  ['does_not_contain', ['vip'], undefined, true],
  ['does_not_contain', ['vip'], null, true],
  ['does_not_contain', ['vip'], 'vip2', false],
  ['starts_with', ['ab'], 'abc', true],
  ['starts_with', ['b'], 'abc', false],
  ['starts_with', [1], 123, true],
  ['starts_with', ['a'], ['a'], false],
  ['starts_with', ['a'], null, false],
  ['ends_with', ['bc'], 'abc', true],
  ['ends_with', ['ab'], 'abc', false],
  ['is_one_of', ['a', 'b'], 'b', true],
  ['is_one_of', ['1', '2'], 2, true],
  ['is_one_of', ['a', 'b'], 'c', false],
  ['is_one_of', ['a', 'b'], ['c', 'a'], true],
  ['is_one_of', ['a'], undefined, false],
  ['is_one_of', [], 'a', false],
  ['is_not_one_of', ['a', 'b'], 'c', true],
  ['is_not_one_of', ['a', 'b'], ['c', 'a'], false],
  ['is_not_one_of', ['a'], null, true],
  ['is_not_one_of', ['a'], undefined, true],
  ['matches', ['^C-\\d+$'], 'C-1001', true],
  ['matches', ['^C-\\d+$'], 'c-1001', false],
  ['matches', ['(?i)^c-\\d+$'], 'C-1001', true],
  ['matches', ['\\d{3}'], 1234, true],
  ['matches', ['('], '(', false],
  ['matches', ['.'], undefined, false],
  ['is_true', [], true, true],
  ['is_true', [], 'True', true],
  ['is_true', [], 1, true],
  ['is_true', [], '1', true],
  ['is_true', [], 'yes', false],
  ['is_true', [], undefined, false],
  ['is_true', [], [true], false],
  ['is_false', [], false, true],
  ['is_false', [], '0', true],
  ['is_false', [], null, false],
  ['is_false', [], undefined, false],
  ['before', ['2026-11-21'], '2026-11-20', true],
  ['before', ['2026-11-21'], '2026-11-21', false],
  ['before', ['2026-11-21T10:00:00Z'], '2026-11-21T11:30:00+02:00', true],
  ['before', ['2026-11-21'], 'yesterday', false],
  ['before', ['2026-11-21'], undefined, false],
  ['after', ['2026-11-21'], '2026-11-21T00:00:01Z', true],
  ['after', ['2026-11-21'], 1_795_255_200, true],
  ['after', ['2026-11-21'], '1795255200000', true],
  ['after', ['never'], '2026-11-21', false],
];

describe('operators', () => {
  test.each(ROWS)('%s %j of %j: %s', (operator, values, actual, passes) => {
    expect(holds(operator, values, actual)).toBe(passes);
  });

  test('every operator is in the table', () => {
    const tested = new Set(ROWS.map(([operator]) => operator));
    expect([...tested].toSorted()).toEqual(Object.keys(OPERATORS).toSorted());
  });

  const value = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constantFrom('5', '5.0', '05', 'a'));
  const actual = fc.option(fc.oneof(value, fc.array(value), fc.constant(null), fc.constant({})), {
    nil: undefined,
  });

  test('a negative operator is the opposite of its positive one', () => {
    fc.assert(
      fc.property(value, actual, (one, given) => {
        expect(holds('does_not_equal', [one], given)).toBe(!holds('equals', [one], given));
        expect(holds('does_not_contain', [one], given)).toBe(!holds('contains', [one], given));
        expect(holds('is_not_one_of', [one], given)).toBe(!holds('is_one_of', [one], given));
        expect(holds('is_one_of', [one], given)).toBe(holds('equals', [one], given));
      }),
    );
  });

  test('of two numbers exactly one order holds', () => {
    const number = fc.integer({ min: -999, max: 999 });
    fc.assert(
      fc.property(number, number, fc.boolean(), (a, b, asText) => {
        const given = asText ? String(a) : a;
        const orders = [holds('less', [b], given), holds('equals', [b], given), holds('greater', [b], given)];
        expect(orders).toEqual([a < b, a === b, a > b]);
      }),
    );
  });
});
