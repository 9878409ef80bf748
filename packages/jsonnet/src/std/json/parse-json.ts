import type { Run } from '../../runtime/run.ts';
import { ArrayValue, type Lazy, type Value } from '../../runtime/value.ts';
import type { JsonFault } from './fault.ts';
import { readJson, type JsonTarget } from './reader.ts';
import { jsonFaultSaid, jsonOverflowSaid } from './words.ts';

/** How deep values may be nested: as deep as Go allows. */
const DEEPEST = 10_000;

/** `std.parseJson`. */
export function parseJson(run: Run, text: string): Value {
  run.spend(text.length);
  const builder = new Builder(run);
  readJson(text, builder);
  return builder.result;
}

/** Builds values as they are read; of fields of the same name the last counts. */
class Builder implements JsonTarget {
  readonly #run: Run;
  readonly #open: (Lazy[] | Map<string, Lazy>)[] = [];
  readonly #keys: string[] = [];
  result: Value = null;

  constructor(run: Run) {
    this.#run = run;
  }

  scalar(value: null | boolean | string): void {
    this.#run.allocate(typeof value === 'string' ? value.length + 1 : 1);
    this.#put(value);
  }

  number(text: string): void {
    const value = Number(text);
    if (!Number.isFinite(value)) this.#run.fail(jsonOverflowSaid[this.#run.wording](text));
    this.#run.allocate(1);
    this.#put(value);
  }

  key(name: string): void {
    this.#run.allocate(name.length + 1);
    this.#keys.push(name);
  }

  open(kind: '[' | '{'): void {
    this.#run.allocate(1);
    if (this.#open.length >= DEEPEST) this.#run.fail('failed to parse JSON: exceeded max depth');
    this.#open.push(kind === '[' ? [] : new Map<string, Lazy>());
  }

  close(): void {
    const made = this.#open.pop();
    if (made === undefined) return;
    this.#put(made instanceof Map ? this.#run.object(made) : new ArrayValue(made));
  }

  fault(fault: JsonFault): never {
    return this.#run.fail(jsonFaultSaid[this.#run.wording](fault));
  }

  #put(value: Value): void {
    const inside = this.#open.at(-1);
    if (inside === undefined) this.result = value;
    else if (inside instanceof Map) inside.set(this.#keys.pop() ?? '', value);
    else inside.push(value);
  }
}
