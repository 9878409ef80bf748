const MINUTE_MS = 60_000;

/**
 * How many requests of strangers are written down, for each workspace and minute: the address of a workspace is no
 * secret, and whoever knows it must not be able to fill the disk. What is beyond is answered all the same.
 */
export class StrangerLimit {
  readonly #most: number;
  #minute = 0;
  #seen = new Map<number, number>();

  constructor(most: number = 300) {
    this.#most = most;
  }

  /** May one more be written down? */
  admits(workspace: number, now: number): boolean {
    const minute = Math.floor(now / MINUTE_MS);
    if (minute !== this.#minute) {
      this.#minute = minute;
      this.#seen = new Map();
    }
    const seen = this.#seen.get(workspace) ?? 0;
    this.#seen.set(workspace, seen + 1);
    return seen < this.#most;
  }
}
