import { fail, ok, type Finding } from './finding.ts';

/** No build of this program is older than that. */
const EARLIEST = Date.parse('2026-01-01T00:00:00Z');
const LATEST = Date.parse('2100-01-01T00:00:00Z');
/** A clock cannot be behind the files it has dated; copies between machines differ by minutes. */
const TOLERANCE_MS = 10 * 60_000;

/** `newestFile`: the latest time of change among files of the data folder, if there are any. Unix milliseconds. */
export function checkClock(now: number, newestFile: number | undefined): Finding {
  const shown = now >= -8.64e15 && now <= 8.64e15 ? new Date(now).toISOString() : String(now);
  const fix = 'Set the clock, and keep it right with NTP: events are dated and forgotten by it.';
  if (now < EARLIEST || now > LATEST) return fail(`The clock says ${shown}, which cannot be.`, fix);
  if (newestFile !== undefined && newestFile > now + TOLERANCE_MS) {
    return fail(
      `The clock says ${shown}, but the data folder was written at ${new Date(newestFile).toISOString()}.`,
      fix,
    );
  }
  return ok(`The clock says ${shown}.`);
}
