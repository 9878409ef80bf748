import { backoff } from './backoff.ts';

/**
 * One integration's view of whether its destination is there.
 *
 * `closed`: all is sent. After `THRESHOLD` failures without a success between them, or when the destination asks
 * for a pause, it is open until `until` and nothing is sent. From then on it is half open: one real message goes as
 * the probe; its success closes the breaker, its failure opens it for longer.
 */
export interface Breaker {
  readonly failures: number;
  readonly openings: number;
  readonly until: number;
  readonly probing: boolean;
}

export const CLOSED: Breaker = { failures: 0, openings: 0, until: 0, probing: false };

const THRESHOLD = 3;
const BASE_MS = 1_000;
const CAP_MS = 60_000;

/** May a request leave now? `probe`: yes, one, and nothing else until it is answered. */
export function admits(breaker: Breaker, now: number): 'yes' | 'probe' | 'no' {
  if (breaker.openings === 0) return 'yes';
  return now < breaker.until || breaker.probing ? 'no' : 'probe';
}

export function probing(breaker: Breaker): Breaker {
  return { ...breaker, probing: true };
}

export function succeeded(breaker: Breaker): Breaker {
  return breaker.failures === 0 && breaker.openings === 0 ? breaker : CLOSED;
}

/** `askedMs`: the pause that the destination asked for, if it did. */
export function failed(breaker: Breaker, now: number, random: number, askedMs: number | undefined): Breaker {
  const failures = breaker.failures + 1;
  if (askedMs === undefined && breaker.openings === 0 && failures < THRESHOLD)
    return { ...breaker, failures };
  // Requests that were under way when it opened say nothing new.
  if (breaker.openings > 0 && !breaker.probing) {
    return askedMs === undefined ? breaker : { ...breaker, until: Math.max(breaker.until, now + askedMs) };
  }
  const openings = breaker.openings + 1;
  return {
    failures,
    openings,
    until: now + backoff(openings, BASE_MS, CAP_MS, random, askedMs),
    probing: false,
  };
}
