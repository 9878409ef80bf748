import type { Run } from '../runtime/run.ts';
import type { FunctionValue, Lazy, Value } from '../runtime/value.ts';

/** Items and what they are compared by, found when first asked for and kept. */
export class Keyed {
  readonly items: readonly Lazy[];
  readonly #run: Run;
  readonly #keyF: FunctionValue | undefined;
  readonly #keys: (Value | undefined)[] = [];

  constructor(run: Run, items: readonly Lazy[], keyF: FunctionValue | undefined) {
    this.#run = run;
    this.items = items;
    this.#keyF = keyF;
  }

  /** The key of the item there: the item itself when there is no function. */
  key(at: number): Value {
    const known = this.#keys[at];
    if (known !== undefined) return known;
    this.#run.spend(1);
    const item = this.items[at] ?? null;
    const key = this.#keyF === undefined ? this.#run.force(item) : this.#run.call(this.#keyF, item);
    this.#keys[at] = key;
    return key;
  }
}
