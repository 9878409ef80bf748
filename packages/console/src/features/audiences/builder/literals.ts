import { parseRelative } from '@causeway/core/audience/span';
import type { Literal, Span, SpanUnit } from '@causeway/core/audience/rule';
import { SPAN_LIMITS } from '@causeway/core/audience/language/span-text';
import { offsetAt } from '@causeway/core/access/day-begins';
import { timeIn } from '../../../ui/time.ts';
import type { Sort } from '../../../ui/rule/operators.ts';

const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;

/** What somebody typed where a number belongs. What is no number stays a text, and is said to be none. */
export function numberLiteral(text: string): Literal {
  const trimmed = text.trim();
  const number = NUMBER.test(trimmed) ? Number(trimmed) : NaN;
  return Number.isFinite(number) ? number : trimmed;
}

/** How values are given in the builder. `raw`: with their kind beside them, where the two do not fit together. */
export type LiteralForm = 'text' | 'number' | 'truth' | 'choice' | 'time' | 'raw';

export function formOf(value: Literal, sort: Sort): LiteralForm {
  switch (sort) {
    case 'count':
    case 'number':
      return typeof value === 'boolean' || (typeof value === 'string' && isRelative(value))
        ? 'raw'
        : 'number';
    case 'truth':
      return typeof value === 'boolean' ? 'truth' : 'raw';
    case 'choice':
      return typeof value === 'string' && !isRelative(value) ? 'choice' : 'raw';
    case 'time':
      return typeof value === 'string' ? 'time' : 'raw';
    case 'text':
    case 'list':
      return typeof value === 'string' && !isRelative(value) ? 'text' : 'raw';
    case 'unknown':
      return 'raw';
  }
}

function isRelative(text: string): boolean {
  return parseRelative(text) !== undefined;
}

/** What a value is, apart from what it is compared with. */
export type LiteralKind = 'text' | 'number' | 'truth' | 'time';

export function kindOf(value: Literal): LiteralKind {
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'truth';
  return isRelative(value) ? 'time' : 'text';
}

/** The value as one of another kind, as far as it says one. */
export function asKind(value: Literal, kind: LiteralKind): Literal {
  switch (kind) {
    case 'text':
      return isRelative(String(value)) ? '' : String(value);
    case 'number': {
      const number = numberLiteral(String(value));
      return typeof number === 'number' ? number : 0;
    }
    case 'truth':
      return value === true || value === 'true' || value === 1;
    case 'time':
      return 'now-30d';
  }
}

/** How a time is given. `other`: a text that is neither, such as one with another offset. */
export type TimeForm =
  | { readonly kind: 'now' }
  | { readonly kind: 'ago' | 'ahead'; readonly span: Span }
  | { readonly kind: 'day'; readonly day: string }
  /** By the clocks of the workspace: `2026-01-31T14:05`. */
  | { readonly kind: 'moment'; readonly clock: string }
  | { readonly kind: 'other'; readonly text: string };

export function timeFormOf(text: string, zone: string): TimeForm {
  const relative = parseRelative(text);
  if (relative !== undefined) {
    const { sign, span } = relative;
    return span.count === 0 ? { kind: 'now' } : { kind: sign === -1 ? 'ago' : 'ahead', span };
  }
  if (text === '' || (/^\d{4}-\d{2}-\d{2}$/.test(text) && isDate(text))) return { kind: 'day', day: text };
  if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::00(?:\.000)?)?Z$/.test(text) && isDate(text)) {
    return { kind: 'moment', clock: clockIn(zone, text) };
  }
  return { kind: 'other', text };
}

function isDate(text: string): boolean {
  return !Number.isNaN(Date.parse(text));
}

function clockIn(zone: string, at: string): string {
  return timeIn(zone, at).slice(0, 16).replace(' ', 'T');
}

/** The moment at which the clocks of a zone show this; undefined when it is no time. */
export function momentAt(clock: string, zone: string): string | undefined {
  const wall = Date.parse(`${clock}Z`);
  if (Number.isNaN(wall)) return undefined;
  const at = wall - offsetAt(wall - offsetAt(wall, zone), zone);
  return new Date(at).toISOString().replace(':00.000Z', 'Z');
}

export function relativeText(kind: 'ago' | 'ahead', { count, unit }: Span): string {
  return `now${kind === 'ago' ? '-' : '+'}${count}${unit}`;
}

/** A length of time from what somebody typed; undefined when it is none, or too long. */
export function spanFrom(text: string, unit: SpanUnit): Span | undefined {
  const trimmed = text.trim();
  if (!/^\d{1,6}$/.test(trimmed)) return undefined;
  const count = Number(trimmed);
  return count >= 1 && count <= SPAN_LIMITS[unit] ? { count, unit } : undefined;
}

/** The same length in another unit, or the longest that there is in it. */
export function inUnit({ count }: Span, unit: SpanUnit): Span {
  return { count: Math.min(count, SPAN_LIMITS[unit]), unit };
}

/**
 * Values of a list from how they are written: what is written as before stays what it was, be it text or number. What is
 * new becomes a number where numbers belong.
 */
export function listFrom(
  texts: readonly string[],
  before: readonly Literal[],
  sort: Sort,
): readonly Literal[] {
  const left = [...before];
  return texts.map((text) => {
    const at = left.findIndex((value) => String(value) === text);
    if (at >= 0) return left.splice(at, 1)[0] as Literal;
    return sort === 'number' || sort === 'count' ? numberLiteral(text) : text;
  });
}
