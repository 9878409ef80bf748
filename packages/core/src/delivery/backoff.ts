/** How long failing messages are tried before they are buried: longer than any weekend. */
export const GIVE_UP_AFTER_MS: number = 72 * 3_600_000;

/** The longest that a message is put aside at a time. Whatever is due later was put aside by a clock that was ahead. */
export const LONGEST_PARK_MS: number = 15 * 60_000;

/**
 * The wait before try number `attempt` + 1, in milliseconds: `base` doubling up to `cap`, of which a random half is
 * taken off, so that many waiters do not come back in one moment. `random` is in [0, 1). A wait that the destination
 * asked for is never undercut.
 */
export function backoff(attempt: number, base: number, cap: number, random: number, askedMs = 0): number {
  const full = Math.min(cap, base * 2 ** Math.min(Math.max(attempt, 1) - 1, 30));
  return Math.max(askedMs, Math.round(full * (1 - random / 2)));
}
