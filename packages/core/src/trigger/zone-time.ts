import { offsetAt } from '../access/day-begins.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/**
 * The first moment, in Unix milliseconds, at which clocks of a zone (IANA name) show so many minutes after midnight of a
 * day (YYYY-MM-DD), or more. Minutes that the clocks skip begin as they are changed; of those that come twice it is the
 * first.
 */
export function momentOf(day: string, minutes: number, timeZone: string): number {
  const wall = Date.parse(`${day}T00:00:00Z`) + minutes * MINUTE;
  const before = offsetAt(wall - DAY, timeZone);
  const after = offsetAt(wall + DAY, timeZone);
  const right = [before, after].filter((offset) => offsetAt(wall - offset, timeZone) === offset);
  if (right.length > 0) return wall - Math.max(...right);
  let [earlier, later] = [wall - after, wall - before];
  while (later - earlier > 1) {
    const middle = Math.floor((earlier + later) / 2);
    if (offsetAt(middle, timeZone) === before) earlier = middle;
    else later = middle;
  }
  return later;
}

/** The day (YYYY-MM-DD) that clocks of a zone show. */
export function dayAt(at: number, timeZone: string): string {
  return new Date(at + offsetAt(at, timeZone)).toISOString().slice(0, 10);
}

/** So many days after a day. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** 1 for Monday to 7 for Sunday. */
export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

/** HH:MM in minutes after midnight. */
export function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}
