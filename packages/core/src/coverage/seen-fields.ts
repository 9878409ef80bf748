import { isEmpty } from '../result/json.ts';
import type { Json, JsonObject } from '../result/json.ts';
import { fieldsOf, typeOf, type Steps, type ValueType } from './fields-of.ts';

/** A field that was seen, with where its values were found. */
export interface SeenField<T> {
  readonly path: string;
  readonly steps: Steps;
  readonly types: ReadonlySet<ValueType>;
  /** Objects that have it. */
  readonly count: number;
  /** One value as JSON, cut. */
  readonly example: string;
  /** When it was seen last. */
  readonly lastAt: number;
  /** Where to find one value of each type; those that say something, if there are any. */
  readonly samples: readonly T[];
}

interface Draft<T> {
  readonly path: string;
  readonly steps: Steps;
  readonly types: Set<ValueType>;
  readonly samples: Map<ValueType, { readonly from: T; readonly weak: boolean }>;
  /** Where a value was found that says nothing. */
  readonly hollow: T;
  count: number;
  example: string | undefined;
  lastAt: number;
}

const MOST_FIELDS = 500;
const MOST_SAMPLES = 3;
const EXAMPLE_LENGTH = 200;

/** Gathers the fields of many objects. */
export class SeenFields<T> {
  readonly #fields: Map<string, Draft<T>> = new Map();

  /** `at` is when the object was seen, `from` how to find it again; a `weak` sample gives way to one that is not. */
  add(object: JsonObject, at: number, from: T, weak = false): void {
    for (const [path, { steps, value }] of fieldsOf(object)) {
      let field = this.#fields.get(path);
      if (field === undefined) {
        if (this.#fields.size >= MOST_FIELDS) continue;
        const fresh = { count: 0, example: undefined, lastAt: at };
        field = { path, steps, types: new Set(), samples: new Map(), hollow: from, ...fresh };
        this.#fields.set(path, field);
      }
      note(field, value, at, { from, weak });
    }
  }

  /** The most frequent first, then by path. */
  list(): readonly SeenField<T>[] {
    return [...this.#fields.values()]
      .map(({ samples, hollow, example, ...field }) => ({
        ...field,
        example: example ?? 'null',
        samples: samples.size === 0 ? [hollow] : [...samples.values()].map(({ from }) => from),
      }))
      .toSorted((a, b) => b.count - a.count || (a.path < b.path ? -1 : 1));
  }
}

function note<T>(field: Draft<T>, value: Json, at: number, sample: { from: T; weak: boolean }): void {
  const type = typeOf(value);
  field.count++;
  field.types.add(type);
  field.lastAt = Math.max(field.lastAt, at);
  if (isEmpty(value)) return;
  field.example ??= shorten(value);
  const there = field.samples.get(type);
  const better = there === undefined ? field.samples.size < MOST_SAMPLES : there.weak && !sample.weak;
  if (better) field.samples.set(type, sample);
}

function shorten(value: Json): string {
  return JSON.stringify(value).slice(0, EXAMPLE_LENGTH).toWellFormed();
}
