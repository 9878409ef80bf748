const minute = 60_000;

/** A bucket that holds a minute's worth of requests and refills evenly. inferred: the limits are published, not how. */
export class TokenBucket {
  readonly #perMinute: number;
  #tokens: number;
  #at: number;

  constructor(perMinute: number, now: number) {
    this.#perMinute = perMinute;
    this.#tokens = perMinute;
    this.#at = now;
  }

  /** Takes one request out; 0 when it was there, otherwise the seconds until the next one is. */
  take(now: number): number {
    const passed = Math.max(0, now - this.#at);
    this.#tokens = Math.min(this.#perMinute, this.#tokens + (passed * this.#perMinute) / minute);
    this.#at = now;
    // refilling is fractional: a token that is whole but for rounding counts
    if (this.#tokens >= 1 - 1e-9) {
      this.#tokens -= 1;
      return 0;
    }
    if (this.#perMinute <= 0) return 60;
    return Math.max(1, Math.ceil(((1 - this.#tokens) * minute) / this.#perMinute / 1_000));
  }
}

/** Units that may be spent per calendar minute; what is `used` starts again at 0 with each. */
export class MinuteQuota {
  readonly total: number;
  #used = 0;
  #minute = -1;

  constructor(total: number) {
    this.total = total;
  }

  /** The units used this minute including these, or undefined when they are not left. */
  spend(units: number, now: number): number | undefined {
    const current = Math.floor(now / minute);
    if (current !== this.#minute) {
      this.#minute = current;
      this.#used = 0;
    }
    if (this.#used + units > this.total) return undefined;
    this.#used += units;
    return this.#used;
  }
}

/**
 * Units one profile call costs. published: grows with the user base and with the number of event types, not with
 * attributes, and one sample of three event types costs 2.5. inferred: the formula.
 */
export function profileCost(eventTypes: number, users: number): number {
  return (1 + 0.5 * eventTypes) * (1 + Math.floor(users / 1_000_000));
}
