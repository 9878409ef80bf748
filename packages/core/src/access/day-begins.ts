const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/**
 * The first moment of a day (YYYY-MM-DD) in a time zone (IANA name), in Unix milliseconds. Where the clocks are changed
 * at midnight, that need not be 00:00.
 */
export function dayBegins(day: string, timeZone: string): number {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  const before = offsetAt(midnight - DAY, timeZone);
  const after = offsetAt(midnight + DAY, timeZone);
  const isRight = (offset: number): boolean => offsetAt(midnight - offset, timeZone) === offset;
  // Neither is when midnight was skipped: then the day begins as the clocks change.
  return midnight - ([before, after].find(isRight) ?? before);
}

const FORMATS = new Map<string, Intl.DateTimeFormat>();

/** Milliseconds that clocks of the zone are ahead of UTC. */
export function offsetAt(at: number, timeZone: string): number {
  if (timeZone === 'UTC') return 0;
  let format = FORMATS.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
    FORMATS.set(timeZone, format);
  }
  const text = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign, hours = '0', minutes = '0', seconds = '0'] =
    /([+-])(\d{2}):(\d{2})(?::(\d{2}))?/.exec(text) ?? [];
  const size = Number(hours) * HOUR + Number(minutes) * 60_000 + Number(seconds) * 1_000;
  return sign === '-' ? -size : size;
}
