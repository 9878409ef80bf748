import type { Sleep } from '../../packages/server/src/workers/request-gate.ts';

interface Timer {
  readonly at: number;
  readonly ring: () => void;
}

/** Time that passes only while everybody sleeps: from one waking to the next. */
export class VirtualTime {
  #timers: Timer[] = [];
  now: number;

  constructor(now: number) {
    this.now = now;
  }

  readonly clock = (): number => this.now;

  readonly sleep: Sleep = (ms, signal) =>
    new Promise((resolve, reject) => {
      const timer = { at: this.now + ms, ring: resolve };
      const abort = (): void => {
        this.#timers = this.#timers.filter((other) => other !== timer);
        reject(signal.reason as Error);
      };
      if (signal.aborted) return abort();
      this.#timers.push(timer);
      signal.addEventListener('abort', abort, { once: true });
    });

  /** Lets so much time pass. */
  async pass(ms: number): Promise<void> {
    const end = this.now + ms;
    while (await this.#step(end));
    this.now = end;
  }

  /** Lets time pass until it is so, or until then; answers whether it is. */
  async until(so: () => boolean, latest: number): Promise<boolean> {
    await idle();
    while (!so()) if (!(await this.#step(latest))) return so();
    return true;
  }

  /** Who sleeps now sleeps for ever, as after a crash. */
  forget(): void {
    this.#timers = [];
  }

  async #step(latest: number): Promise<boolean> {
    await idle();
    const [first, ...others] = this.#timers;
    if (first === undefined) return false;
    const next = others.reduce((one, other) => (other.at < one.at ? other : one), first);
    if (next.at > latest) return false;
    this.now = Math.max(this.now, next.at);
    this.#timers = this.#timers.filter((timer) => timer !== next);
    next.ring();
    return true;
  }
}

/** Until everything has happened that needs no time. */
async function idle(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
}
