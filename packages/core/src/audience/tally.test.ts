import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../result/json.ts';
import { talliesOf } from './audience-model.ts';
import { compileCondition, LARGEST_COUNT, tallyOf } from './compile-condition.ts';
import type { Condition, Figure, Literal, Span } from './rule.ts';
import {
  count,
  momentOf,
  MOST_MOMENTS,
  tallyFrom,
  tallyKey,
  trimmed,
  type Tallied,
  type TallyDefinition,
} from './tally.ts';

import { rules } from './testing/arbitrary-world.ts';

const HOUR = 3_600_000;

function definitionOf(figure: Figure, within: Span | null): TallyDefinition {
  return { figure, event: 'buy', field: ['total'], where: null, within, most: MOST_MOMENTS };
}

const within: Span = { count: 4, unit: 'w' };
const SPAN = 28 * 24 * HOUR;
/** What has left is kept for a day more. */
const LATE = (SPAN + 24 * HOUR) / 256;
const ends = (at: number): number => at + SPAN;

interface Bought {
  readonly at: number;
  readonly total: number;
}

/** Far more than are kept, some of them late, sometimes in bursts. */
const bought: fc.Arbitrary<readonly Bought[]> = fc
  .array(
    fc.record({
      gap: fc.oneof(fc.integer({ min: 0, max: 1_000 }), fc.integer({ min: 0, max: HOUR / 2 })),
      late: fc.oneof({ weight: 9, arbitrary: fc.constant(0) }, fc.integer({ min: 0, max: 400 * HOUR })),
      total: fc.integer({ min: 0, max: 1_000_000 }),
    }),
    { minLength: 500, maxLength: 700, size: 'max' },
  )
  .map((some) => {
    let now = 0;
    return [...some, ...some, ...some, ...some, ...some, ...some].map(({ gap, late, total }) => {
      now += gap;
      return { at: now - late, total };
    });
  });

function told(definition: TallyDefinition, moments: readonly Bought[]): Tallied {
  let tallied: Tallied = [];
  let now = 0;
  for (const { at, total } of moments) {
    now = Math.max(now, at);
    const counted = count(definition, trimmed(tallied, ends, now), [at, total]);
    expect(counted.length).toBeLessThanOrEqual(MOST_MOMENTS);
    tallied = counted;
  }
  // There were too many.
  expect(
    sumSince(
      moments.map(({ at }) => ({ at, total: 1 })),
      now - SPAN,
    ),
  ).toBeGreaterThan(MOST_MOMENTS);
  return tallied;
}

function sumSince(moments: readonly Bought[], cut: number): number {
  return moments.reduce((sum, { at, total }) => (at > cut ? sum + total : sum), 0);
}

const toldSince = (tallied: Tallied, cut: number): Tallied => tallied.filter(([at]) => at > cut);

describe('more moments than are kept', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });

  test('a sum is of those of the span, and of some that left just before: a 256th part of the time that is kept', () => {
    fc.assert(
      fc.property(bought, share, (moments, part) => {
        const tallied = told(definitionOf('sum', within), moments);
        const last = Math.max(...moments.map(({ at }) => at));
        const cut = last - SPAN * part;
        const sum = toldSince(tallied, cut).reduce((all, [, value]) => all + (value as number), 0);
        expect(sum).toBeGreaterThanOrEqual(sumSince(moments, cut));
        expect(sum).toBeLessThanOrEqual(sumSince(moments, cut - LATE));
      }),
      { numRuns: 12 },
    );
  });

  test.each(['min', 'max', 'first'] as const)('so is a %s', (figure) => {
    fc.assert(
      fc.property(bought, share, (all, part) => {
        // Lower and lower, or higher and higher, says nothing of what was before.
        const slope = { min: 1_000_000, max: -1_000_000, first: 0 }[figure];
        const moments = all.map(({ at, total }, index) => ({ at, total: total + index * slope }));
        const tallied = told(definitionOf(figure, within), moments);
        const last = Math.max(...moments.map(({ at }) => at));
        const cut = last - SPAN * part;
        const span = moments.filter(({ at }) => at > cut).map(({ total }) => total);
        const wider = moments.filter(({ at }) => at > cut - LATE).map(({ total }) => total);
        const [found] = toldSince(tallied, cut);
        const value = found?.[1] as number;
        if (span.length === 0) expect(value === undefined || wider.includes(value)).toBe(true);
        else if (figure === 'first') expect(wider).toContain(value);
        else if (figure === 'min') {
          expect(value).toBeLessThanOrEqual(Math.min(...span));
          expect(value).toBeGreaterThanOrEqual(Math.min(...wider));
        } else {
          expect(value).toBeGreaterThanOrEqual(Math.max(...span));
          expect(value).toBeLessThanOrEqual(Math.max(...wider));
        }
      }),
      { numRuns: 8 },
    );
  });
});

