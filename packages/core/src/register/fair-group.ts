import type { Arrival } from './known.ts';

/** A request whose events wait to be registered, as far as sharing a transaction with others goes. */
export interface Queued {
  readonly arrivals: readonly Arrival[];
  /** How many of them are registered already. */
  readonly from: number;
  /** It may be registered a part at a time. */
  readonly apart: boolean;
  /** Whom it names (`namesOf`), of a request that is worth remembering it of. */
  readonly names?: ReadonlySet<string> | undefined;
  /** Lower for who came earlier; higher after each part. */
  readonly turn: number;
}

/** So many more arrivals of a request are part of the group. */
export interface Part {
  readonly at: number;
  readonly count: number;
}

export interface GroupLimits {
  /** Events in a group, unless a single request that cannot be taken apart has more. */
  readonly group: number;
  /** Events of a large request in a group. */
  readonly part: number;
}

/** Large ones whose turn it is at a time. */
const LARGE_AT_ONCE = 2;

/**
 * What is registered together next: the requests of ordinary size in the order in which they came, and a part of the large
 * ones that have waited longest. So nobody waits for more than a group, whatever others send. Who names somebody whom an
 * earlier request names that is not finished comes after it, so that one person's events stay in their order.
 */
export function fairGroup(waiting: readonly Queued[], { group, part }: GroupLimits): readonly Part[] {
  const parts: Part[] = [];
  const large: number[] = [];
  /** Whom those name that are not finished: each large one, and all others together. */
  const unfinished: ReadonlySet<string>[] = [];
  const left = new Set<string>();
  let events = 0;
  const room = group - part * LARGE_AT_ONCE;
  for (const [at, queued] of waiting.entries()) {
    const names = queued.names ?? namesOf(queued.arrivals);
    const behind = shares(names, left) || unfinished.some((others) => shares(names, others));
    if (queued.apart && queued.arrivals.length > part) {
      if (!behind) large.push(at);
      unfinished.push(names);
    } else if (behind) {
      for (const name of names) left.add(name);
    } else {
      const count = queued.arrivals.length;
      // Who comes after it waits for as long as it does.
      if (events > 0 && events + count > room) break;
      parts.push({ at, count });
      events += count;
    }
  }
  const turnOf = (at: number): number => waiting[at]?.turn ?? 0;
  for (const at of large.toSorted((a, b) => turnOf(a) - turnOf(b)).slice(0, LARGE_AT_ONCE)) {
    const { arrivals, from } = waiting[at] as Queued;
    parts.push({ at, count: Math.min(part, arrivals.length - from) });
  }
  return parts;
}

/** Whom arrivals name; only tracking calls come from who may not wait for an answer. */
export function namesOf(arrivals: readonly Arrival[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const arrival of arrivals) {
    if (!('call' in arrival)) continue;
    const { userId, anonymousId, previousId } = arrival.call;
    for (const id of [userId, anonymousId, previousId])
      if (id !== undefined) names.add(`${arrival.workspace} ${id}`);
  }
  return names;
}

function shares(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  if (others.size === 0) return false;
  for (const name of some) if (others.has(name)) return true;
  return false;
}
