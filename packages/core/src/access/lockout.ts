/** Wrong passwords of one account, in a row. Times are Unix milliseconds. */
export interface Tries {
  readonly wrong: number;
  /** Until then no password is tried, not even the right one. */
  readonly lockedUntil: number | undefined;
}

/** Before the first wrong one, and again after every right one. */
export const NO_TRIES: Tries = { wrong: 0, lockedUntil: undefined };

const FREE_TRIES = 5;
const FIRST_LOCK_MS = 60_000;
const LONGEST_LOCK_MS = 15 * 60_000;

/** How long the account stays locked from `now` on, in milliseconds; 0 when a password may be tried. */
export function lockedFor({ lockedUntil }: Tries, now: number): number {
  return lockedUntil === undefined ? 0 : Math.max(0, lockedUntil - now);
}

/**
 * After one more wrong password. The fifth in a row locks for a minute, each further one for twice as long, up to a
 * quarter of an hour: guessing gets nowhere, and whoever only forgot theirs is soon let in again.
 */
export function afterWrong(tries: Tries, now: number): Tries {
  const wrong = tries.wrong + 1;
  if (wrong < FREE_TRIES) return { wrong, lockedUntil: undefined };
  const doublings = Math.min(wrong - FREE_TRIES, 10);
  return { wrong, lockedUntil: now + Math.min(LONGEST_LOCK_MS, FIRST_LOCK_MS * 2 ** doublings) };
}
