import type { Json } from '../result/json.ts';
import type { Condition, Literal } from './rule.ts';
import { FOREVER } from './sight.ts';
import { parseRelative, shift } from './span.ts';
import {
  compileDistance,
  compileEquals,
  compileLike,
  compileOrder,
  compileTimeOrder,
  isDateLike,
  numberOf,
  textOf,
  timeOf,
} from './values.ts';

/** A time that a test also says: from then on it may come out otherwise. Made once, refilled by every test. */
export interface Clock {
  now: number;
  until: number;
}

/** Does a value meet the condition? Lists meet it when one of their entries does. Lowers `clock.until`. */
export type Test = (value: Json | undefined, clock: Clock) => boolean;

/** How values of the operand are to be read. `time`: numbers are points in time. */
export interface Reading {
  readonly timeZone: string;
  readonly time: boolean;
}

type One = (value: Json, clock: Clock) => boolean;

/** Compiles what a condition asks of its operand's value. `exists` is not asked here. */
export function compileTest(condition: Exclude<Condition, { kind: 'exists' }>, reading: Reading): Test {
  switch (condition.kind) {
    case 'compare': {
      const { operator, value: literal } = condition;
      if (operator === '!=') return not(any(compare('=', literal, reading)));
      return any(compare(operator, literal, reading));
    }
    case 'contains': {
      const { text } = condition;
      return (value) => {
        if (Array.isArray(value)) return (value as readonly Json[]).some((entry) => textOf(entry) === text);
        return textOf(value)?.includes(text) ?? false;
      };
    }
    case 'like': {
      const like = compileLike(condition.text);
      return any((value) => {
        const text = textOf(value);
        return text !== undefined && like(text);
      });
    }
    case 'in':
    case 'intersects':
      return any(oneOf(condition.values));
    case 'between': {
      const from = compare('>=', condition.from, reading);
      const to = compare('<=', condition.to, reading);
      return any((value, clock) => from(value, clock) && to(value, clock));
    }
    case 'near': {
      const distance = compileDistance(condition.latitude, condition.longitude);
      const { kilometres } = condition;
      return any((value) => (distance(value) ?? FOREVER) <= kilometres);
    }
  }
}

function any(test: One): Test {
  return (value, clock) => {
    if (value === undefined || value === null) return false;
    if (!Array.isArray(value)) return test(value, clock);
    let met = false;
    for (const entry of value as readonly Json[]) if (entry !== null && test(entry, clock)) met = true;
    return met;
  };
}

function not(test: Test): Test {
  return (value, clock) => !test(value, clock);
}

type Ordering = '=' | '>' | '>=' | '<' | '<=';

function compare(operator: Ordering, literal: Literal, reading: Reading): One {
  const relative = typeof literal === 'string' ? parseRelative(literal) : undefined;
  if (relative !== undefined) {
    const { span, sign } = relative;
    // `value > now - span` is `value + span > now`, so that the moment at which it turns is known.
    return turning(operator, (value) => {
      const at = timeOf(value);
      return at === undefined ? undefined : shift(at, span, sign === 1 ? -1 : 1, reading.timeZone);
    });
  }
  const isTime = reading.time && (typeof literal === 'number' || isDateLike(String(literal)));
  if (operator === '=' && !isTime) return compileEquals(literal);
  const order = isTime ? compileTimeOrder(literal) : compileOrder(literal);
  const holds = HOLDS[operator];
  return (value) => {
    const found = order(value);
    return found !== undefined && holds(found);
  };
}

const HOLDS: Readonly<Record<Ordering, (order: number) => boolean>> = {
  '=': (order) => order === 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
};

/** Compares a moment that the value says with now. It comes out otherwise as the moment comes, or once it is past. */
function turning(operator: Ordering, momentOf: (value: Json) => number | undefined): One {
  const holds = HOLDS[operator];
  const comes = operator === '>' || operator === '<=' || operator === '=';
  const passes = operator === '>=' || operator === '<' || operator === '=';
  return (value, clock) => {
    const moment = momentOf(value);
    if (moment === undefined) return false;
    const { now } = clock;
    const next = comes && now < moment ? moment : passes && now <= moment ? moment + 1 : FOREVER;
    if (next < clock.until) clock.until = next;
    return holds(moment - now);
  };
}

/** Is it equal to one of these (see `compileEquals`)? However many there are, it takes the same time. */
function oneOf(literals: readonly Literal[]): One {
  const texts = new Set<Json>(literals.filter((literal) => typeof literal !== 'number').map(String));
  const asText = new Set<Json | undefined>(literals.filter((literal) => typeof literal === 'number'));
  const numbers = new Set<Json | undefined>(
    literals.map((literal) => (typeof literal === 'boolean' ? undefined : numberOf(literal))),
  );
  numbers.delete(undefined);
  return (value) => {
    if (typeof value === 'number') return numbers.has(value);
    if (typeof value === 'boolean') return texts.has(String(value));
    return texts.has(value) || (asText.size > 0 && asText.has(numberOf(value)));
  };
}
