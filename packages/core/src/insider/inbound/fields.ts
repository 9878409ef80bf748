import { isEmpty, isObject } from '../../result/json.ts';
import type { Json, JsonObject } from '../../result/json.ts';
import { isBounded } from './bounded.ts';

const MOST_FIELDS = 500;
const LONGEST_NAME = 200;

/**
 * Named values of a request under the one key that each has, however it was written. A value under the full name
 * beats one under a short name, and any value beats none.
 */
export class Fields {
  readonly #values: Map<string, Json> = new Map();
  readonly #whole: Set<string> = new Set();
  readonly #keyOf: (name: string) => string;
  readonly #leftOut: string[];

  /** Names of values that are too large are added to `leftOut`. */
  constructor(keyOf: (name: string) => string, leftOut: string[]) {
    this.#keyOf = keyOf;
    this.#leftOut = leftOut;
  }

  /** The members of an object; those inside `custom` are custom ones, and so is a `custom` that is no object. */
  addAll(object: JsonObject): void {
    for (const [name, value] of members(object)) {
      if (name !== 'custom' || !isObject(value)) this.add(name, value);
      else for (const [inner, own] of members(value)) this.add(`custom.${inner}`, own);
    }
  }

  add(name: string, value: Json): void {
    if (name === '__proto__' || name === 'custom.__proto__') return;
    if (name.length > LONGEST_NAME || this.#values.size >= MOST_FIELDS || !isBounded(value)) {
      if (this.#leftOut.length < MOST_FIELDS) this.#leftOut.push(name.slice(0, LONGEST_NAME));
      return;
    }
    const key = this.#keyOf(name);
    const before = this.#values.get(key);
    const whole = key === name;
    if (this.#values.has(key)) {
      if (isEmpty(value) && !isEmpty(before)) return;
      if (!isEmpty(before) && (this.#whole.has(key) || !whole)) return;
    }
    this.#values.set(key, value);
    if (whole) this.#whole.add(key);
  }

  get size(): number {
    return this.#values.size;
  }

  toObject(): JsonObject {
    return Object.fromEntries(this.#values);
  }
}

/** An object's own members with a value, at most as many as one request may have. */
export function members(object: JsonObject): readonly (readonly [string, Json])[] {
  const found: (readonly [string, Json])[] = [];
  for (const name of Object.keys(object)) {
    if (found.length > MOST_FIELDS) break;
    const value = object[name];
    if (value !== undefined) found.push([name, value]);
  }
  return found;
}
