import type { Json } from '../result/json.ts';
import type { Condition, Literal } from './rule.ts';
import { FOREVER } from './sight.ts';
import { parseRelative, shift } from './span.ts';
import {
  compileDistance,
  compileEquals,
  compileLike,
  compileOrder,
  isDateLike,
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
      return any((value, clock) => {
        // Both are asked: each says when it may change.
        const above = from(value, clock);
        return to(value, clock) && above;
      });
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
  const asTime = reading.time && typeof literal === 'number' ? new Date(literal).toISOString() : literal;
  if (operator === '=') {
    if (!reading.time || typeof asTime !== 'string' || !isDateLike(asTime)) return compileEquals(literal);
    const at = timeOf(asTime);
    return (value) => timeOf(value) === at;
  }
  const order = compileOrder(asTime);
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

/** Compares a moment that the value says with now. */
function turning(operator: Ordering, momentOf: (value: Json) => number | undefined): One {
  const holds = HOLDS[operator];
  return (value, clock) => {
    const moment = momentOf(value);
    if (moment === undefined) return false;
    const { now } = clock;
    const next = now < moment ? moment : now === moment ? moment + 1 : FOREVER;
    if (next < clock.until) clock.until = next;
    return holds(moment - now);
  };
}

/** Texts by their letters at once; numbers and truth values one by one, as they may be written in several ways. */
function oneOf(literals: readonly Literal[]): One {
  const texts = new Set(literals.filter((literal) => typeof literal === 'string'));
  const others = literals.map((literal) => compileEquals(literal));
  const numbers = literals.some(
    (literal) => typeof literal !== 'string' || compileOrder(literal)(0) !== undefined,
  );
  return (value) => {
    if (typeof value === 'string' && texts.has(value)) return true;
    return (numbers || typeof value !== 'string') && others.some((equals) => equals(value));
  };
}
