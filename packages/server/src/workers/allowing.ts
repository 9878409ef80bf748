import type { Allowance } from '@causeway/core/delivery/destination';
import type { Clock } from '../ports/clock.ts';
import type { Settlement, Take } from '../ports/delivery-store.ts';

const MINUTE_MS = 60_000;

/**
 * Keeps to how many messages may be delivered in a period. What is under way has its place in it, whatever becomes of
 * it, so that takes side by side never deliver too much together. The store is asked once for each period: nobody else
 * delivers for the integration. Like the store it counts from the beginning of the minute in which a period begins.
 */
export class Allowing {
  readonly #allowance: (now: number) => Allowance;
  readonly #deliveredSince: (since: number) => Promise<number>;
  readonly #clock: Clock;
  readonly #underWay: Set<number> = new Set();
  /** Places of takes that are being read. */
  #held = 0;
  #period: { readonly since: number; delivered: number } | undefined;
  #settlements = 0;

  constructor(
    allowance: (now: number) => Allowance,
    deliveredSince: (since: number) => Promise<number>,
    clock: Clock,
  ) {
    this.#allowance = allowance;
    this.#deliveredSince = deliveredSince;
    this.#clock = clock;
  }

  /** When a place may be free; `now` or earlier: there is one, or nobody knows yet. */
  opensAt(): number {
    const now = this.#clock();
    const { most, since, until } = this.#allowance(now);
    if (this.#period?.since !== since) return now;
    return this.#free(most, this.#period.delivered) > 0 ? now : until;
  }

  /** Takes up to so many messages, as many as there are places for; undefined when there is none. */
  async take(most: number, read: (limit: number) => Promise<Take>): Promise<Take | undefined> {
    const places = await this.#hold(most);
    if (places === 0) return undefined;
    try {
      const take = await read(places);
      for (const { events } of take.queues) for (const { id } of events) this.#underWay.add(id);
      return take;
    } finally {
      this.#held -= places;
    }
  }

  /** They are under way from now on. */
  began(events: Iterable<number>): void {
    for (const event of events) this.#underWay.add(event);
  }

  /** They are not under way any more, however it ended. */
  ended(events: Iterable<number>): void {
    for (const event of events) this.#underWay.delete(event);
  }

  settled({ at, settled, parked }: Settlement): void {
    this.#settlements++;
    const period = this.#period;
    const counts = period !== undefined && minuteOf(at) >= minuteOf(period.since);
    for (const { event, ending } of settled) {
      this.#underWay.delete(event);
      if (counts && ending.outcome === 'delivered') period.delivered++;
    }
    for (const { events } of parked) for (const { event } of events) this.#underWay.delete(event);
  }

  async #hold(wanted: number): Promise<number> {
    for (;;) {
      const { most, since } = this.#allowance(this.#clock());
      if (this.#period?.since === since) {
        const places = Math.max(0, Math.min(wanted, this.#free(most, this.#period.delivered)));
        this.#held += places;
        return places;
      }
      const before = this.#settlements;
      const delivered = await this.#deliveredSince(since);
      // What was settled meanwhile is in the number, or is not.
      if (before === this.#settlements) this.#period = { since, delivered };
    }
  }

  #free(most: number, delivered: number): number {
    return most - delivered - this.#underWay.size - this.#held;
  }
}

function minuteOf(time: number): number {
  return Math.floor(time / MINUTE_MS);
}
