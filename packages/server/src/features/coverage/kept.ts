import type { Clock } from '../../ports/clock.ts';

const KEPT_MS = 30_000;
const MOST_KEPT = 20;

/** Work that one does after the other, however many ask for it. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();

  take<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work);
    this.#last = done.catch(() => undefined);
    return done;
  }
}

/** Answers that cost much, kept for a moment. Whoever asks while one is being made shares it. */
export class Kept<T> {
  readonly #clock: Clock;
  readonly #turns: Turns;
  readonly #kept: Map<string, { readonly value: Promise<T>; until: number }> = new Map();

  constructor(clock: Clock, turns: Turns) {
    this.#clock = clock;
    this.#turns = turns;
  }

  get(key: string, make: () => Promise<T>): Promise<T> {
    const now = this.#clock();
    for (const [name, { until }] of this.#kept) if (until <= now) this.#kept.delete(name);
    const there = this.#kept.get(key);
    if (there !== undefined) return there.value;
    if (this.#kept.size >= MOST_KEPT) this.#kept.delete(this.#kept.keys().next().value ?? '');
    const entry = { value: this.#turns.take(make), until: Number.POSITIVE_INFINITY };
    this.#kept.set(key, entry);
    entry.value.then(
      () => (entry.until = this.#clock() + KEPT_MS),
      () => {
        if (this.#kept.get(key) === entry) this.#kept.delete(key);
      },
    );
    return entry.value;
  }
}
