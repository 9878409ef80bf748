import { dayBegins, offsetAt } from '@causeway/core/access/day-begins';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Part of a range: from `from` on, up to `to`, in Unix milliseconds. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** The hours, or the days of a time zone, that a range touches, in order. */
export function stretchesOf({ from, to }: Stretch, by: 'hour' | 'day', timeZone: string): readonly Stretch[] {
  const stretches: Stretch[] = [];
  if (by === 'hour') {
    for (let at = Math.floor(from / HOUR_MS) * HOUR_MS; at < to; at += HOUR_MS)
      stretches.push({ from: at, to: at + HOUR_MS });
    return stretches;
  }
  let day = dayOf(from, timeZone);
  for (let at = dayBegins(day, timeZone); at < to;) {
    day = new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, 10);
    const end = dayBegins(day, timeZone);
    stretches.push({ from: at, to: end });
    at = end;
  }
  return stretches;
}

function dayOf(at: number, timeZone: string): string {
  return new Date(at + offsetAt(at, timeZone)).toISOString().slice(0, 10);
}
