const SECOND_MS = 1_000;

/** So many times a second. `now` is Unix milliseconds. */
export class PerSecond {
  readonly #most: number;
  #second = 0;
  #count = 0;

  constructor(most: number) {
    this.#most = most;
  }

  admits(now: number): boolean {
    const second = Math.floor(now / SECOND_MS);
    if (second !== this.#second) {
      this.#second = second;
      this.#count = 0;
    }
    return ++this.#count <= this.#most;
  }
}
