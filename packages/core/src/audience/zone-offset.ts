import { offsetAt } from '../access/day-begins.ts';

const DAY = 24 * 60 * 60_000;
const MOST_DAYS = 20_000;

const zones = new Map<string, Map<number, number>>();

/** As `offsetAt`, which is slow. No zone changes its clocks twice on one day of UTC, so most days have one offset. */
export function offset(at: number, timeZone: string): number {
  if (timeZone === 'UTC') return 0;
  const day = Math.floor(at / DAY);
  const begins = atMidnight(day, timeZone);
  return begins === atMidnight(day + 1, timeZone) ? begins : offsetAt(at, timeZone);
}

/** At the beginning of a day since 1970. */
function atMidnight(day: number, timeZone: string): number {
  let zone = zones.get(timeZone);
  if (zone === undefined || zone.size >= MOST_DAYS) zones.set(timeZone, (zone = new Map<number, number>()));
  let known = zone.get(day);
  if (known === undefined) zone.set(day, (known = offsetAt(day * DAY, timeZone)));
  return known;
}
