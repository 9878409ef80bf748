import type { CustomerQueue, Enough, Plan } from '@causeway/core/delivery/destination';
import type { PlanShare } from './plan-share.ts';

/** So long may planning hold the thread at a time, milliseconds of computing, and then the event that it is at. */
const SLICE_MS = 8;
/** What planning one event takes at the most by the rules of the hub, and with templates as they should be. */
const ORDINARY_MS = 0.25;
/** What is beyond that adds up to so much: the integration plans in the share of those who are dear. */
const DEAR_MS = 2;

/**
 * The turns of one integration at planning. A template may take a hundred times as long as any other: then it is planned
 * a few events at a time and waits for its turn among its like (`PlanShare`), so that it slows down its own integration
 * and hardly anybody else's.
 */
export class PlanTurns {
  readonly #integration: number;
  readonly #share: PlanShare;
  readonly #signal: AbortSignal;
  #debt = 0;
  #dear = false;

  constructor(integration: number, share: PlanShare, signal: AbortSignal) {
    this.#integration = integration;
    this.#share = share;
    this.#signal = signal;
  }

  /** `cut`: something may have been left for another time. */
  async take(
    plan: (now: number, enough: Enough) => Plan,
  ): Promise<{ readonly plan: Plan; readonly cut: boolean }> {
    const share = this.#share;
    const shared = this.#dear;
    if (shared) await share.turn(this.#integration, this.#signal);
    const began = share.spent();
    let events = 0;
    let cut = false;
    try {
      const made = plan(share.clock(), () => {
        cut ||= events > 0 && share.spent() - began >= SLICE_MS;
        if (!cut) events++;
        return cut;
      });
      return { plan: made, cut };
    } finally {
      // Who never asks runs nothing but the rules of the hub.
      const over = events === 0 ? 0 : share.spent() - began - events * ORDINARY_MS;
      this.#debt = Math.max(0, this.#debt + over);
      this.#dear = this.#debt >= DEAR_MS || (shared && over > 0);
      if (this.#dear || shared) {
        share.took(this.#integration, this.#debt);
        this.#debt = 0;
      }
    }
  }
}

/** The customers with events that a plan says nothing of. */
export function unplanned(
  { flights, skips, refused }: Plan,
  queues: readonly CustomerQueue[],
): ReadonlySet<number> {
  const planned = new Set<number>();
  for (const { entries } of flights)
    for (const { events } of entries) for (const event of events) planned.add(event);
  for (const { events } of [...skips, ...refused]) for (const event of events) planned.add(event);
  return new Set(
    queues
      .filter(({ events }) => events.some(({ id }) => !planned.has(id)))
      .map(({ customer }) => customer.key),
  );
}
