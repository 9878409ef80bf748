/**
 * Threads of one hub take turns to write: SQLite has one writer, and a thread that finds the database busy would
 * sleep inside SQLite with its event loop stopped. The turnstile is a ticket lock in shared memory, so turns are
 * granted in the order in which they were asked for and nobody starves. Waiting never blocks the event loop.
 *
 * States: `next` is the next ticket to hand out, `serving` the ticket whose turn it is.
 */
export class Turnstile {
  readonly #cells: Int32Array<SharedArrayBuffer>;

  constructor(shared: SharedArrayBuffer = new SharedArrayBuffer(8)) {
    this.#cells = new Int32Array(shared);
  }

  get shared(): SharedArrayBuffer {
    return this.#cells.buffer;
  }

  /** Runs `work` when its turn has come, and ends the turn when it is done, however it ends. */
  async turn<T>(work: () => T): Promise<T> {
    const ticket = Atomics.add(this.#cells, NEXT, 1);
    for (let serving = Atomics.load(this.#cells, SERVING); serving !== ticket;) {
      const waited = Atomics.waitAsync(this.#cells, SERVING, serving);
      if (waited.async) await waited.value;
      serving = Atomics.load(this.#cells, SERVING);
    }
    try {
      return work();
    } finally {
      Atomics.add(this.#cells, SERVING, 1);
      Atomics.notify(this.#cells, SERVING);
    }
  }
}

const NEXT = 0;
const SERVING = 1;
