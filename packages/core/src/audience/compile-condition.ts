import { amountToNumber } from '../ledger/amount.ts';
import { isEmpty, type Json } from '../result/json.ts';
import { compileTest, type Clock, type Reading, type Test } from './compile-test.ts';
import type { Condition, EventsOperand, FieldOperand, Literal } from './rule.ts';
import { FOREVER, type Judge, type Sight } from './sight.ts';
import { exactly, parseRelative, shift } from './span.ts';
import { MOST_MOMENTS, type Moment, type Tallied, type TallyDefinition } from './tally.ts';
import { valueAt } from './values.ts';

/** What compiling a condition needs of its surroundings. */
export interface ConditionContext {
  readonly timeZone: string;
  /** Does a field hold points in time? */
  readonly isTime: (name: string) => boolean;
  /** The number of a tally; undefined where none may be kept (inside a `where`). */
  readonly tally: (definition: TallyDefinition) => number;
}

/** A condition as functions. */
export interface CompiledCondition {
  readonly judge: Judge;
  /** The value that it is about. */
  readonly seen: (sight: Sight) => Json | undefined;
}

export function compileCondition(condition: Condition, context: ConditionContext): CompiledCondition {
  const { operand } = condition;
  return operand.kind === 'field'
    ? compileField(condition, operand, context)
    : compileEvents(condition, operand, context);
}

function compileField(
  condition: Condition,
  { path }: FieldOperand,
  context: ConditionContext,
): CompiledCondition {
  const [name = ''] = path;
  const inside = path.length > 1;
  const test = testOf(condition, { timeZone: context.timeZone, time: !inside && context.isTime(name) });
  const clock: Clock = { now: 0, until: FOREVER };
  const seen = (sight: Sight): Json | undefined =>
    inside ? valueAt(sight.field(name), path, 1) : sight.field(name);
  const judge = (sight: Sight): boolean => {
    clock.now = sight.now;
    clock.until = FOREVER;
    const met = test(seen(sight), clock);
    sight.until = clock.until;
    sight.open = clock.until !== FOREVER;
    return met;
  };
  return { judge, seen };
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
  const asked = Math.max(0, ...literalsOf(condition).map(Number).filter(Number.isFinite));
  let most = 8;
  while (most <= asked && most <= LARGEST_COUNT) most *= 2;
  return most;
}

/** A count within a span is told exactly up to here. */
export const LARGEST_COUNT = 4_095;

/** All that a condition compares its operand with. */
export function literalsOf(condition: Condition): readonly Literal[] {
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
      return [condition.text];
    case 'exists':
    case 'near':
      return [];
  }
}

function compileEvents(
  condition: Condition,
  operand: EventsOperand,
  context: ConditionContext,
): CompiledCondition {
  const { figure, field, within: span } = operand;
  const adds = figure === 'count' || figure === 'sum';
  const isTime = field === undefined && (figure === 'first' || figure === 'last');
  const test = testOf(condition, { timeZone: context.timeZone, time: isTime });
  const isRelative = literalsOf(condition).some(
    (literal) => typeof literal === 'string' && parseRelative(literal) !== undefined,
  );
  // There is a count of no events, but nothing to be asked for.
  const none = adds && condition.kind !== 'exists' ? 0 : undefined;
  const tally = context.tally(tallyOf(condition, operand));
  const ends = endsOf(operand, context.timeZone);
  const clock: Clock = { now: 0, until: FOREVER };
  const isForGood = figure === 'count' && span === undefined && isLowerBound(condition);
  const seen = (sight: Sight): Json | undefined => {
    const tallied = sight.tallied(tally);
    const first = firstLive(tallied, ends, sight.now);
    return figureOf(operand, tallied, first, adds ? sumOf(tallied, first) : 0) ?? none;
  };
  const judge = (sight: Sight): boolean => {
    const tallied = sight.tallied(tally);
    let first = firstLive(tallied, ends, sight.now);
    let sum = adds ? sumOf(tallied, first) : 0;
    clock.now = sight.now;
    clock.until = FOREVER;
    const met = test(figureOf(operand, tallied, first, sum) ?? none, clock);
    sight.until = clock.until;
    // A count of all events that is enough stays so.
    sight.open = !(met && isForGood);
    if (span === undefined) return met;
    // Time goes on from one moment that leaves to the next, until the verdict is another.
    while (first < tallied.length) {
      const [at, value] = tallied[first] as Moment;
      if (isRelative) {
        const leaves = ends(at);
        if (sight.until < leaves) return met;
        clock.now = leaves;
        clock.until = FOREVER;
      }
      if (adds) sum -= value as number;
      first++;
      if (test(figureOf(operand, tallied, first, sum) ?? none, clock) !== met) {
        sight.until = ends(at);
        return met;
      }
      sight.until = clock.until;
    }
    return met;
  };
  return { judge, seen };
}

function isLowerBound(condition: Condition): boolean {
  if (condition.kind === 'exists') return true;
  if (condition.kind !== 'compare' || typeof condition.value !== 'number') return false;
  return condition.operator === '>' || condition.operator === '>=';
}

/** When a moment leaves: from then on it does not count. */
export function endsOf(
  { within: span }: Pick<EventsOperand, 'within'>,
  timeZone: string,
): (at: number) => number {
  if (span === undefined) return () => FOREVER;
  const exact = exactly(span);
  return exact === undefined ? (at) => shift(at, span, 1, timeZone) : (at) => at + exact;
}

/** The first moment that still counts. Of two moments the later one never leaves earlier. */
function firstLive(tallied: Tallied, ends: (at: number) => number, now: number): number {
  let [low, high] = [0, tallied.length];
  // Mostly it is one of the first: what has left is forgotten by and by.
  for (let middle = 0; low < high; middle = (low + high) >> 1) {
    if (ends((tallied[middle] as Moment)[0]) <= now) low = middle + 1;
    else high = middle;
  }
  return low;
}

function sumOf(tallied: Tallied, from: number): number {
  let sum = 0;
  for (let index = from; index < tallied.length; index++) sum += (tallied[index] as Moment)[1] as number;
  return sum;
}

/** The figure of the moments from `first` on, whose values come to `sum`; undefined of none. */
function figureOf(
  { figure, field }: EventsOperand,
  tallied: Tallied,
  first: number,
  sum: number,
): Json | undefined {
  if (first >= tallied.length) return undefined;
  const [at, value] = tallied[figure === 'last' ? tallied.length - 1 : first] as Moment;
  switch (figure) {
    case 'count':
      return sum;
    case 'sum':
      return amountToNumber(sum);
    case 'min':
    case 'max':
      return amountToNumber(value as number);
    case 'first':
    case 'last':
      return field === undefined ? at : value;
  }
}
