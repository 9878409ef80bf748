export interface PortionLimits {
  readonly first: number;
  readonly least: number;
  readonly most: number;
  /** So long one portion may take, in milliseconds. */
  readonly turnMs: number;
}

/** How much is done in one turn: it grows and shrinks so that a turn takes about so long, whatever the disk and the cache. */
export class Portion {
  readonly #limits: PortionLimits;
  #size: number;

  constructor(limits: PortionLimits) {
    this.#limits = limits;
    this.#size = limits.first;
  }

  get size(): number {
    return this.#size;
  }

  /** Tells how long a turn took. One that did less than a whole portion is told of too: it only makes portions smaller. */
  took(ms: number, isWhole: boolean): void {
    const { least, most, turnMs } = this.#limits;
    if (ms > turnMs) this.#size = Math.max(least, this.#size >> 1);
    else if (isWhole && ms < turnMs / 2) this.#size = Math.min(most, this.#size << 1);
  }
}
