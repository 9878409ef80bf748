import { Agent } from 'node:http';
import type { Clock } from '../clock.ts';
import type { Mode } from '../http/mode.ts';
import { noCounts, sumOf, type Counts } from './counts.ts';
import { hookFateOf, retryWait } from './hook-fate.ts';
import { Lanes } from './lanes.ts';
import { postWebhook } from './post-webhook.ts';
import { SendLog, type Send } from './send-log.ts';
import type { Webhook } from './webhook.ts';

export interface CourierParts {
  readonly clock: Clock;
  readonly mode: () => Mode;
}

/** One delivery: everything but the attempt is as it was when the webhook fired, so that a retry sends the same. */
interface Parcel {
  readonly webhook: Webhook;
  readonly body: string;
  readonly lane: string;
  readonly repeat: boolean;
}

const atOnce = 16;

/** Delivers webhooks: draws their fate, sends, tries again, counts and logs. */
export class Courier {
  readonly #parts: CourierParts;
  readonly #log = new SendLog();
  readonly #counts = new Map<number, Counts>();
  readonly #lanes = new Lanes(atOnce);
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #closing = new AbortController();
  /** free connections are closed before a receiver does it, which would look like a failure */
  readonly #agent = new Agent({ keepAlive: true, maxSockets: atOnce, timeout: 1_000 });
  #turns = 0;
  #parcels = 0;

  constructor(parts: CourierParts) {
    this.#parts = parts;
  }

  get sum(): Counts {
    return sumOf(this.#counts.values());
  }

  countsOf(webhook: Webhook): Counts {
    let counts = this.#counts.get(webhook.id);
    if (counts === undefined) this.#counts.set(webhook.id, (counts = noCounts()));
    return counts;
  }

  /** The latest attempts, newest first. */
  sends(limit: number, webhook?: number): Send[] {
    return this.#log.latest(limit, webhook);
  }

  startDrawsOver(): void {
    this.#turns = 0;
  }

  /** Takes a body that is due. Without a hostile mode the bodies of one user go out one after the other. */
  take(webhook: Webhook, insiderId: string, body: string): void {
    const fate = hookFateOf(this.#parts.mode(), ++this.#turns);
    const counts = this.countsOf(webhook);
    counts.fired++;
    if (fate.waits.length === 0) counts.dropped++;
    fate.waits.forEach((wait, copy) => {
      const lane = fate.unordered ? `#${++this.#parcels}` : `${webhook.id} ${insiderId}`;
      counts.waiting++;
      if (copy > 0) counts.repeated++;
      this.#after(wait, { webhook, body, lane, repeat: copy > 0 }, 1);
    });
  }

  /** Sends at once, once, whatever the mode, and says what came of it. */
  async test(webhook: Webhook, body: string): Promise<Send> {
    return this.#post({ webhook, body, lane: '', repeat: false }, 1, true);
  }

  /** Forgets what waits and cuts what is under way. */
  close(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    this.#lanes.clear();
    this.#closing.abort(new Error('the sandbox was stopped or reset'));
    this.#agent.destroy();
  }

  #after(wait: number, parcel: Parcel, attempt: number): void {
    const job = { lane: parcel.lane, run: () => this.#attempt(parcel, attempt) };
    if (wait <= 0) {
      // after the answer to the request that caused it
      setImmediate(() => {
        if (!this.#closing.signal.aborted) this.#lanes.add(job);
      });
      return;
    }
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      this.#lanes.add(job);
    }, wait);
    this.#timers.add(timer);
  }

  async #attempt(parcel: Parcel, attempt: number): Promise<void> {
    const counts = this.countsOf(parcel.webhook);
    const { status } = await this.#post(parcel, attempt, false);
    if (this.#closing.signal.aborted) return;
    const wait = isGood(status) ? undefined : retryWait(this.#parts.mode(), attempt);
    if (wait !== undefined) {
      counts.retried++;
      return this.#after(wait, parcel, attempt + 1);
    }
    counts.waiting--;
    if (isGood(status)) counts.sent++;
    else counts.failed++;
  }

  async #post(parcel: Parcel, attempt: number, test: boolean): Promise<Send> {
    const { webhook, body, repeat } = parcel;
    const at = this.#parts.clock();
    const timeoutMs = this.#parts.mode().hookTimeoutMs;
    const signal = this.#closing.signal;
    const outcome = await postWebhook(webhook, body, { agent: this.#agent, timeoutMs, signal });
    return this.#log.add({
      webhook: webhook.id,
      at,
      url: webhook.url,
      body,
      attempt,
      repeat,
      test,
      ...outcome,
    });
  }
}

function isGood(status: number): boolean {
  return status >= 200 && status < 300;
}
