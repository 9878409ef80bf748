import type { EventsOperand, Figure, Operand, Rule, Span } from '../rule.ts';
import { figureFault } from './figure-rules.ts';
import type { FilterCursor } from './filter-cursor.ts';
import { readName, readPath, readSteps } from './read-name.ts';
import { parseSpan, SPAN_HINT, spanFault } from './span-text.ts';
import { unquote } from './unquote.ts';
import { figureOf, FUNCTIONS, nearWord } from './words.ts';

/** What is being read: conditions on whom, and whether new lines part them. */
export interface Place {
  readonly of: 'customer' | 'event';
  readonly inList: boolean;
  /** Reads what follows WHERE. */
  readonly where: (cursor: FilterCursor) => Rule;
}

const AFTER_EVENT = ['WHERE', 'WITHIN'];
const BEFORE_PARENTHESIS = [...FUNCTIONS, 'AND', 'OR', 'NOT', 'EXISTS', 'INCLUDE', 'IN', 'INTERSECTS'];

/** A field, or a figure over events. */
export function readOperand(cursor: FilterCursor, place: Place, expected: string): Operand {
  if (cursor.token.kind === 'function') return readFigure(cursor, place);
  return { kind: 'field', path: readPath(cursor, expected) };
}

/** The name of the event at the beginning of what stands in the parentheses. */
export function readEvent(cursor: FilterCursor): string {
  if (cursor.token.kind === 'string') return unquote(cursor.text, cursor.take());
  return readName(cursor, 'the name of an event');
}

/** Figures and other functions are for customers: an event has no events of its own. */
export function refuseInEvent(cursor: FilterCursor, place: Place, what: string): void {
  if (place.of === 'customer') return;
  const hint = 'Write it outside of the parentheses, beside this condition.';
  cursor.fail('filter_where', `After WHERE stand fields of the event only, no ${what}.`, hint);
}

function readFigure(cursor: FilterCursor, place: Place): EventsOperand {
  const figure = figureOf(cursor.slice());
  if (figure === undefined) return unknownFunction(cursor);
  refuseInEvent(cursor, place, figure);
  const opening = cursor.take();
  cursor.expectSign('(');
  const event = readEvent(cursor);
  const field = cursor.isSign('.') ? readSteps(cursor, []) : undefined;
  const fault = figureFault(figure, field !== undefined);
  if (fault !== undefined) cursor.fail('filter_function', fault.message, fault.hint, opening);
  const where = cursor.takeKeyword('WHERE') ? cursor.within(opening, () => place.where(cursor)) : undefined;
  const within = cursor.takeKeyword('WITHIN') ? readSpan(cursor) : undefined;
  if (!cursor.takeSign(')')) expectedEnd(cursor, figure, where, within);
  return { kind: 'events', figure, event, field, where, within };
}

function expectedEnd(
  cursor: FilterCursor,
  figure: Figure,
  where: Rule | undefined,
  within: Span | undefined,
): never {
  if (within !== undefined) {
    return cursor.unexpected(
      `) after ${figure}(…`,
      [],
      cursor.keyword === 'WHERE' ? 'WHERE comes before WITHIN.' : undefined,
    );
  }
  const several = cursor.isSign(',') ? 'Put several conditions in AND ( … ) or OR ( … ).' : undefined;
  return where === undefined
    ? cursor.unexpected('WHERE, WITHIN or ) after the event', AFTER_EVENT)
    : cursor.unexpected('AND, OR, WITHIN or )', ['AND', 'OR', 'WITHIN'], several);
}

function readSpan(cursor: FilterCursor): Span {
  const { token } = cursor;
  if (token.kind !== 'number' && token.kind !== 'string') {
    return cursor.unexpected('a length of time after WITHIN', [], SPAN_HINT);
  }
  const text = token.kind === 'string' ? unquote(cursor.text, token) : cursor.slice();
  const span = parseSpan(text);
  if (span === undefined) {
    const { message, hint } = spanFault(text);
    cursor.fail('filter_span', message, hint);
  }
  cursor.take();
  return span;
}

function unknownFunction(cursor: FilterCursor): never {
  const near = nearWord(cursor.slice(), BEFORE_PARENTHESIS);
  const hint = near === undefined ? `There are ${FUNCTIONS.join(', ')}.` : `Did you mean ${near}?`;
  return cursor.fail('filter_function', `There is no function ${cursor.shown()}.`, hint);
}
