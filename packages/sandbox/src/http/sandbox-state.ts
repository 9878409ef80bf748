import type { Account } from '../account/account.ts';
import type { Clock } from '../clock.ts';
import type { Pool, Route } from '../endpoints/routes.ts';
import { MinuteQuota, TokenBucket } from '../rules/rate-pool.ts';
import type { Rates } from '../wire/limits.ts';
import type { Mode } from './mode.ts';
import type { RequestLog } from './request-log.ts';

export interface SandboxParts {
  readonly account: Account;
  readonly clock: Clock;
  readonly log: RequestLog;
  readonly routes: ReadonlyMap<string, Route>;
  readonly rates: Rates;
  readonly mode: Mode;
}

/** One running sandbox: the account and everything that stands between it and the wire. */
export class SandboxState {
  readonly account: Account;
  readonly clock: Clock;
  readonly log: RequestLog;
  readonly routes: ReadonlyMap<string, Route>;
  readonly #rates: Rates;
  #mode: Mode;
  #buckets: ReadonlyMap<Pool, TokenBucket>;
  #quota: MinuteQuota;
  #requests = 0;
  #turns = 0;

  constructor(parts: SandboxParts) {
    this.account = parts.account;
    this.clock = parts.clock;
    this.log = parts.log;
    this.routes = parts.routes;
    this.#rates = parts.rates;
    this.#mode = parts.mode;
    this.#buckets = fullBuckets(parts.rates, parts.clock());
    this.#quota = new MinuteQuota(parts.rates.profile);
  }

  get mode(): Mode {
    return this.#mode;
  }

  get quota(): MinuteQuota {
    return this.#quota;
  }

  bucket(pool: Pool): TokenBucket {
    return this.#buckets.get(pool) as TokenBucket;
  }

  /** Draws start over, so that a mode and its seed mean the same whenever they are set. */
  setMode(mode: Mode): void {
    this.#mode = mode;
    this.#turns = 0;
  }

  nextRequest(): { readonly id: number; readonly turn: number } {
    return { id: ++this.#requests, turn: ++this.#turns };
  }

  /** Empties the account, the log and the counts, and fills the pools. The mode stays; its draws start over. */
  reset(): void {
    this.account.reset();
    this.log.clear();
    this.#buckets = fullBuckets(this.#rates, this.clock());
    this.#quota = new MinuteQuota(this.#rates.profile);
    this.#turns = 0;
  }
}

function fullBuckets(rates: Rates, now: number): ReadonlyMap<Pool, TokenBucket> {
  const pools: readonly Pool[] = ['write', 'identityUpdate', 'identityDelete', 'userDelete', 'anonymize'];
  return new Map(pools.map((pool) => [pool, new TokenBucket(rates[pool], now)]));
}
