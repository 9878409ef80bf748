import { isEmpty, isObject } from '../result/json.ts';
import type { Json, JsonObject } from '../result/json.ts';
import type { Field, FieldTree } from './field-tree.ts';

/** What one walk found: the value of each slot, and the fields that no row reads. Refilled by every walk. */
export interface Collected {
  readonly values: (Json | undefined)[];
  readonly rest: Field[];
  readonly restValues: Json[];
}

/** Deeper than this nothing is looked at: what lies there is left over as it is. */
const DEEPEST = 8;

export function emptyCollection(slots: number): Collected {
  return { values: Array.from({ length: slots }, () => undefined), rest: [], restValues: [] };
}

/** Goes through an object once: own properties only, each looked up by its key. Objects that no row reads are opened. */
export function collect(tree: FieldTree, object: JsonObject, into: Collected): void {
  into.values.fill(undefined);
  into.rest.length = 0;
  into.restValues.length = 0;
  walk(tree, tree.root, object, into, 0);
}

function walk(tree: FieldTree, at: Field, object: JsonObject, into: Collected, depth: number): void {
  for (const key of Object.keys(object)) {
    const value = object[key];
    if (value === undefined) continue;
    const field = at.inside.get(key) ?? tree.child(at, key);
    const { slots } = field;
    for (let index = 0; index < slots.length; index++) {
      const slot = slots[index] as number;
      if (slot >= 0) into.values[slot] = value;
    }
    if (field.opened) open(tree, field, value, into, depth);
    else if (slots.length === 0 || field.told) leave(tree, field, value, into, depth);
  }
}

/** A field that rows look into: its parts are looked up in turn; a plain value in its place is left to itself. */
function open(tree: FieldTree, field: Field, value: Json, into: Collected, depth: number): void {
  if (isObject(value)) {
    if (depth < DEEPEST) walk(tree, field, value, into, depth + 1);
  } else if (Array.isArray(value)) {
    (value as readonly Json[]).forEach((entry, index) => {
      const part = field.inside.get(`[${index}]`);
      if (part === undefined) return;
      for (const slot of part.slots) if (slot >= 0) into.values[slot] = entry;
      if (part.opened && depth < DEEPEST) open(tree, part, entry, into, depth + 1);
    });
  } else if (field.slots.length === 0) leave(tree, field, value, into, depth);
}

function leave(tree: FieldTree, field: Field, value: Json, into: Collected, depth: number): void {
  if (depth < DEEPEST && isObject(value)) walk(tree, field, value, into, depth + 1);
  else if (!isEmpty(value)) {
    into.rest.push(field);
    into.restValues.push(value);
  }
}
