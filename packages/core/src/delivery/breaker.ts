import { backoff } from './backoff.ts';
import type { Patience } from './destination.ts';

/**
 * One integration's view of whether its destination is there.
 *
 * `closed`: all is sent. After `THRESHOLD` failures without a success between them, or when the destination asks
 * for a pause, it is open until `until` and nothing is sent. From then on it is half open: one real message goes as
 * the probe; its success closes the breaker, its failure opens it for longer.
 *
 * An integration may have a `Patience` of its own in place of these constants. With one, a pause that the destination
 * asks for is no failure: the breaker rests, and is afterwards what it was before.
 */
export interface Breaker {
  readonly failures: number;
  readonly openings: number;
  readonly until: number;
  readonly probing: boolean;
  /** When it failed first since the last success; undefined while it does not. */
  readonly since: number | undefined;
  /** For how long since then nothing was to be sent at all: that time is not the destination's fault. */
  readonly quietMs: number;
  readonly restsUntil: number;
}

export const CLOSED: Breaker = {
  failures: 0,
  openings: 0,
  until: 0,
  probing: false,
  since: undefined,
  quietMs: 0,
  restsUntil: 0,
};

const THRESHOLD = 3;
const BASE_MS = 1_000;
const CAP_MS = 60_000;

/** May a request leave now? `probe`: yes, one, and nothing else until it is answered. */
export function admits(breaker: Breaker, now: number): 'yes' | 'probe' | 'no' {
  if (now < breaker.restsUntil) return 'no';
  if (breaker.openings === 0) return 'yes';
  return now < breaker.until || breaker.probing ? 'no' : 'probe';
}

/** When something may be sent again, as far as it is known; `now` or earlier: now. */
export function resumesAt({ openings, until, restsUntil }: Breaker): number {
  return openings === 0 ? restsUntil : Math.max(until, restsUntil);
}

export function probing(breaker: Breaker): Breaker {
  return { ...breaker, probing: true };
}

export function succeeded(breaker: Breaker): Breaker {
  if (breaker.failures === 0 && breaker.openings === 0) return breaker;
  return breaker.restsUntil === 0 ? CLOSED : { ...CLOSED, restsUntil: breaker.restsUntil };
}

/** `askedMs`: the pause that the destination asked for, if it did. */
export function failed(
  breaker: Breaker,
  now: number,
  random: number,
  askedMs: number | undefined,
  patience?: Patience,
): Breaker {
  if (patience !== undefined && askedMs !== undefined)
    return { ...breaker, probing: false, restsUntil: Math.max(breaker.restsUntil, now + askedMs) };
  const failures = breaker.failures + 1;
  const since = breaker.since ?? now;
  if (askedMs === undefined && breaker.openings === 0 && failures < (patience?.failures ?? THRESHOLD))
    return { ...breaker, failures, since };
  // Requests that were under way when it opened say nothing new.
  if (breaker.openings > 0 && !breaker.probing) {
    return askedMs === undefined ? breaker : { ...breaker, until: Math.max(breaker.until, now + askedMs) };
  }
  const openings = breaker.openings + 1;
  const opened = { ...breaker, failures, openings, since, probing: false };
  if (patience === undefined)
    return { ...opened, until: now + backoff(openings, BASE_MS, CAP_MS, random, askedMs) };
  // There is one destination and one probe, so nobody is to be kept from coming back in the same moment.
  const until = now + backoff(openings, patience.firstMs, patience.failAfterMs, 0);
  const ends = endsAt(opened, patience) ?? now;
  return { ...opened, until: ends > now ? Math.min(until, ends) : until };
}

/**
 * When patience ends unless something succeeds; undefined while the breaker is closed. There is a last probe then, as
 * no pause goes beyond it.
 */
export function endsAt(breaker: Breaker, patience: Patience | undefined): number | undefined {
  if (patience === undefined || breaker.openings === 0 || breaker.since === undefined) return undefined;
  return breaker.since + breaker.quietMs + patience.failAfterMs;
}

/** The same for a clock that was set back by so much. */
export function setBack(breaker: Breaker, ms: number): Breaker {
  if (breaker === CLOSED) return breaker;
  return {
    ...breaker,
    until: breaker.until - ms,
    since: breaker.since === undefined ? undefined : breaker.since - ms,
    // 0 says that it does not rest.
    restsUntil: breaker.restsUntil === 0 ? 0 : breaker.restsUntil - ms,
  };
}

/** Nothing was to be sent for so long. */
export function quiet(breaker: Breaker, ms: number): Breaker {
  return breaker.since === undefined ? breaker : { ...breaker, quietMs: breaker.quietMs + ms };
}
