/** When to try again after `failures` attempts in a row came to nothing; shared by all tabs. */
export interface Waiting {
  /** Unix milliseconds. */
  readonly until: number;
  readonly failures: number;
  /** The hub named the time: nothing hurries it. */
  readonly told: boolean;
}

const FIRST_MS = 1_000;
const LONGEST_MS = 300_000;
const LONGEST_TOLD_S = 3_600;
const NOT_WAITING: Waiting = { until: 0, failures: 0, told: false };

/**
 * Doubles with every failure up to five minutes, and is shortened by up to half by chance, so that browsers that failed
 * together do not come back together. `retryAfter` (whole seconds; up to an hour is believed) can only lengthen it.
 * `random` is at least 0 and less than 1.
 */
export function waitAfter(
  failures: number,
  now: number,
  random: number,
  retryAfter: string | null | undefined,
): Waiting {
  const backoff = Math.min(FIRST_MS * 2 ** (failures - 1), LONGEST_MS) * (1 - random / 2);
  const told = /^\d+$/.test(retryAfter ?? '') ? Math.min(Number(retryAfter), LONGEST_TOLD_S) * 1_000 : 0;
  return { until: now + Math.ceil(Math.max(backoff, told)), failures, told: told > backoff };
}

/** What was stored, unless it cannot be read or the clock was set: nobody waits for longer than the longest time. */
export function readWaiting(text: string | null, now: number): Waiting {
  const [until, failures, told] = (text ?? '').split(' ').map(Number);
  if (until === undefined || !(until <= now + LONGEST_TOLD_S * 1_000)) return NOT_WAITING;
  return { until, failures: failures || 0, told: told === 1 };
}

export function writeWaiting({ until, failures, told }: Waiting): string {
  return `${until} ${failures} ${told ? 1 : 0}`;
}

/** Does a status mean that sending the same again can help? 0 is no answer at all. */
export function worthRetrying(status: number): boolean {
  return status === 0 || status === 408 || status === 429 || status >= 500;
}
