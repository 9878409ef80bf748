import {
  admits,
  CLOSED,
  endsAt,
  failed,
  probing,
  quiet,
  resumesAt,
  setBack,
  succeeded,
  type Breaker,
} from '@causeway/core/delivery/breaker';
import type { Destination } from '@causeway/core/delivery/destination';
import { fullBucket, takeToken, type TokenBucket } from '@causeway/core/delivery/token-bucket';
import type { Clock } from '../ports/clock.ts';

/** Waits, unless `signal` ends it before; then it rejects. */
export type Sleep = (ms: number, signal: AbortSignal) => Promise<void>;

/** Nobody sleeps for longer at once: clocks are set, and quiet time is to be noticed when it begins. */
const LONGEST_SLEEP_MS = 60_000;

/**
 * What a request of one integration passes before it leaves: the hours in which something may be sent, the circuit
 * breaker, then the pool of permitted requests that its operation draws from. While the breaker is open everybody
 * waits here; when it half opens, the first one in line is the probe.
 */
export class RequestGate {
  readonly #destination: Pick<Destination, 'pools' | 'opensAt' | 'patience'>;
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #sleep: Sleep;
  readonly #buckets: Map<string, { bucket: TokenBucket }> = new Map();
  #breaker: Breaker = CLOSED;
  #quietSince: number | undefined;
  /** What the clock said last. */
  #latest: number = -Infinity;
  #waiters: (() => void)[] = [];

  constructor(
    destination: Pick<Destination, 'pools' | 'opensAt' | 'patience'>,
    clock: Clock,
    random: () => number,
    sleep: Sleep,
  ) {
    this.#destination = destination;
    this.#clock = clock;
    this.#random = random;
    this.#sleep = sleep;
    for (const pool of destination.pools) {
      const shared = { bucket: fullBucket(pool.perMinute, clock()) };
      for (const operation of pool.operations) this.#buckets.set(operation, shared);
    }
  }

  get breaker(): Breaker {
    return this.#breaker;
  }

  /** True while new requests would only queue up. */
  get isShut(): boolean {
    return admits(this.#breaker, this.#now()) === 'no';
  }

  /** Milliseconds until a new request may pass, as far as it is known. */
  get opensInMs(): number {
    return Math.max(0, resumesAt(this.#breaker) - this.#now());
  }

  /** When patience with the destination ends (see `endsAt`). */
  get endsAt(): number | undefined {
    return endsAt(this.#breaker, this.#destination.patience);
  }

  /** Nothing has succeeded for longer than there is patience. */
  get isExhausted(): boolean {
    return this.#now() >= (this.endsAt ?? Number.POSITIVE_INFINITY);
  }

  /** How long the hours still last in which nothing may be sent; 0: it may. What was quiet is noted when it is over. */
  quietMs(): number {
    const { opensAt } = this.#destination;
    if (opensAt === undefined) return 0;
    const now = this.#now();
    const ms = Math.max(0, opensAt(now) - now);
    if (ms > 0) this.#quietSince ??= now;
    else if (this.#quietSince !== undefined) {
      this.#breaker = quiet(this.#breaker, now - this.#quietSince);
      this.#quietSince = undefined;
    }
    return ms;
  }

  async pass(operation: string, signal: AbortSignal): Promise<void> {
    await this.#loud(signal);
    for (let admission = admits(this.#breaker, this.#now()); admission !== 'yes';) {
      if (admission === 'probe') {
        this.#breaker = probing(this.#breaker);
        break;
      }
      await this.#wait(signal);
      admission = admits(this.#breaker, this.#now());
    }
    const shared = this.#buckets.get(operation);
    if (shared !== undefined) {
      const { bucket, waitMs } = takeToken(shared.bucket, this.#now());
      shared.bucket = bucket;
      if (waitMs > 0) await this.#sleep(waitMs, signal);
    }
    // Quiet time may have begun while it waited.
    await this.#loud(signal);
  }

  /** Until something may be sent. */
  async #loud(signal: AbortSignal): Promise<void> {
    for (let ms = this.quietMs(); ms > 0; ms = this.quietMs())
      await this.#sleep(Math.min(ms, LONGEST_SLEEP_MS), signal);
  }

  /** Until the breaker changes or its pause is over, whichever is first, or for a while. */
  async #wait(signal: AbortSignal): Promise<void> {
    this.quietMs();
    const changed = new Promise<void>((resolve) => this.#waiters.push(resolve));
    const over = new AbortController();
    const stop = AbortSignal.any([signal, over.signal]);
    const pause = this.#breaker.probing
      ? undefined
      : this.#sleep(Math.min(LONGEST_SLEEP_MS, Math.max(1, this.opensInMs)), stop).catch(() => undefined);
    const stopped = new Promise<void>((resolve) =>
      signal.addEventListener('abort', () => resolve(), { once: true, signal: over.signal }),
    );
    await Promise.race(pause === undefined ? [changed, stopped] : [changed, pause, stopped]);
    over.abort();
    signal.throwIfAborted();
  }

  /**
   * Clocks are set back; then what was measured by this one goes back with it. Otherwise nobody would pass until it says
   * again what it said before.
   */
  #now(): number {
    const now = this.#clock();
    const ms = this.#latest - now;
    this.#latest = now;
    if (ms > 0) {
      this.#breaker = setBack(this.#breaker, ms);
      if (this.#quietSince !== undefined) this.#quietSince -= ms;
      for (const shared of new Set(this.#buckets.values()))
        shared.bucket = { ...shared.bucket, at: shared.bucket.at - ms };
    }
    return now;
  }

  succeeded(): void {
    this.#change(succeeded(this.#breaker));
  }

  /** Answers whether it counts as a failure: a pause that was asked for does not where there is patience. */
  failed(askedMs: number | undefined): boolean {
    const { patience } = this.#destination;
    this.#change(failed(this.#breaker, this.#now(), this.#random(), askedMs, patience));
    return patience === undefined || askedMs === undefined;
  }

  #change(breaker: Breaker): void {
    if (breaker === this.#breaker) return;
    this.#breaker = breaker;
    const waiters = this.#waiters;
    this.#waiters = [];
    for (const resume of waiters) resume();
  }
}
