import { offsetAt } from '../access/day-begins.ts';
import type { Span, SpanUnit } from './rule.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const EXACT: Readonly<Partial<Record<SpanUnit, number>>> = {
  m: MINUTE,
  h: 60 * MINUTE,
  d: DAY,
  w: 7 * DAY,
};

/** A point in time relative to now: `sign` 1 is later. */
export interface RelativeTime {
  readonly sign: 1 | -1;
  readonly span: Span;
}

const RELATIVE = /^now(?:\s*([+-])\s*(\d{1,6})\s*([mhdwMy]))?$/;

/** `now`, `now-7d`, `now+1M`; undefined for any other text. */
export function parseRelative(text: string): RelativeTime | undefined {
  const found = RELATIVE.exec(text.trim());
  if (found === null) return undefined;
  const [, sign = '+', count = '0', unit = 'd'] = found;
  return { sign: sign === '-' ? -1 : 1, span: { count: Number(count), unit: unit as SpanUnit } };
}

/**
 * The time that is `span` later (`sign` 1) or earlier. Months and years keep day and wall clock in the time zone (IANA
 * name). A day that the month does not have is the end of that month, a time that the clocks skip is when they skip it:
 * so of two times the later one never comes out earlier.
 */
export function shift(at: number, { count, unit }: Span, sign: 1 | -1, timeZone: string): number {
  const exact = EXACT[unit];
  if (exact !== undefined) return at + sign * count * exact;
  const months = sign * count * (unit === 'y' ? 12 : 1);
  const wall = wallClock(at, timeZone);
  const local = new Date(wall);
  const [year, month, day] = [local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate()];
  const time = wall - Date.UTC(year, month, day);
  const ends = Date.UTC(year, month + months + 1, 1);
  return instant(Math.min(Date.UTC(year, month + months, day) + time, ends), timeZone);
}

/** What clocks of the zone show, as if it were UTC. The hour that they show twice stands still the second time. */
function wallClock(at: number, timeZone: string): number {
  const before = offsetAt(at - DAY, timeZone);
  const now = offsetAt(at, timeZone);
  if (before <= now) return at + now;
  const change = changeBetween(at - DAY, at, timeZone);
  return Math.max(at + now, change + before);
}

/** The first instant at which clocks of the zone show this, or at which they skip it. */
function instant(wall: number, timeZone: string): number {
  const before = offsetAt(wall - DAY, timeZone);
  const after = offsetAt(wall + DAY, timeZone);
  if (before === after) return wall - before;
  if (offsetAt(wall - before, timeZone) === before) return wall - before;
  if (offsetAt(wall - after, timeZone) === after) return wall - after;
  return changeBetween(wall - DAY, wall + DAY, timeZone);
}

/** When the clocks are changed. They show something else at `high` than they would have by `low`. */
function changeBetween(low: number, high: number, timeZone: string): number {
  const before = offsetAt(low, timeZone);
  let [from, to] = [low, high];
  while (to - from > 1) {
    const middle = Math.floor((from + to) / 2);
    if (offsetAt(middle, timeZone) === before) from = middle;
    else to = middle;
  }
  return to;
}
