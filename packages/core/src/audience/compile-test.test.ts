import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json } from '../result/json.ts';
import { compileCondition } from './compile-condition.ts';
import { compileTest, type Test } from './compile-test.ts';
import type { Comparison, Condition, Literal } from './rule.ts';
import { FOREVER } from './sight.ts';
import { span } from './testing/arbitrary-world.ts';
import { compileEquals, compileLike, timeOf } from './values.ts';

const NOW = Date.parse('2026-11-21T12:00:00Z');
const operand = { kind: 'field', path: ['x'] } as const;
const operator = fc.constantFrom<Comparison>('=', '!=', '>', '>=', '<', '<=');
const literal = fc.oneof(
  fc.constantFrom<Literal>('a', 'true', '5', '5.0', ' 5', '-0', '', 5, 0, -1.5, true, false, '2026-11-21'),
  fc.string(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);
const json = fc.oneof(literal, fc.jsonValue() as fc.Arbitrary<Json>);

function testOf(condition: Exclude<Condition, { kind: 'exists' }>, time = false, timeZone = 'UTC'): Test {
  return compileTest(condition, { timeZone, time });
}

function meets(condition: Exclude<Condition, { kind: 'exists' }>, value: Json, time = false): boolean {
  return testOf(condition, time)(value, { now: NOW, until: FOREVER });
}

test('one of many is equal to at least one of them', () => {
  fc.assert(
    fc.property(fc.array(literal), literal, (values, value) => {
      const equals = values.some((one) => compileEquals(one)(value));
      expect(meets({ kind: 'in', operand, values }, value)).toBe(equals);
    }),
    { numRuns: 2_000 },
  );
});

test('nothing that a field may hold is too much, and time goes on', () => {
  const relative = fc
    .tuple(
      fc.constantFrom('-', '+'),
      fc.oneof(span, fc.record({ count: fc.nat(999_999), unit: fc.constantFrom('m', 'M', 'y') })),
    )
    .map(([sign, { count, unit }]) => `now${sign}${count}${unit}`);
  const time = fc.oneof(
    json,
    fc.double(),
    fc.integer({ min: -8_640_000_000_000_000, max: 8_640_000_000_000_000 }),
    fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  ) as fc.Arbitrary<Json>;
  fc.assert(
    fc.property(operator, fc.oneof(relative, literal), time, fc.boolean(), (one, value, held, isTime) => {
      const clock = { now: NOW, until: FOREVER };
      const asked = testOf({ kind: 'compare', operand, operator: one, value }, isTime, 'Europe/Berlin');
      const met = asked(held, clock);
      expect(clock.until).toBeGreaterThan(NOW);
      if (clock.until === FOREVER) return;
      expect(Number.isSafeInteger(clock.until)).toBe(true);
      const { until } = clock;
      expect(asked(held, { now: until - 1, until: FOREVER })).toBe(met);
      // Of one value it is told exactly.
      if (!Array.isArray(held)) expect(asked(held, { now: until, until: FOREVER })).toBe(!met);
    }),
    { numRuns: 5_000 },
  );
});

test('what looks like a pattern is one: * is anything', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '*', '.', '\n'), maxLength: 8 });
  fc.assert(
    fc.property(text, text, (pattern, value) => {
      const regular = new RegExp(`^${pattern.replaceAll('.', String.raw`\.`).replaceAll(/\*+/g, '[^]*')}$`);
      expect(compileLike(pattern)(value)).toBe(regular.test(value));
    }),
    { numRuns: 3_000 },
  );
});

describe('of a time', () => {
  const compare = (one: Comparison, value: Literal): Exclude<Condition, { kind: 'exists' }> => ({
    kind: 'compare',
    operand,
    operator: one,
    value,
  });

  test.each<[Comparison, Literal, Json, boolean]>([
    ['=', '2026-11-21', '2026-11-21T00:00:00.000Z', true],
    ['=', '2026-11-21', 1_795_219_200, true],
    ['=', 1_795_219_200, '2026-11-21', true],
    ['=', 1_795_219_200_000, '2026-11-21', true],
    ['!=', '2026-11-21', '2026-11-22', true],
    ['>', 1_795_219_200, '2026-11-21T00:00:00.001Z', true],
    ['>', 1e300, '2026-11-21', false],
    ['<', 1e300, '2026-11-21', false],
    ['<=', '2026-11-21T02:00:00+02:00', '2026-11-21', true],
    ['>', 'yesterday', '2026-11-21', false],
  ])('%s %s is asked of %s', (one, value, held, met) => {
    expect(meets(compare(one, value), held, true)).toBe(met);
  });

  test.each<[Json, number | undefined]>([
    [0, 0],
    [1_795_219_200, 1_795_219_200_000],
    [1_795_219_200.0625, 1_795_219_200_062],
    [1_795_219_200_000.5, 1_795_219_200_000],
    [1e300, undefined],
    ['2026-11-21', 1_795_219_200_000],
    ['2026-11-21 01:00', 1_795_222_800_000],
    ['2026-11-21T00:00:00+01:00', 1_795_215_600_000],
    ['0050-01-01T00:00:00Z', -60_589_296_000_000],
    ['soon', undefined],
    [true, undefined],
    [null, undefined],
  ])('%s is that point in time', (value, at) => {
    expect(timeOf(value)).toBe(at);
  });
});

describe('of what lies inside', () => {
  const meetsAt = (
    path: readonly string[],
    condition: 'contains' | 'like',
    text: string,
    held: Json,
  ): boolean => {
    const context = { timeZone: 'UTC', isTime: () => false, tally: () => 0 };
    const { judge } = compileCondition({ kind: condition, operand: { kind: 'field', path }, text }, context);
    return judge({
      now: NOW,
      field: () => held,
      tallied: () => [],
      isIn: () => false,
      until: 0,
      open: false,
    });
  };

  test.each<[string, Json, boolean]>([
    ['part of a text', { sku: 'ABC' }, true],
    ['of a list only the entries', [{ sku: 'ABC' }], false],
    ['also of a list of several', [{ sku: 'ABC' }, { sku: 'X' }], false],
    ['an entry', [{ sku: 'AB' }, { sku: 'X' }], true],
    ['an entry of a list in one of them', [{ sku: ['AB', 'C'] }, { sku: 'X' }], true],
    ['an entry of the list in the only one', [{ sku: ['AB', 'C'] }], true],
    ['nothing', [], false],
    ['nothing', 'AB', false],
  ])('CONTAINS asks for %s', (_, held, met) => {
    expect(meetsAt(['order', 'sku'], 'contains', 'AB', held)).toBe(met);
  });
});

test.each<[Json, boolean]>([
  ['52.52,13.405', true],
  ['52.52, 13.405', true],
  [{ lat: 52.52, lng: '13.405' }, true],
  [['48.1,11.5', '52.52,13.405'], true],
  ['48.1,11.5', false],
  ['95,13.405', false],
  ['52.52', false],
  [52, false],
])('%j is near', (value, met) => {
  const condition = { kind: 'near', operand, latitude: 52.5, longitude: 13.4, kilometres: 5 } as const;
  expect(meets(condition, value)).toBe(met);
});
