/** A pool of permitted requests, refilled evenly. `tokens` may be negative: taken on credit, to be waited for. */
export interface TokenBucket {
  readonly perMinute: number;
  readonly tokens: number;
  readonly at: number;
}

/** A full bucket holds what one second refills, at least one token, so that a minute never exceeds its limit by much. */
function capacity(perMinute: number): number {
  return Math.max(1, perMinute / 60);
}

export function fullBucket(perMinute: number, now: number): TokenBucket {
  return { perMinute, tokens: capacity(perMinute), at: now };
}

/** Takes one token and says how many milliseconds to wait before using it. Waits are granted in the order of asking. */
export function takeToken(
  bucket: TokenBucket,
  now: number,
): { readonly bucket: TokenBucket; readonly waitMs: number } {
  const perMs = bucket.perMinute / 60_000;
  const refilled = Math.min(capacity(bucket.perMinute), bucket.tokens + Math.max(0, now - bucket.at) * perMs);
  const tokens = refilled - 1;
  return {
    bucket: { perMinute: bucket.perMinute, tokens, at: Math.max(now, bucket.at) },
    waitMs: tokens >= 0 ? 0 : Math.ceil(-tokens / perMs),
  };
}
