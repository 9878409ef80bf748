import { isEmpty, type Json } from '../result/json.ts';
import { parseTime } from '../tracking/timestamp.ts';
import type { Scalar } from './definition.ts';
import { compilePattern } from './pattern.ts';
import { isExact, numberOf, textOf } from './scalar.ts';

export type FilterOperator =
  | 'exists'
  | 'does_not_exist'
  | 'is_empty'
  | 'is_not_empty'
  | 'equals'
  | 'does_not_equal'
  | 'greater'
  | 'greater_or_equal'
  | 'less'
  | 'less_or_equal'
  | 'between'
  | 'contains'
  | 'does_not_contain'
  | 'starts_with'
  | 'ends_with'
  | 'is_one_of'
  | 'is_not_one_of'
  | 'matches'
  | 'is_true'
  | 'is_false'
  | 'before'
  | 'after';

/** What an operator compares with: nothing, one value, two, or a list of them. */
export type Needs = 'none' | 'one' | 'two' | 'list';

export type Test = (actual: Json | undefined) => boolean;

interface Operator {
  readonly label: string;
  readonly needs: Needs;
  /** The test against these values, as many as are needed. */
  readonly compile: (values: readonly Scalar[]) => Test;
}

const NEVER: Test = () => false;

/**
 * Every operator. The sender's type decides: two numbers, or texts that say numbers, compare as numbers, everything
 * else as text, letter case and all. What is missing or null passes the negative ones and `does_not_exist` and
 * `is_empty` only; null exists. On a list `equals` and `is_one_of` ask whether any member does, `contains` whether
 * there is such a member; the others never hold for a list.
 */
export const OPERATORS: Readonly<Record<FilterOperator, Operator>> = {
  exists: plain('exists', (actual) => actual !== undefined),
  does_not_exist: plain('does not exist', (actual) => actual === undefined),
  is_empty: plain('is empty', (actual) => isEmpty(actual)),
  is_not_empty: plain('is not empty', (actual) => !isEmpty(actual)),
  equals: withOne('equals', equalTo),
  does_not_equal: withOne('does not equal', (value) => not(equalTo(value))),
  greater: withOne('is greater than', (value) => ordered(value, (sign) => sign > 0)),
  greater_or_equal: withOne('is greater than or equal to', (value) => ordered(value, (sign) => sign >= 0)),
  less: withOne('is less than', (value) => ordered(value, (sign) => sign < 0)),
  less_or_equal: withOne('is less than or equal to', (value) => ordered(value, (sign) => sign <= 0)),
  between: { label: 'is between', needs: 'two', compile: between },
  contains: withOne('contains', containing),
  does_not_contain: withOne('does not contain', (value) => not(containing(value))),
  starts_with: withOne('starts with', (value) => onText((text) => text.startsWith(String(value)))),
  ends_with: withOne('ends with', (value) => onText((text) => text.endsWith(String(value)))),
  is_one_of: { label: 'is one of', needs: 'list', compile: oneOf },
  is_not_one_of: { label: 'is not one of', needs: 'list', compile: (values) => not(oneOf(values)) },
  matches: withOne('matches', matching),
  is_true: plain('is true', (actual) => flagOf(actual) === true),
  is_false: plain('is false', (actual) => flagOf(actual) === false),
  before: withOne('is before', (value) => inTime(value, (gap) => gap < 0)),
  after: withOne('is after', (value) => inTime(value, (gap) => gap > 0)),
};

export function isOperator(name: string): name is FilterOperator {
  return Object.hasOwn(OPERATORS, name);
}

/** A moment as filters read one: ISO text, or Unix seconds or milliseconds, also as text. */
export function momentOf(value: Json | undefined): number | undefined {
  const number = numberOf(value);
  if (number !== undefined) return Math.abs(number) >= 1e8 ? parseTime(number) : undefined;
  return typeof value === 'string' ? parseTime(value.trim()) : undefined;
}

function plain(label: string, test: Test): Operator {
  return { label, needs: 'none', compile: () => test };
}

function withOne(label: string, compile: (value: Scalar) => Test): Operator {
  return {
    label,
    needs: 'one',
    compile: ([value]) => (value === undefined ? NEVER : compile(value)),
  };
}

function not(test: Test): Test {
  return (actual) => !test(actual);
}

function onText(test: (text: string) => boolean): Test {
  return (actual) => {
    const text = textOf(actual);
    return text !== undefined && test(text);
  };
}

function equalTo(value: Scalar): Test {
  const one = sameAs(value);
  return (actual) => (Array.isArray(actual) ? (actual as readonly Json[]).some(one) : one(actual));
}

function sameAs(value: Scalar): Test {
  const wanted = String(value);
  const number = isExact(value) ? numberOf(value) : undefined;
  if (number === undefined) return (actual) => textOf(actual) === wanted;
  return (actual) => {
    const given = isExact(actual) ? numberOf(actual) : undefined;
    return given === undefined ? textOf(actual) === wanted : given === number;
  };
}

function oneOf(values: readonly Scalar[]): Test {
  const tests = values.map(sameAs);
  const any: Test = (actual) => tests.some((test) => test(actual));
  return (actual) => (Array.isArray(actual) ? (actual as readonly Json[]).some(any) : any(actual));
}

function containing(value: Scalar): Test {
  const member = sameAs(value);
  const inText = onText((text) => text.includes(String(value)));
  return (actual) => (Array.isArray(actual) ? (actual as readonly Json[]).some(member) : inText(actual));
}

/** A text is neither above nor below a number, and the other way round: such a pair never holds. */
function ordered(value: Scalar, holds: (sign: number) => boolean): Test {
  const limit = numberOf(value);
  if (limit !== undefined) {
    return (actual) => {
      const given = numberOf(actual);
      return given !== undefined && holds(given - limit);
    };
  }
  const bound = String(value);
  return (actual) => typeof actual === 'string' && holds(actual < bound ? -1 : actual > bound ? 1 : 0);
}

/** Both ends count. */
function between([low, high]: readonly Scalar[]): Test {
  if (low === undefined || high === undefined) return NEVER;
  const [above, below] = [ordered(low, (sign) => sign >= 0), ordered(high, (sign) => sign <= 0)];
  return (actual) => above(actual) && below(actual);
}

function matching(value: Scalar): Test {
  const pattern = compilePattern(String(value));
  return pattern.ok ? onText(pattern.test) : NEVER;
}

function flagOf(value: Json | undefined): boolean | undefined {
  if (typeof value === 'boolean') return value;
  const text = textOf(value)?.trim().toLowerCase();
  if (text === 'true' || text === '1') return true;
  return text === 'false' || text === '0' ? false : undefined;
}

function inTime(value: Scalar, holds: (gap: number) => boolean): Test {
  const moment = momentOf(value);
  if (moment === undefined) return NEVER;
  return (actual) => {
    const given = momentOf(actual);
    return given !== undefined && holds(given - moment);
  };
}
