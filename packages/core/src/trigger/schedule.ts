import type { Allowance } from '../delivery/destination.ts';
import type { QuietTime, UserLimit } from './settings.ts';
import { dayAfter, dayAt, minutesOf, momentOf, weekdayOf } from './zone-time.ts';

const HOUR = 3_600_000;

/** When something may be sent again; `now` when it is not quiet. */
export function compileOpening({ from, hours, timeZone }: QuietTime): (now: number) => number {
  const begins = minutesOf(from);
  const ends = begins + hours * 60;
  /** The end of the quiet time that a moment is in. */
  const endOf = (at: number): number | undefined => {
    const today = dayAt(at, timeZone);
    for (const day of [dayAfter(today, -1), today]) {
      const end = momentOf(dayAfter(day, Math.floor(ends / 1440)), ends % 1440, timeZone);
      if (momentOf(day, begins, timeZone) <= at && at < end) return end;
    }
    return undefined;
  };
  return (now) => {
    let at = now;
    // Where clocks skip the time between, one quiet time can end as the next begins.
    for (let end = endOf(at); end !== undefined; end = endOf(at)) at = end;
    return at;
  };
}

/** The period that a moment is in, and how many messages may be delivered in it. */
export function compileAllowance(limit: UserLimit): (now: number) => Allowance {
  let held: Allowance | undefined;
  return (now) => {
    if (held === undefined || now < held.since || now >= held.until)
      held = { most: limit.users, ...periodAt(now, limit) };
    return held;
  };
}

function periodAt(
  now: number,
  { every, dayOfWeek, timeOfDay, timeZone }: UserLimit,
): Omit<Allowance, 'most'> {
  const minutes = minutesOf(timeOfDay);
  const today = dayAt(now, timeZone);
  const moments = daysAround(today, every, dayOfWeek).map((day) => momentOf(day, minutes, timeZone));
  const since = Math.max(...moments.filter((at) => at <= now));
  const until = Math.min(...moments.filter((at) => at > now));
  if (every !== 'hour') return { since, until };
  // Hours count from the day's time, so that none is cut in two where clocks are changed by less than one.
  const begun = since + Math.floor((now - since) / HOUR) * HOUR;
  return { since: begun, until: Math.min(begun + HOUR, until) };
}

/** Days on which periods begin: enough of them before and after a day. */
function daysAround(today: string, every: UserLimit['every'], dayOfWeek: number): readonly string[] {
  if (every === 'month') {
    const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
    return [-2, -1, 0, 1].map((step) => new Date(Date.UTC(year, month + step, 1)).toISOString().slice(0, 10));
  }
  const reach = every === 'week' ? 9 : 2;
  const days = Array.from({ length: 2 * reach + 1 }, (_, step) => dayAfter(today, step - reach));
  return every === 'week' ? days.filter((day) => weekdayOf(day) === dayOfWeek) : days;
}
