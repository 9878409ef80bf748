/** So long may one thread write, milliseconds, and then the transaction that it is at, while another waits. */
const SLICE_MS = 5;

/**
 * Threads of one hub take turns to write: SQLite has one writer, and a thread that finds the database busy would
 * sleep inside SQLite with its event loop stopped. The turnstile is a ticket lock in shared memory, so turns are
 * granted in the order in which they were asked for and nobody starves. Waiting never blocks the event loop.
 *
 * A thread has one ticket at a time, however much it has to write: in its turn it does what it can in a few
 * milliseconds, in order, and asks again for the rest. So a thread with a long queue delays another by one turn.
 *
 * States: `next` is the next ticket to hand out, `serving` the ticket whose turn it is.
 */
export class Turnstile {
  readonly #cells: Int32Array<SharedArrayBuffer>;
  readonly #now: () => number;
  readonly #queue: (() => void)[] = [];
  #asking = false;

  /** `now`: milliseconds from some beginning on. */
  constructor(
    shared: SharedArrayBuffer = new SharedArrayBuffer(8),
    now: () => number = performance.now.bind(performance),
  ) {
    this.#cells = new Int32Array(shared);
    this.#now = now;
  }

  get shared(): SharedArrayBuffer {
    return this.#cells.buffer;
  }

  /** Runs `work` when its turn has come, and ends the turn when it is done, however it ends. */
  turn<T>(work: () => T): Promise<T> {
    const attempt = async (): Promise<T> => work();
    return new Promise((resolve, reject) => {
      this.#queue.push(() => resolve(attempt()));
      if (!this.#asking) this.#serve().catch(reject);
    });
  }

  async #serve(): Promise<void> {
    this.#asking = true;
    while (this.#queue.length > 0) {
      const ticket = Atomics.add(this.#cells, NEXT, 1);
      for (let serving = Atomics.load(this.#cells, SERVING); serving !== ticket;) {
        const waited = Atomics.waitAsync(this.#cells, SERVING, serving);
        if (waited.async) await waited.value;
        serving = Atomics.load(this.#cells, SERVING);
      }
      const until = this.#now() + SLICE_MS;
      do this.#queue.shift()?.();
      while (this.#queue.length > 0 && this.#now() < until);
      Atomics.add(this.#cells, SERVING, 1);
      Atomics.notify(this.#cells, SERVING);
    }
    this.#asking = false;
  }
}

const NEXT = 0;
const SERVING = 1;
