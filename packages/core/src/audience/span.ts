import type { Span, SpanUnit } from './rule.ts';
import { offset } from './zone-offset.ts';

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

/** How long it is in milliseconds, where that is always the same. */
export function exactly({ count, unit }: Span): number | undefined {
  const exact = EXACT[unit];
  return exact === undefined ? undefined : count * exact;
}

/**
 * The time that is `span` later (`sign` 1) or earlier. Months and years keep day and wall clock in the time zone (IANA
 * name). A day that the month does not have is the end of that month, a time that the clocks skip is when they skip it:
 * so of two times the later one never comes out earlier. What lies beyond all dates is infinitely far away.
 */
export function shift(at: number, span: Span, sign: 1 | -1, timeZone: string): number {
  const exact = exactly(span);
  if (exact !== undefined) return at + sign * exact;
  const { count, unit } = span;
  if (!isDate(at)) return Math.sign(at) === sign ? sign * Infinity : at;
  const months = sign * count * (unit === 'y' ? 12 : 1);
  const wall = wallClock(at, timeZone);
  const local = new Date(wall);
  const [year, month, day] = [local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate()];
  const time = wall - utc(year, month, day);
  const ends = utc(year, month + months + 1, 1);
  const shifted = Math.min(utc(year, month + months, day) + time, ends);
  return isDate(shifted) ? instant(shifted, timeZone) : sign * Infinity;
}

/** The last date there is (of `Date`), less what looking at the clocks around it takes. */
const LAST = 8_640_000_000_000_000 - 2 * DAY;

function isDate(at: number): boolean {
  return Math.abs(at) <= LAST;
}

/** The beginning of a day. `Date.UTC` takes the years 0 to 99 for those of the twentieth century. */
function utc(year: number, month: number, day: number): number {
  return new Date(0).setUTCFullYear(year, month, day);
}

/** What clocks of the zone show, as if it were UTC. The hour that they show twice stands still the second time. */
function wallClock(at: number, timeZone: string): number {
  const before = offset(at - DAY, timeZone);
  const now = offset(at, timeZone);
  if (before <= now) return at + now;
  const change = changeBetween(at - DAY, at, timeZone);
  return Math.max(at + now, change + before);
}

/** The first instant at which clocks of the zone show this, or at which they skip it. */
function instant(wall: number, timeZone: string): number {
  const before = offset(wall - DAY, timeZone);
  const after = offset(wall + DAY, timeZone);
  if (before === after) return wall - before;
  if (offset(wall - before, timeZone) === before) return wall - before;
  if (offset(wall - after, timeZone) === after) return wall - after;
  return changeBetween(wall - DAY, wall + DAY, timeZone);
}

/** When the clocks are changed. They show something else at `high` than they would have by `low`. */
function changeBetween(low: number, high: number, timeZone: string): number {
  const before = offset(low, timeZone);
  let [from, to] = [low, high];
  while (to - from > 1) {
    const middle = Math.floor((from + to) / 2);
    if (offset(middle, timeZone) === before) from = middle;
    else to = middle;
  }
  return to;
}
