import type { Account } from '../account/account.ts';
import type { Clock } from '../clock.ts';
import type { Pool, Route } from '../endpoints/routes.ts';
import { Webhooks } from '../webhooks/webhooks.ts';
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
  /** whether webhooks may leave this machine */
  readonly anyHost: boolean;
}

/** One running sandbox: the account and everything that stands between it and the wire. */
export class SandboxState {
  readonly account: Account;
  readonly clock: Clock;
  readonly log: RequestLog;
  readonly routes: ReadonlyMap<string, Route>;
  readonly webhooks: Webhooks;
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
    this.webhooks = new Webhooks({ clock: parts.clock, mode: () => this.#mode }, parts.anyHost);
    this.account.tell(this.webhooks);
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
    this.webhooks.courier.startDrawsOver();
  }

  /** Writes that wait become visible without anybody asking, because their webhooks are due then. */
  settleLater(): void {
    if (this.account.pending.size === 0) return;
    setTimeout(() => this.account.pending.settle(this.clock()), this.#mode.visibilityDelayMs + 1).unref();
  }

  nextRequest(): { readonly id: number; readonly turn: number } {
    return { id: ++this.#requests, turn: ++this.#turns };
  }

  /** Empties the account, the logs and the counts, and fills the pools. Mode and webhooks stay; draws start over. */
  reset(): void {
    this.account.reset();
    this.log.clear();
    this.webhooks.reset();
    this.#buckets = fullBuckets(this.#rates, this.clock());
    this.#quota = new MinuteQuota(this.#rates.profile);
    this.#turns = 0;
  }
}

function fullBuckets(rates: Rates, now: number): ReadonlyMap<Pool, TokenBucket> {
  const pools: readonly Pool[] = ['write', 'identityUpdate', 'identityDelete', 'userDelete', 'anonymize'];
  return new Map(pools.map((pool) => [pool, new TokenBucket(rates[pool], now)]));
}
