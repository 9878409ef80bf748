import type { Condition, Literal, Operand, Rule } from '../rule.ts';
import { COMPARISONS } from './comparisons.ts';
import type { FilterCursor, SeenToken } from './filter-cursor.ts';
import { parsePoint, pointFault } from './point-text.ts';
import { readList } from './read-list.ts';
import { readLiteral, readNumber, readText } from './read-literal.ts';
import { readPath } from './read-name.ts';
import { readEvent, readOperand, refuseInEvent, type Place } from './read-operand.ts';
import { shorten } from './shorten.ts';
import { parseSpan, SPAN_LIMITS } from './span-text.ts';
import { nearWord, OPERATOR_WORDS } from './words.ts';

const OPERATORS = [...COMPARISONS.keys(), ...OPERATOR_WORDS];
const FIRST_WORDS = ['FILTER', 'EXISTS', 'INCLUDE', 'NOT'];

/** One condition, also one that is written like a function. */
export function readCondition(cursor: FilterCursor, place: Place): Rule {
  const { token } = cursor;
  cursor.countCondition(token);
  if (token.kind === 'function') {
    const name = cursor.slice().toLowerCase();
    if (name === 'geodistance') return readNear(cursor);
    if (name === 'timewindow') return readTimeWindow(cursor, place);
  }
  const operand = readOperand(cursor, place, 'a condition');
  const negated = cursor.takeKeyword('NOT');
  const condition = readTest(cursor, operand);
  if (condition === undefined) return noOperator(cursor, operand, token, negated);
  return negated ? { kind: 'not', rule: condition } : condition;
}

export function readExists(cursor: FilterCursor, place: Place): Condition {
  cursor.countCondition(cursor.take());
  return { kind: 'exists', operand: readOperand(cursor, place, 'a field after EXISTS') };
}

/** Undefined when no operator stands there. */
function readTest(cursor: FilterCursor, operand: Operand): Condition | undefined {
  const { token, keyword } = cursor;
  if (token.kind === 'operator') {
    const operator = COMPARISONS.get(cursor.slice());
    if (operator === undefined) return undefined;
    const sign = cursor.slice(cursor.take());
    return { kind: 'compare', operand, operator, value: readLiteral(cursor, sign) };
  }
  switch (keyword) {
    case 'CONTAINS':
    case 'LIKE': {
      cursor.take();
      const kind = keyword === 'LIKE' ? 'like' : 'contains';
      return { kind, operand, text: readText(cursor, `a text after ${keyword}`) };
    }
    case 'IN':
    case 'INTERSECTS': {
      cursor.take();
      return { kind: keyword === 'IN' ? 'in' : 'intersects', operand, values: readValues(cursor, keyword) };
    }
    case 'BETWEEN': {
      cursor.take();
      const from = readLiteral(cursor, keyword);
      if (!cursor.takeKeyword('AND'))
        cursor.unexpected('AND after the first value', ['AND'], 'Write both ends: BETWEEN 1 AND 5.');
      return { kind: 'between', operand, from, to: readLiteral(cursor, 'AND') };
    }
    default:
      return undefined;
  }
}

function readValues(cursor: FilterCursor, word: string): readonly Literal[] {
  const opening = cursor.token;
  if (!cursor.takeSign('(')) cursor.unexpected(`( after ${word}`, [], `Write a list: ${word} ("a", "b").`);
  return readList(cursor, opening, () => {
    cursor.countValue(cursor.token);
    return readLiteral(cursor, word);
  });
}

/** Neither a sign nor a word that compares: maybe what came before was meant as a word of the language. */
function noOperator(cursor: FilterCursor, operand: Operand, first: SeenToken, negated: boolean): never {
  const { kind } = cursor.token;
  const one = operand.kind === 'field' && operand.path.length === 1;
  const alone =
    kind === 'end' || kind === 'punctuation' || cursor.startsLine() || cursor.keyword === 'EXISTS';
  const word =
    one && (kind === 'name' || kind === 'function') ? nearWord(cursor.slice(first), FIRST_WORDS) : undefined;
  const shown = shorten(cursor.takenFrom(first));
  const hint = negated
    ? undefined
    : alone
      ? `To ask whether there is a value, write EXISTS in front: EXISTS ${shown}.`
      : word === undefined
        ? undefined
        : `Did you mean ${word} in place of ${shown}?`;
  cursor.unexpected(`an operator such as =, CONTAINS or IN after ${shown}`, OPERATORS, hint);
}

function readNear(cursor: FilterCursor): Condition {
  cursor.take();
  cursor.expectSign('(');
  const path = readPath(cursor, 'a field with a place');
  cursor.expectSign(',');
  const token = cursor.token;
  if (token.kind !== 'string') {
    cursor.unexpected('a place', [], 'Write latitude and longitude in one text, such as "48.1,11.5".');
  }
  const text = readText(cursor, 'a place');
  const point = parsePoint(text);
  if (point === undefined) {
    const { message, hint } = pointFault(text);
    return cursor.fail('filter_point', message, hint, token);
  }
  cursor.expectSign(',');
  const kilometres = readNumberOf(cursor, 'a number of kilometres above 0', (value) => value > 0);
  cursor.expectSign(')');
  return { kind: 'near', operand: { kind: 'field', path }, ...point, kilometres };
}

/** `timewindow(event, count, days)`: another way to write `count(event WITHIN …d) >= count`. */
function readTimeWindow(cursor: FilterCursor, place: Place): Condition {
  refuseInEvent(cursor, place, 'timewindow');
  cursor.take();
  cursor.expectSign('(');
  const event = readEvent(cursor);
  cursor.expectSign(',');
  const value = readNumberOf(
    cursor,
    'a whole number of events',
    (count) => Number.isInteger(count) && count >= 0,
  );
  cursor.expectSign(',');
  const days = (count: number): boolean => parseSpan(`${count}d`) !== undefined;
  const count = readNumberOf(cursor, `a whole number of days, at most ${SPAN_LIMITS.d}`, days);
  cursor.expectSign(')');
  const within = { count, unit: 'd' } as const;
  const operand = {
    kind: 'events',
    figure: 'count',
    event,
    field: undefined,
    where: undefined,
    within,
  } as const;
  return { kind: 'compare', operand, operator: '>=', value };
}

function readNumberOf(cursor: FilterCursor, expected: string, fits: (value: number) => boolean): number {
  const { token } = cursor;
  if (token.kind !== 'number') return cursor.unexpected(expected);
  const value = readNumber(cursor);
  if (!fits(value))
    cursor.fail('filter_number', `Expected ${expected}, found ${cursor.slice(token)}.`, undefined, token);
  return value;
}
