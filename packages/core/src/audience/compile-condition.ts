import { isEmpty, type Json } from '../result/json.ts';
import { amountToNumber } from '../ledger/amount.ts';
import { compileTest, type Clock, type Reading, type Test } from './compile-test.ts';
import type { Condition, EventsOperand, FieldOperand, Figure } from './rule.ts';
import { FOREVER, type Judge } from './sight.ts';
import { shift } from './span.ts';
import type { Moment, Tallied, TallyDefinition } from './tally.ts';
import { MOST_MOMENTS } from './tally.ts';
import { valuesAt } from './values.ts';

/** What compiling a condition needs of its surroundings. */
export interface ConditionContext {
  readonly timeZone: string;
  /** Does a field hold points in time? */
  readonly isTime: (name: string) => boolean;
  /** The number of a tally; undefined where none may be kept (inside a `where`). */
  readonly tally: (definition: TallyDefinition) => number;
}

/** How often a verdict is looked at again, at most, to find when it changes. */
const MOST_LOOKS = MOST_MOMENTS * 2;

/** A condition as a function. */
export function compileCondition(condition: Condition, context: ConditionContext): Judge {
  const { operand } = condition;
  return operand.kind === 'field'
    ? compileField(condition, operand, context)
    : compileEvents(condition, operand, context);
}

function compileField(condition: Condition, { path }: FieldOperand, context: ConditionContext): Judge {
  const [name = ''] = path;
  const inside = path.length > 1;
  const test = testOf(condition, { timeZone: context.timeZone, time: !inside && context.isTime(name) });
  const clock: Clock = { now: 0, until: FOREVER };
  return (sight) => {
    const held = sight.field(name);
    clock.now = sight.now;
    clock.until = FOREVER;
    const met = test(inside ? within(held, path) : held, clock);
    sight.until = clock.until;
    return met;
  };
}

/** What lies inside: one value as itself, several as a list. */
function within(held: Json | undefined, path: readonly string[]): Json | undefined {
  const values = valuesAt(held, path, 1);
  return values.length > 1 ? values : values[0];
}

function testOf(condition: Condition, reading: Reading): Test {
  return condition.kind === 'exists' ? (value) => !isEmpty(value) : compileTest(condition, reading);
}

/** The tally that a condition's operand needs: of a count only as many moments as the condition can tell apart. */
export function tallyOf(condition: Condition, operand: EventsOperand): TallyDefinition {
  const { figure, event, field, where, within: span } = operand;
  return {
    figure,
    event,
    field: field ?? null,
    where: where ?? null,
    within: span ?? null,
    most:
      span === undefined || figure === 'last' ? 1 : figure === 'count' ? countsUpTo(condition) : MOST_MOMENTS,
  };
}

/** The largest count that a condition asks for and one more, in steps, so that like rules share a tally. */
function countsUpTo(condition: Condition): number {
  const asked = condition.kind === 'exists' ? [0] : literalsOf(condition).map(Number);
  const largest = Math.max(0, ...asked.filter((number) => Number.isFinite(number)));
  let most = 8;
  while (most <= largest && most < LARGEST_COUNT) most *= 2;
  return most;
}

/** A count within a span is told exactly up to here. */
export const LARGEST_COUNT = 4_096;

function literalsOf(condition: Condition): readonly unknown[] {
  switch (condition.kind) {
    case 'compare':
      return [condition.value];
    case 'between':
      return [condition.from, condition.to];
    case 'in':
    case 'intersects':
      return condition.values;
    case 'contains':
    case 'like':
      return [LARGEST_COUNT - 1];
    case 'exists':
    case 'near':
      return [];
  }
}

function compileEvents(condition: Condition, operand: EventsOperand, context: ConditionContext): Judge {
  const { figure, field, within: span } = operand;
  const test = testOf(
    condition.kind === 'exists' && figure === 'count' ? MORE_THAN_NONE(operand) : condition,
    {
      timeZone: context.timeZone,
      time: field === undefined && (figure === 'first' || figure === 'last'),
    },
  );
  const tally = context.tally(tallyOf(condition, operand));
  const clock: Clock = { now: 0, until: FOREVER };
  if (span === undefined) {
    return (sight) => {
      clock.now = sight.now;
      clock.until = FOREVER;
      const met = test(figureOf(figure, field, sight.tallied(tally), 0), clock);
      sight.until = clock.until;
      return met;
    };
  }
  const ends = endsOf(operand, context.timeZone);
  return (sight) => {
    const tallied = sight.tallied(tally);
    let first = firstLive(tallied, ends, sight.now);
    const adds = figure === 'sum' || figure === 'count';
    let sum = adds ? sumOf(tallied, first) : 0;
    clock.now = sight.now;
    clock.until = FOREVER;
    const met = test(figureOf(figure, field, tallied, first, sum), clock);
    // Time goes on from one moment that leaves to the next, until the verdict is another.
    for (let looks = 0; looks < MOST_LOOKS; looks++) {
      const leaves = first < tallied.length ? ends((tallied[first] as Moment)[0]) : FOREVER;
      const next = Math.min(leaves, clock.until);
      sight.until = next;
      if (next === FOREVER) break;
      const before = first;
      first = firstLive(tallied, ends, next, first);
      if (adds) sum -= sumOf(tallied, before, first);
      clock.now = next;
      clock.until = FOREVER;
      if (test(figureOf(figure, field, tallied, first, sum), clock) !== met) break;
    }
    return met;
  };
}

const MORE_THAN_NONE = (operand: EventsOperand): Condition => ({
  kind: 'compare',
  operand,
  operator: '>',
  value: 0,
});

/** When a moment leaves: from then on it does not count. */
export function endsOf(
  { within: span }: Pick<EventsOperand, 'within'>,
  timeZone: string,
): (at: number) => number {
  return span === undefined ? () => FOREVER : (at) => shift(at, span, 1, timeZone);
}

/** The first moment that still counts. */
export function firstLive(tallied: Tallied, ends: (at: number) => number, now: number, from = 0): number {
  let index = from;
  while (index < tallied.length && ends((tallied[index] as Moment)[0]) <= now) index++;
  return index;
}

function sumOf(tallied: Tallied, from: number, to: number = tallied.length): number {
  let sum = 0;
  for (let index = from; index < to; index++) sum += (tallied[index] as Moment)[1] as number;
  return sum;
}

/**
 * The figure of the moments from `first` on, whose values come to `sum` (of other figures it says nothing). Undefined of
 * none, but for a count and a sum, which are 0 then.
 */
export function figureOf(
  figure: Figure,
  field: readonly string[] | undefined,
  tallied: Tallied,
  first: number,
  sum: number = sumOf(tallied, first),
): Json | undefined {
  const last = tallied.length - 1;
  switch (figure) {
    case 'count':
      return sum;
    case 'sum':
      return amountToNumber(sum);
    case 'min':
    case 'max': {
      const moment = tallied[first];
      return moment === undefined ? undefined : amountToNumber(moment[1] as number);
    }
    case 'first':
    case 'last': {
      const moment = figure === 'first' ? tallied[first] : first <= last ? tallied[last] : undefined;
      return moment === undefined ? undefined : field === undefined ? moment[0] : moment[1];
    }
  }
}
