import { admits, CLOSED, failed, probing, succeeded, type Breaker } from '@causeway/core/delivery/breaker';
import type { RequestPool } from '@causeway/core/delivery/destination';
import { fullBucket, takeToken, type TokenBucket } from '@causeway/core/delivery/token-bucket';
import type { Clock } from '../ports/clock.ts';

/** Waits, unless `signal` ends it before; then it rejects. */
export type Sleep = (ms: number, signal: AbortSignal) => Promise<void>;

/**
 * What a request of one integration passes before it leaves: the circuit breaker, then the pool of permitted
 * requests that its operation draws from. While the breaker is open everybody waits here; when it half opens, the
 * first one in line is the probe.
 */
export class RequestGate {
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #sleep: Sleep;
  readonly #buckets: Map<string, { bucket: TokenBucket }> = new Map();
  #breaker: Breaker = CLOSED;
  #waiters: (() => void)[] = [];

  constructor(pools: readonly RequestPool[], clock: Clock, random: () => number, sleep: Sleep) {
    this.#clock = clock;
    this.#random = random;
    this.#sleep = sleep;
    for (const pool of pools) {
      const shared = { bucket: fullBucket(pool.perMinute, clock()) };
      for (const operation of pool.operations) this.#buckets.set(operation, shared);
    }
  }

  get breaker(): Breaker {
    return this.#breaker;
  }

  /** True while new requests would only queue up. */
  get isShut(): boolean {
    return admits(this.#breaker, this.#clock()) === 'no';
  }

  /** Milliseconds until a new request may pass, as far as it is known. */
  get opensInMs(): number {
    return this.#breaker.openings === 0 ? 0 : Math.max(0, this.#breaker.until - this.#clock());
  }

  async pass(operation: string, signal: AbortSignal): Promise<void> {
    for (let admission = admits(this.#breaker, this.#clock()); admission !== 'yes';) {
      if (admission === 'probe') {
        this.#breaker = probing(this.#breaker);
        break;
      }
      await this.#wait(signal);
      admission = admits(this.#breaker, this.#clock());
    }
    const shared = this.#buckets.get(operation);
    if (shared === undefined) return;
    const { bucket, waitMs } = takeToken(shared.bucket, this.#clock());
    shared.bucket = bucket;
    if (waitMs > 0) await this.#sleep(waitMs, signal);
  }

  /** Until the breaker changes or its pause is over, whichever is first. */
  async #wait(signal: AbortSignal): Promise<void> {
    const changed = new Promise<void>((resolve) => this.#waiters.push(resolve));
    const over = new AbortController();
    const stop = AbortSignal.any([signal, over.signal]);
    const pause = this.#breaker.probing
      ? undefined
      : this.#sleep(Math.max(1, this.opensInMs), stop).catch(() => undefined);
    const stopped = new Promise<void>((resolve) =>
      signal.addEventListener('abort', () => resolve(), { once: true }),
    );
    await Promise.race(pause === undefined ? [changed, stopped] : [changed, pause, stopped]);
    over.abort();
    signal.throwIfAborted();
  }

  succeeded(): void {
    this.#change(succeeded(this.#breaker));
  }

  failed(askedMs: number | undefined): void {
    this.#change(failed(this.#breaker, this.#clock(), this.#random(), askedMs));
  }

  #change(breaker: Breaker): void {
    if (breaker === this.#breaker) return;
    this.#breaker = breaker;
    const waiters = this.#waiters;
    this.#waiters = [];
    for (const resume of waiters) resume();
  }
}
