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

const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{2}:\d{2}|$)/;
const EARLIEST = -62_135_596_800_000;
const LATEST = 253_402_300_799_999;

/**
 * A time as clients write it, in Unix milliseconds: ISO 8601 text, or a number of seconds or milliseconds since
 * 1970 (a number below 10^11 counts as seconds). Undefined when it is none of these or outside the years 1 to 9999.
 */
export function parseTime(value: unknown): number | undefined {
  if (typeof value === 'number') return inRange(value < 1e11 && value > -1e11 ? value * 1000 : value);
  if (typeof value !== 'string' || value.length < 10 || value.length > 40 || !ISO.test(value))
    return undefined;
  // Date.parse reads a date with time but without offset in the machine's zone; a sender without offset means UTC.
  const zoned = value.length === 10 || /(?:Z|z|[+-]\d{2}:?\d{2})$/.test(value) ? value : `${value}Z`;
  return inRange(Date.parse(zoned));
}

function inRange(ms: number): number | undefined {
  return ms >= EARLIEST && ms <= LATEST ? Math.round(ms) : undefined;
}
