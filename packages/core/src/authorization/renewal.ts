/** Renewed so much before it ends, at most: a request with it may still be under way. */
const AHEAD_MS = 60_000;
/** What a token is taken to be good for when nobody says. */
const ASSUMED_MS = 3_600_000;

/**
 * When a token is due for renewal, which is before it ends: a tenth of its life before, at most a minute. One that says
 * it is over at once is used for the request it was fetched for, and no other.
 */
export function renewalAt(fetchedAt: number, lifeMs: number | undefined): number {
  const life = Math.max(0, lifeMs ?? ASSUMED_MS);
  return fetchedAt + life - Math.min(AHEAD_MS, life / 10);
}
