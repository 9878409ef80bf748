import { shorten } from './shorten.ts';
import type { Span, SpanUnit } from '../rule.ts';

/** How long a span may be in each unit: a hundred years, and fewer of the short ones. */
export const SPAN_LIMITS: Readonly<Record<SpanUnit, number>> = {
  m: 100_000,
  h: 100_000,
  d: 36_500,
  w: 5200,
  M: 1200,
  y: 100,
};

/** How a span is written, for hints. */
export const SPAN_HINT =
  'Write a whole number and a unit, such as 30d: m minutes, h hours, d days, w weeks, M months, y years.';

const SPAN = /^([1-9]\d{0,5})([mhdwMy])$/;

/** `30d`; undefined when it is none, or longer than can be. */
export function parseSpan(text: string): Span | undefined {
  const found = SPAN.exec(text);
  if (found === null) return undefined;
  const [count, unit] = [Number(found[1]), found[2] as SpanUnit];
  return count <= SPAN_LIMITS[unit] ? { count, unit } : undefined;
}

export function printSpan({ count, unit }: Span): string {
  return `${count}${unit}`;
}

/** Why a text is no span. */
export function spanFault(text: string): { readonly message: string; readonly hint: string } {
  const found = SPAN.exec(text);
  if (found === null) return { message: `${shorten(text)} is no length of time.`, hint: SPAN_HINT };
  const unit = found[2] as SpanUnit;
  return {
    message: `${text} is too long a time.`,
    hint: `The longest with this unit is ${SPAN_LIMITS[unit]}${unit}.`,
  };
}
