/** How a number stands to those seen before it: a new highest, one that fills a gap, or one seen already. */
export type Arrival = 'next' | 'late' | 'duplicate';

/** The numbers seen of one sequence, kept as closed ranges: in order it is one range however long it gets. */
export class SequenceRanges {
  /** lo0, hi0, lo1, hi1, … ascending, with a gap of at least one number between ranges */
  readonly #bounds: number[] = [];

  see(value: number): Arrival {
    const bounds = this.#bounds;
    const top = bounds.length - 1;
    const highest = bounds[top];
    if (highest === undefined || value > highest + 1) {
      bounds.push(value, value);
      return 'next';
    }
    if (value === highest + 1) {
      bounds[top] = value;
      return 'next';
    }
    return this.#fill(value);
  }

  /** Numbers between the lowest and the highest that never came. */
  get missing(): number {
    let gaps = 0;
    for (let index = 2; index < this.#bounds.length; index += 2) {
      gaps += (this.#bounds[index] as number) - (this.#bounds[index - 1] as number) - 1;
    }
    return gaps;
  }

  #fill(value: number): Arrival {
    const bounds = this.#bounds;
    let low = 0;
    let high = bounds.length / 2 - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((bounds[2 * middle + 1] as number) >= value) high = middle;
      else low = middle + 1;
    }
    const at = 2 * low;
    if ((bounds[at] as number) <= value) return 'duplicate';
    const touchesNext = bounds[at] === value + 1;
    const touchesBefore = at > 0 && bounds[at - 1] === value - 1;
    if (touchesNext && touchesBefore) bounds.splice(at - 1, 2);
    else if (touchesNext) bounds[at] = value;
    else if (touchesBefore) bounds[at - 1] = value;
    else bounds.splice(at, 0, value, value);
    return 'late';
  }
}