describe('a count within a span', () => {
  const operators = ['=', '!=', '>', '>=', '<', '<='] as const;
  const holds: Readonly<Record<(typeof operators)[number], (count: number, asked: number) => boolean>> = {
    '=': (one, asked) => one === asked,
    '!=': (one, asked) => one !== asked,
    '>': (one, asked) => one > asked,
    '>=': (one, asked) => one >= asked,
    '<': (one, asked) => one < asked,
    '<=': (one, asked) => one <= asked,
  };
  const asked = fc.oneof(fc.nat(40), fc.constantFrom(LARGEST_COUNT, LARGEST_COUNT - 1, 2_048, 1_023));

  test('is told exactly up to the largest', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...operators),
        asked,
        fc.integer({ min: -20, max: 20 }),
        fc.integer({ min: 1, max: 3 }),
        (operator, value, more, times) => {
          const operand = { kind: 'events', figure: 'count', event: 'buy', field: undefined } as const;
          const condition: Condition = {
            kind: 'compare',
            operand: { ...operand, where: undefined, within },
            operator,
            value,
          };
          const definition = tallyOf(condition, { ...operand, where: undefined, within });
          const total = Math.max(0, value * times + more);
          let tallied: Tallied = [];
          // The first one is told of last.
          for (let at = 1; at <= total; at++) tallied = count(definition, tallied, [at % total, 1]);
          expect(tallied.length).toBeLessThanOrEqual(LARGEST_COUNT + 1);
          const context = { timeZone: 'UTC', isTime: () => false, tally: () => 1 };
          const { judge } = compileCondition(condition, context);
          // Of the first ones some have left.
          for (const now of [total, ends(Math.floor(total / 2)), ends(total - 2)]) {
            const alive = Array.from({ length: total }, (_, at) => at).filter((at) => ends(at) > now).length;
            const sight = {
              now,
              field: () => undefined,
              tallied: () => tallied,
              isIn: () => false,
              until: 0,
              open: false,
            };
            expect(judge(sight)).toBe(holds[operator](alive, value));
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  test('has few moments when little is asked', () => {
    const operand = { figure: 'count', event: 'buy', field: undefined, where: undefined, within } as const;
    const mostOf = (value: Literal): number =>
      tallyOf(
        { kind: 'compare', operand: { kind: 'events', ...operand }, operator: '>', value },
        { kind: 'events', ...operand },
      ).most;
    expect([0, 7, 8, 15, 16, 4_095, 1e9, 'x', true].map(mostOf)).toEqual([
      8, 8, 16, 16, 32, 4_096, 4_096, 8, 8,
    ]);
  });
});

describe('what an event counts for', () => {
  const counts = (figure: Figure, field: string | null, data: JsonObject): Json | undefined =>
    momentOf({ figure, field: field === null ? null : field.split('.') }, 7, data)?.[1];
  const order = { total: 19.99, sizes: [3, '1.5', 'x'], items: [{ price: 2 }, { price: 5 }, {}], note: ' ' };

  test.each<[Figure, string | null, Json | undefined]>([
    ['count', null, 1],
    ['count', 'missing', 1],
    ['sum', 'total', 199_900],
    ['sum', 'sizes', 45_000],
    ['sum', 'items.price', 70_000],
    ['min', 'items.price', 20_000],
    ['max', 'items.price', 50_000],
    ['sum', null, undefined],
    ['max', 'note', undefined],
    ['first', null, 1],
    ['last', 'total', 19.99],
    ['last', 'items.price', [2, 5]],
    ['last', 'note', undefined],
    ['first', 'missing', undefined],
  ])('%s of %s', (figure, field, value) => {
    expect(counts(figure, field, order)).toEqual(value);
  });
});

test.each([null, within])(
  'of several at the same time the one registered later is later (within %j)',
  (span) => {
    const most = { first: MOST_MOMENTS, last: 1 };
    for (const figure of ['first', 'last'] as const) {
      const definition = { ...definitionOf(figure, span), most: most[figure] };
      let tallied: Tallied = [];
      for (const value of ['a', 'b', 'c']) tallied = count(definition, tallied, [HOUR, value]);
      expect(tallied.at(figure === 'first' ? 0 : -1)).toEqual([HOUR, figure === 'first' ? 'a' : 'c']);
    }
  },
);

test('a tally is known by its key', () => {
  fc.assert(
    fc.property(rules, (list) => {
      for (const definition of list.flatMap(talliesOf)) {
        const found = tallyFrom(tallyKey(definition));
        expect(found).toEqual(definition);
        expect(tallyKey(found)).toBe(tallyKey(definition));
      }
    }),
    { numRuns: 300 },
  );
});
