import { isEmpty, isObject } from '../result/json.ts';
import type { Json, JsonObject } from '../result/json.ts';
import type { Field, FieldTree } from './field-tree.ts';

/** The fields that no row reads, in the order of the object: the first `count` of the lists. Refilled by every walk. */
export interface Rest {
  readonly fields: Field[];
  readonly values: Json[];
  count: number;
}

export function emptyRest(): Rest {
  return { fields: [], values: [], count: 0 };
}

export type Slots = (Json | undefined)[];

/** Deeper than this nothing is looked at: what lies there is left over as it is. */
const DEEPEST = 8;

/**
 * Goes through an object once: own properties only, each looked up by its key. Values that rows read go to their
 * slots, which the caller has emptied; objects that no row reads are opened.
 */
export function collect(tree: FieldTree, object: JsonObject, slots: Slots, rest: Rest): void {
  rest.count = 0;
  walk(tree, tree.root, object, slots, rest, 0);
}

function walk(tree: FieldTree, at: Field, object: JsonObject, slots: Slots, rest: Rest, depth: number): void {
  for (const key of Object.keys(object)) {
    const value = object[key];
    if (value === undefined) continue;
    const field = at.inside.get(key) ?? tree.child(at, key);
    const readers = field.slots;
    for (let index = 0; index < readers.length; index++) {
      const slot = readers[index] as number;
      if (slot >= 0) slots[slot] = value;
    }
    if (field.opened) open(tree, field, value, slots, rest, depth);
    else if (readers.length === 0 || field.told) leave(tree, field, value, slots, rest, depth);
  }
}

/** A field that rows look into: its parts are looked up in turn; a plain value in its place is left to itself. */
function open(tree: FieldTree, field: Field, value: Json, slots: Slots, rest: Rest, depth: number): void {
  if (isObject(value)) {
    if (depth < DEEPEST) walk(tree, field, value, slots, rest, depth + 1);
  } else if (Array.isArray(value)) {
    (value as readonly Json[]).forEach((entry, index) => {
      const part = field.inside.get(`[${index}]`);
      if (part === undefined) return;
      for (const slot of part.slots) if (slot >= 0) slots[slot] = entry;
      if (part.opened && depth < DEEPEST) open(tree, part, entry, slots, rest, depth + 1);
    });
  } else if (field.slots.length === 0) leave(tree, field, value, slots, rest, depth);
}

function leave(tree: FieldTree, field: Field, value: Json, slots: Slots, rest: Rest, depth: number): void {
  if (depth < DEEPEST && isObject(value)) walk(tree, field, value, slots, rest, depth + 1);
  else if (!isEmpty(value)) {
    rest.fields[rest.count] = field;
    rest.values[rest.count] = value;
    rest.count++;
  }
}
