import { TooBusy } from '../../ports/passwords.ts';

const MOST_WAITING = 4;

/** Runs what is done under the same name one after the other. Rejects with TooBusy when too many wait already. */
export class OneAtATime {
  readonly #waiting: Map<string, (() => void)[]> = new Map();

  async run<T>(name: string, work: () => Promise<T>): Promise<T> {
    const others = this.#waiting.get(name);
    if (others === undefined) this.#waiting.set(name, []);
    else {
      if (others.length >= MOST_WAITING) throw new TooBusy();
      await new Promise<void>((resolve) => others.push(resolve));
    }
    try {
      return await work();
    } finally {
      const next = this.#waiting.get(name)?.shift();
      if (next === undefined) this.#waiting.delete(name);
      else next();
    }
  }
}
