import type { Shelf } from './shelf.ts';

/** Runs `work` while no other tab does. False: it is another tab's turn, and nothing was run. */
export type Turn = (work: () => Promise<void>) => Promise<boolean>;

/** Longer than a request takes: nobody loses a turn while sending. */
export const LEASE_MS = 20_000;
/**
 * Tabs are processes, and each sees a little late what another one wrote: after this, whose note stayed, and what the
 * tab that had the turn before has sent. What is seen later still is sent twice under one id, which the hub takes once.
 */
const SETTLE_MS = 50;

type Pause = (ms: number) => Promise<void>;

/** The part of `LockManager` that is needed. */
export interface Locks {
  request(name: string, work: () => Promise<void>): Promise<unknown>;
}

/** The browser's own locks: a tab that dies gives its turn back. Where they cannot be had, `otherwise`. */
export function turnByLocks(locks: Locks, name: string, pause: Pause, otherwise: Turn): Turn {
  return async (work) => {
    let begun = false;
    try {
      await locks.request(name, async () => {
        begun = true;
        await pause(SETTLE_MS);
        await work();
      });
      return true;
    } catch {
      return begun || otherwise(work);
    }
  };
}

export interface LeaseOptions {
  readonly shelf: Shelf;
  readonly key: string;
  readonly tab: string;
  readonly clock: () => number;
  readonly pause: Pause;
}

/**
 * A note in the storage that tabs share: whose turn it is, and until when.
 */
export function turnByLease({ shelf, key, tab, clock, pause }: LeaseOptions): Turn {
  const isMine = (): boolean => shelf.get(key)?.split(' ')[0] === tab;
  const isTaken = (): boolean => {
    const [, until = 0] = (shelf.get(key) ?? '').split(' ').map(Number);
    // A note further ahead was written before the clock was set.
    return !isMine() && until > clock() && until <= clock() + LEASE_MS;
  };
  return async (work) => {
    if (isTaken()) return false;
    shelf.set(key, `${tab} ${clock() + LEASE_MS}`);
    await pause(SETTLE_MS);
    if (!isMine()) return false;
    try {
      await work();
    } finally {
      if (isMine()) shelf.remove(key);
    }
    return true;
  };
}
