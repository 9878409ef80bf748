import type { Run } from '../runtime/run.ts';
import type { ArrayValue, ObjectValue, Value } from '../runtime/value.ts';

/** A text in the making, paid for as it grows. */
export class TextWriter {
  readonly #run: Run;
  readonly #parts: string[] = [];

  constructor(run: Run) {
    this.#run = run;
  }

  put(...texts: readonly string[]): void {
    for (const text of texts) {
      this.#run.allocate(text.length);
      this.#parts.push(text);
    }
  }

  toString(): string {
    return this.#parts.join('');
  }
}

/** Items forced one after the other. */
export function* forced(run: Run, array: ArrayValue): Generator<Value> {
  for (const item of array.items) {
    run.spend(1);
    yield run.force(item);
  }
}

/** Visible fields in their order. */
export function* visible(run: Run, object: ObjectValue): Generator<readonly [name: string, value: Value]> {
  for (const name of object.names(false)) {
    run.spend(1);
    yield [name, object.get(run, name)];
  }
}
