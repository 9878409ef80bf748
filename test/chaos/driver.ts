import { setTimeout as sleep } from 'node:timers/promises';
import { Draws } from '@causeway/cli/demo/shop/random';

/** A customer as the driver drives it. Numbers start at 1; `said` is what the last answered identify said. */
export interface Driven {
  readonly id: string;
  answered: number;
  counter: number | undefined;
  email: string | undefined;
}

interface Event {
  readonly type: 'track' | 'identify';
  readonly userId: string;
  readonly messageId: string;
  readonly event?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly traits?: Readonly<Record<string, unknown>>;
}

export interface DriverOptions {
  readonly seed: number;
  readonly customers: number;
  readonly workers: number;
  /** Posts a batch; answers the status, or rejects when there was no answer. */
  readonly post: (batch: readonly Event[]) => Promise<number>;
}

/**
 * Sends numbered events of many customers until it is told to stop. A worker has its own customers and one request
 * under way at a time; a request without a good answer is repeated, same events and same ids, until it has one.
 */
export class Driver {
  readonly customers: readonly Driven[];
  /** Requests that had to be repeated. */
  repeated = 0;
  requests = 0;
  readonly #options: DriverOptions;
  readonly #sent: Map<string, number> = new Map();
  #stopping = false;
  #running: Promise<unknown> = Promise.resolve();

  constructor(options: DriverOptions) {
    this.#options = options;
    this.customers = Array.from({ length: options.customers }, (_, index) => ({
      id: `c${index}`,
      answered: 0,
      counter: undefined,
      email: undefined,
    }));
  }

  start(): void {
    const { workers, seed } = this.#options;
    const work = Array.from({ length: workers }, (_, worker) => {
      const own = this.customers.filter((__, index) => index % workers === worker);
      return this.#work(own, new Draws(seed * 100 + worker));
    });
    this.#running = Promise.all(work);
    this.#running.catch(() => undefined);
  }

  /** Ends when everything sent has been answered. */
  async stop(): Promise<void> {
    this.#stopping = true;
    await this.#running;
  }

  async #work(own: readonly Driven[], draws: Draws): Promise<void> {
    while (!this.#stopping) {
      const batch: Event[] = [];
      const then: (() => void)[] = [];
      for (let left = draws.whole(1, 12); left > 0; left--) this.#add(draws.pick(own), draws, batch, then);
      await this.#untilAnswered(batch);
      for (const note of then) note();
      await sleep(draws.whole(5, 50));
    }
  }

  #add(customer: Driven, draws: Draws, batch: Event[], then: (() => void)[]): void {
    const sequence = (this.#sent.get(customer.id) ?? 0) + 1;
    this.#sent.set(customer.id, sequence);
    const common = { userId: customer.id, messageId: `${customer.id}-${sequence}` };
    batch.push({
      ...common,
      type: 'track',
      event: 'Step Taken',
      properties: { customer: customer.id, sequence },
    });
    const traits = {
      ...(draws.chance(0.2) ? { counter: sequence } : {}),
      ...(draws.chance(0.05) ? { email: `${customer.id}.${sequence}@example.com` } : {}),
    };
    const says = Object.keys(traits).length > 0;
    if (says) batch.push({ ...common, messageId: `${common.messageId}-i`, type: 'identify', traits });
    then.push(() => {
      customer.answered = sequence;
      customer.counter = traits.counter ?? customer.counter;
      customer.email = traits.email ?? customer.email;
    });
  }

  async #untilAnswered(batch: readonly Event[]): Promise<void> {
    for (;;) {
      this.requests++;
      const status = await this.#options.post(batch).catch(() => 0);
      if (status === 200) return;
      if (status >= 400 && status < 500 && status !== 429)
        throw new Error(`the hub refused a good batch with ${status}`);
      this.repeated++;
      await sleep(40);
    }
  }
}
