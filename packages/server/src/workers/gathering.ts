import type { Destination } from '@causeway/core/delivery/destination';
import type { Clock } from '../ports/clock.ts';
import type { DeliveryStore } from '../ports/delivery-store.ts';

type Gather = NonNullable<Destination['gather']>;

export interface GatheringTools {
  readonly queued: (lanes: readonly number[], most: number) => ReturnType<DeliveryStore['queued']>;
  readonly clock: Clock;
  /** Can the lane be taken now? */
  readonly isFree: (lane: number) => boolean;
  /** These need not wait any more. */
  readonly go: (lanes: readonly number[]) => void;
  readonly lookAt: (time: number) => void;
  readonly failed: (error: unknown) => void;
}

interface Waiting {
  /** When what the lane holds was first noticed. */
  readonly since: number;
  /** Grows with whatever is noticed. */
  readonly notice: number;
}

/** When lanes go that hold so many messages together, the first of which was noticed `since` then. */
export function goesAt({ messages, ms }: Gather, queued: number, since: number): number {
  return queued >= messages ? since : since + ms;
}

/**
 * Lanes whose messages wait for company. All of them go as soon as there is enough in those that can be taken, or when
 * one has waited long enough.
 */
export class Gathering {
  readonly #gather: Gather;
  readonly #tools: GatheringTools;
  readonly #waiting: Map<number, Waiting> = new Map();
  /** Since when lanes had waited as they went: what is left in one of them has waited as long. */
  readonly #went: Map<number, number> = new Map();
  #notice = 0;
  #looking = false;
  #again = false;

  constructor(gather: Gather, tools: GatheringTools) {
    this.#gather = gather;
    this.#tools = tools;
  }

  /** The lane has something new. */
  add(lane: number): void {
    this.#note(lane, this.#tools.clock());
  }

  /** Not all of what the lane held was taken. */
  left(lane: number): void {
    this.#note(lane, this.#went.get(lane) ?? this.#tools.clock());
  }

  /** To be called when something was added, and when lanes have become free. */
  look(): void {
    this.#again = true;
    if (this.#looking) return;
    this.#looking = true;
    this.#lookOn()
      .catch(this.#tools.failed)
      .finally(() => (this.#looking = false));
  }

  async #lookOn(): Promise<void> {
    while (this.#again) {
      this.#again = false;
      await this.#lookOnce();
    }
  }

  async #lookOnce(): Promise<void> {
    const { queued, clock, isFree, go, lookAt } = this.#tools;
    const free = [...this.#waiting.keys()].filter(isFree);
    if (free.length === 0) return;
    const notice = this.#notice;
    const { lanes, messages } = await queued(free, this.#gather.messages);
    // Only when there is too little, all lanes were looked at. What was taken meanwhile keeps nobody company.
    if (messages < this.#gather.messages) this.#forgetEmpty(free, new Set(lanes), notice);
    const waiting = free.flatMap((lane) => this.#waiting.get(lane) ?? []);
    if (waiting.length === 0) return;
    const at = goesAt(this.#gather, messages, Math.min(...waiting.map(({ since }) => since)));
    if (at > clock()) return lookAt(at);
    for (const lane of free) {
      const one = this.#waiting.get(lane);
      if (one !== undefined) this.#went.set(lane, one.since);
      this.#waiting.delete(lane);
    }
    go(free);
  }

  #forgetEmpty(free: readonly number[], filled: ReadonlySet<number>, before: number): void {
    for (const lane of free) {
      const noticed = this.#waiting.get(lane)?.notice ?? 0;
      if (!filled.has(lane) && noticed <= before) this.#waiting.delete(lane);
    }
  }

  #note(lane: number, since: number): void {
    const before = this.#waiting.get(lane)?.since ?? since;
    this.#waiting.set(lane, { since: Math.min(before, since), notice: ++this.#notice });
  }
}
