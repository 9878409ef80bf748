import { parseRelative } from '@causeway/core/audience/span';
import type { Literal, Span, SpanUnit } from '@causeway/core/audience/rule';

const UNITS: Readonly<Record<SpanUnit, string>> = {
  m: 'minute',
  h: 'hour',
  d: 'day',
  w: 'week',
  M: 'month',
  y: 'year',
};

/** From the shortest to the longest, in words for a choice. */
export const UNIT_CHOICES: readonly { readonly value: SpanUnit; readonly label: string }[] = (
  Object.keys(UNITS) as SpanUnit[]
).map((value) => ({ value, label: `${UNITS[value]}s` }));

/** `1 day`, `30 days`. */
export function spanWords({ count, unit }: Span): string {
  return `${count} ${UNITS[unit]}${count === 1 ? '' : 's'}`;
}

/** `30 days ago`, `in 2 months`, `now`; undefined for what is no relative time. */
function relativeWords(text: string): string | undefined {
  const relative = parseRelative(text);
  if (relative === undefined) return undefined;
  const { span, sign } = relative;
  if (span.count === 0) return 'now';
  return sign === -1 ? `${spanWords(span)} ago` : `in ${spanWords(span)}`;
}

/** What something is compared with, in words. `isTruth`: nothing else than yes and no is expected there. */
export function literalWords(value: Literal, isTruth: boolean): string {
  if (typeof value === 'boolean' && isTruth) return value ? 'yes' : 'no';
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return String(value);
  return relativeWords(value) ?? (isPlainWord(value) ? value : `“${value}”`);
}

/** Dates and single words need no quotes to be told from the words around them. */
function isPlainWord(text: string): boolean {
  return /^[\p{L}\p{N}][\p{L}\p{N}_.@:+-]*$/u.test(text) && !/^(?:yes|no|true|false|now)$/i.test(text);
}
