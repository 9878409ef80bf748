import type { CustomerQueue, Enough, Plan } from '@causeway/core/delivery/destination';
import type { Clock } from '../ports/clock.ts';
import type { Sleep } from './request-gate.ts';

/** So long may planning hold the thread, milliseconds. All integrations share it. */
const SLICE_MS = 25;
/** Planning that takes longer for each event runs what somebody wrote, and badly; the rules of the hub take a fraction. */
const DEAR_MS = 2;
/** After planning that was cut short, others have the thread for so many times as long as it took. */
const REST = 3;

/**
 * The turns of one integration at planning. A template may take a hundred times as long as any other: then it is planned
 * a few events at a time, with a rest after each turn, so that it slows down its own integration and nobody else's.
 */
export class PlanTurns {
  readonly #clock: Clock;
  readonly #sleep: Sleep;
  readonly #signal: AbortSignal;
  #restsUntil = 0;

  constructor(clock: Clock, sleep: Sleep, signal: AbortSignal) {
    this.#clock = clock;
    this.#sleep = sleep;
    this.#signal = signal;
  }

  /** `cut`: something may have been left for another time. */
  async take(
    plan: (now: number, enough: Enough) => Plan,
  ): Promise<{ readonly plan: Plan; readonly cut: boolean }> {
    // Several takes may wait for the same rest; whoever is first begins another.
    for (let ms = this.#restMs(); ms > 0; ms = this.#restMs()) await this.#sleep(ms, this.#signal);
    const began = this.#clock();
    let cut = false;
    let asked = 0;
    const made = plan(began, () => {
      asked++;
      const took = this.#clock() - began;
      cut ||= took >= SLICE_MS && took / asked >= DEAR_MS;
      return cut;
    });
    const ended = this.#clock();
    if (cut) this.#restsUntil = ended + (ended - began) * REST;
    return { plan: made, cut };
  }

  #restMs(): number {
    return Math.min(this.#restsUntil - this.#clock(), LONGEST_REST_MS);
  }
}

/** Clocks are set; nobody waits longer than this at once. */
const LONGEST_REST_MS = 5_000;

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
