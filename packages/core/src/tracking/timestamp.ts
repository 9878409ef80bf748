/** Above this difference the sender's clock is not believed at all. */
const MAX_SKEW_MS = 24 * 3_600_000;

/**
 * When an event happened, corrected for the sender's clock:
 * `receivedAt - (sentAt - originalAt)`, which is `originalAt` moved by the sender's clock error (Segment's formula).
 *
 * Bounded: a clock that is off by more than a day says nothing, so the time of receipt stands in, and nothing may
 * happen more than a day after it was received. Without `sentAt` the sender's time is taken as it is.
 * All times are Unix milliseconds.
 */
export function correctedTimestamp(
  receivedAt: number,
  originalAt: number | undefined,
  sentAt: number | undefined,
): number {
  if (originalAt === undefined) return receivedAt;
  const skew = sentAt === undefined ? 0 : receivedAt - sentAt;
  if (skew > MAX_SKEW_MS || skew < -MAX_SKEW_MS) return receivedAt;
  const corrected = originalAt + skew;
  return corrected > receivedAt + MAX_SKEW_MS ? receivedAt : corrected;
}

/** The length of what `Date.prototype.toISOString` writes, as nearly all clients do. */
const WRITTEN = '2026-11-21T12:00:00.000Z'.length;
const DAYS_BEFORE = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334] as const;
const DAYS_UP_TO_1970 = 719_528;
const DAY_MS = 86_400_000;
const MAX_DAY_OF_EVERY_MONTH = 28;

/**
 * `Date.parse` of a time as `toISOString` writes it, at a tenth of the cost; undefined for everything else, also for days
 * that some months do not have.
 */
export function parseWritten(text: string): number | undefined {
  if (text.length !== WRITTEN || text[4] !== '-' || text[7] !== '-' || text[10] !== 'T') return undefined;
  if (text[13] !== ':' || text[16] !== ':' || text[19] !== '.' || text[23] !== 'Z') return undefined;
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 7);
  const day = digits(text, 8, 10);
  const hour = digits(text, 11, 13);
  const minute = digits(text, 14, 16);
  const second = digits(text, 17, 19);
  const ms = digits(text, 20, 23);
  if (year < 1 || day < 1 || day > MAX_DAY_OF_EVERY_MONTH || ms < 0) return undefined;
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return undefined;
  const before = DAYS_BEFORE[month - 1];
  if (before === undefined) return undefined;
  const leaps = (of: number): number => Math.floor(of / 4) - Math.floor(of / 100) + Math.floor(of / 400);
  // Days of a leap year count from its March on.
  const years = month > 2 ? year : year - 1;
  const days = year * 365 + leaps(years) + 1 + before + day - 1 - DAYS_UP_TO_1970;
  return days * DAY_MS + hour * 3_600_000 + minute * 60_000 + second * 1000 + ms;
}

/** The number that these characters write; below zero when one of them is no digit. */
function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let index = from; index < to; index++) {
    const digit = text.charCodeAt(index) - 48;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{2}:\d{2}|$)/;
const EARLIEST = -62_135_596_800_000;
const LATEST = 253_402_300_799_999;

/**
 * A time as clients write it, in Unix milliseconds: ISO 8601 text, or a number of seconds or milliseconds since
 * 1970 (a number below 10^11 counts as seconds). Undefined when it is none of these or outside the years 1 to 9999.
 */
export function parseTime(value: unknown): number | undefined {
  if (typeof value === 'number') return inRange(value < 1e11 && value > -1e11 ? value * 1000 : value);
  const written = typeof value === 'string' ? parseWritten(value) : undefined;
  if (written !== undefined) return written;
  if (typeof value !== 'string' || value.length < 10 || value.length > 40 || !ISO.test(value))
    return undefined;
  // Date.parse reads a date with time but without offset in the machine's zone; a sender without offset means UTC.
  const zoned = value.length === 10 || /(?:Z|z|[+-]\d{2}:?\d{2})$/.test(value) ? value : `${value}Z`;
  return inRange(Date.parse(zoned));
}

function inRange(ms: number): number | undefined {
  return ms >= EARLIEST && ms <= LATEST ? Math.round(ms) : undefined;
}
