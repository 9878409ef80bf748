import type { Look } from '@causeway/core/register/known';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Looks } from '../ports/looks.ts';

export interface LookTools {
  readonly looks: Looks;
  /** Resolves when they are on disk. */
  readonly submit: (looks: readonly Look[]) => Promise<unknown>;
  readonly clock: Clock;
  readonly log: Log;
}

/** Customers who share one transaction of the store, so that a backlog holds nobody up. */
const PORTION = 200;

/**
 * Looks at the customers for whom time alone may have turned something: a window that slid past, a date that came.
 * Answers how many there were.
 */
export async function lookAtDue({ looks, submit, clock, log }: LookTools): Promise<number> {
  let looked = 0;
  let before: ReadonlySet<number> = new Set();
  for (;;) {
    const now = clock();
    const due = await looks.due(now, PORTION);
    // Whoever is still due after a look is nobody's: their audiences are gone, or they are somebody else by now.
    const stuck = due.filter(({ customer }) => before.has(customer)).map(({ customer }) => customer);
    if (stuck.length > 0) {
      log.warn(
        { customers: stuck.slice(0, 20) },
        'customers stay due after they were looked at, and are set aside',
      );
      await looks.setAside(stuck);
    }
    const fresh = due.filter(({ customer }) => !before.has(customer));
    if (fresh.length === 0) {
      if (stuck.length === 0) return looked;
      before = new Set();
      continue;
    }
    await submit(fresh.map(({ workspace, customer }) => ({ workspace, receivedAt: now, look: customer })));
    looked += fresh.length;
    before = new Set(fresh.map(({ customer }) => customer));
  }
}
