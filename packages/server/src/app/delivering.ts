import { Worker } from 'node:worker_threads';
import type { Issue } from '@causeway/core/result/issue';
import type { FreshLanes } from '../ports/register-store.ts';
import type { DeliverInit, FromDeliver, ToDeliver } from './deliver-messages.ts';

export type Totals = Extract<FromDeliver, { type: 'totals' }>['integrations'];

/** The registering thread's handle on the delivering thread. */
export class Delivering {
  readonly #worker: Worker;
  readonly #ready: Promise<void>;
  readonly #exited: Promise<void>;
  #alive = true;
  totals: Totals = [];

  /**
   * `paused` is called when the thread has paused an integration, with the reason; `died` when it ends without having
   * been asked to: the hub cannot go on without it; `replied` when replies wait to be taken in.
   */
  constructor(
    init: DeliverInit,
    paused: (integration: number, issue: Issue) => void,
    died: (error: unknown) => void,
    replied: () => void = () => undefined,
  ) {
    this.#worker = new Worker(new URL('./deliver-thread.js', import.meta.url), {
      workerData: init,
      name: 'deliver',
    });
    let stopping = false;
    let ready: () => void = () => undefined;
    this.#ready = new Promise((resolve) => (ready = resolve));
    this.#worker.on('message', (message: FromDeliver) => {
      switch (message.type) {
        case 'ready':
          return ready();
        case 'paused':
          return paused(message.integration, message.issue);
        case 'replies':
          return replied();
        case 'totals':
          this.totals = message.integrations;
          return;
        case 'stopped':
          stopping = true;
      }
    });
    this.#worker.on('error', (error) => {
      this.#alive = false;
      died(error);
    });
    this.#exited = new Promise((resolve) => {
      this.#worker.on('exit', () => {
        this.#alive = false;
        ready();
        resolve();
        if (!stopping) died(new Error('the delivering thread ended'));
      });
    });
  }

  get alive(): boolean {
    return this.#alive;
  }

  /** Integrations whose breaker is not closed. */
  get failing(): ReadonlySet<number> {
    return new Set(this.totals.flatMap(([id, { breaker }]) => (breaker.openings > 0 ? [id] : [])));
  }

  ready(): Promise<void> {
    return this.#ready;
  }

  fresh(fresh: FreshLanes): void {
    if (fresh.size > 0)
      this.#tell({
        type: 'fresh',
        lanes: [...fresh].map(([integration, lanes]) => [integration, [...lanes]]),
      });
  }

  configured(): void {
    this.#tell({ type: 'configured' });
  }

  look(integration: number): void {
    this.#tell({ type: 'look', integration });
  }

  erased(): void {
    this.#tell({ type: 'erased' });
  }

  async stop(): Promise<void> {
    this.#tell({ type: 'stop' });
    await this.#exited;
  }

  #tell(message: ToDeliver): void {
    this.#worker.postMessage(message);
  }
}
