import type { LivePart } from '@causeway/contract/live';
import type { FeedEvent } from '../../ports/feed-store.ts';

/** What one person watches. */
export interface WatchFilter {
  readonly workspace: number;
  readonly type: string | undefined;
  /** The id of a customer, who may be merged or not be there yet. */
  readonly customerId: string | undefined;
  readonly source: number | undefined;
}

/** Events a second that are shown. */
const MOST_A_SECOND = 100;
const MOST_SHOWN = 2_000;
/** Parts that wait for a client that is slower than what it watches. */
const MOST_QUEUED = 1_000;
const MOST_BEHIND = 5_000;
const ALIVE_MS = 15_000;

/** One stream: its place in what is written, what it has shown, and the parts that are to be sent. */
export class Watcher implements AsyncIterableIterator<LivePart> {
  readonly filter: WatchFilter;
  /** Numbers up to which everything was looked at. */
  event = 0;
  ending = 0;
  receipt = 0;
  readonly #shown: Set<number> = new Set();
  readonly #queue: LivePart[] = [];
  readonly #closed: () => void;
  #waiting: ((result: IteratorResult<LivePart>) => void) | undefined;
  #ended = false;
  #leftOut = 0;
  #allowance = MOST_A_SECOND;
  #at: number;
  #lastPartAt: number;

  constructor(filter: WatchFilter, now: number, closed: () => void) {
    this.filter = filter;
    this.#at = now;
    this.#lastPartAt = now;
    this.#closed = closed;
  }

  /** Of these, the latest that may be shown now; the others are counted. */
  admit(events: readonly FeedEvent[], now: number): readonly FeedEvent[] {
    const room = Math.min(this.#room(now), MOST_QUEUED - this.#queue.length);
    const count = Math.max(0, Math.min(events.length, room));
    this.#leftOut += events.length - count;
    this.#allowance -= count;
    return count === 0 ? [] : events.slice(-count);
  }

  /** May something beside events be shown? It counts as one. */
  admitOne(now: number): boolean {
    const may = this.#room(now) >= 1 && this.#queue.length < MOST_QUEUED;
    if (may) this.#allowance--;
    else this.#leftOut++;
    return may;
  }

  /** From now on its fates are told. To be called before the first ones are asked for, so that none is missed. */
  remember(event: number): void {
    this.#shown.add(event);
    if (this.#shown.size <= MOST_SHOWN) return;
    for (const oldest of this.#shown) {
      this.#shown.delete(oldest);
      return;
    }
  }

  shows(event: number): boolean {
    return this.#shown.has(event);
  }

  push(part: LivePart, now: number): void {
    if (this.#ended) return;
    this.#lastPartAt = now;
    if (this.#waiting === undefined) {
      this.#queue.push(part);
      // Whoever is that far behind is better off beginning anew.
      if (this.#queue.length > MOST_BEHIND) this.close();
      return;
    }
    const waiting = this.#waiting;
    this.#waiting = undefined;
    waiting({ done: false, value: part });
  }

  /** Says what was left out, or that the stream is alive, when it is time. */
  tick(now: number): void {
    if (this.#leftOut > 0) {
      const count = this.#leftOut;
      this.#leftOut = 0;
      this.push({ kind: 'left_out', count }, now);
    } else if (now - this.#lastPartAt >= ALIVE_MS) this.push({ kind: 'alive' }, now);
  }

  next(): Promise<IteratorResult<LivePart>> {
    const part = this.#queue.shift();
    if (part !== undefined) return Promise.resolve({ done: false, value: part });
    if (this.#ended) return Promise.resolve({ done: true, value: undefined });
    return new Promise((resolve) => (this.#waiting = resolve));
  }

  return(): Promise<IteratorResult<LivePart>> {
    this.close();
    return Promise.resolve({ done: true, value: undefined });
  }

  close(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#queue.length = 0;
    this.#waiting?.({ done: true, value: undefined });
    this.#closed();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  #room(now: number): number {
    const passed = Math.max(0, now - this.#at);
    this.#at = now;
    this.#allowance = Math.min(MOST_A_SECOND, this.#allowance + (passed * MOST_A_SECOND) / 1_000);
    return Math.floor(this.#allowance);
  }
}
