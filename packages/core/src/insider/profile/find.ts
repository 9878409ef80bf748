import { isEmpty, isObject, own } from '../../result/json.ts';
import type { Json, JsonObject } from '../../result/json.ts';
import type { Field, FieldTree } from '../../mapping/field-tree.ts';
import { splitFullName } from '../../mapping/full-name.ts';
import type { Read, Target } from './targets.ts';

/** The best value of each target, and the fields that no row reads. Refilled for every customer. */
export interface Findings {
  readonly values: (Json | undefined)[];
  readonly fields: string[];
  readonly ranks: number[];
  /** Targets of which a source is there and empty: an explicit null, as opposed to nothing said. */
  readonly emptied: boolean[];
  readonly rest: Field<Read>[];
  readonly restValues: Json[];
}

const UNFOUND = 1e9;
const DEEPEST = 8;

export function createFindings(targets: readonly Target[]): Findings {
  return {
    values: targets.map(() => undefined),
    fields: targets.map(() => ''),
    ranks: targets.map(() => UNFOUND),
    emptied: targets.map(() => false),
    rest: [],
    restValues: [],
  };
}

/**
 * Goes through the customer's attributes once and hands each field to the targets that read it. `surname` is the
 * target that holds the family name, so that a full name is only taken apart when nobody else told it.
 */
export function find(tree: FieldTree<Read>, attributes: JsonObject, found: Findings): void {
  found.values.fill(undefined);
  found.ranks.fill(UNFOUND);
  found.emptied.fill(false);
  found.rest.length = 0;
  found.restValues.length = 0;
  walk(tree, tree.root, attributes, found, 0);
}

function walk(tree: FieldTree<Read>, at: Field<Read>, object: JsonObject, found: Findings, depth: number): void {
  for (const key in object) {
    const value = own(object, key);
    if (value === undefined) continue;
    const field = at.inside.get(key) ?? tree.child(at, key);
    if (field.reads.length > 0) take(field, value, found);
    if (field.opened) open(tree, field, value, found, depth);
    else if (field.reads.length === 0) leave(tree, field, value, found, depth);
  }
}

/** A field that rows look into: its parts are looked up in turn; a plain value in its place is left to itself. */
function open(tree: FieldTree<Read>, field: Field<Read>, value: Json, found: Findings, depth: number): void {
  if (isObject(value)) {
    if (depth < DEEPEST) walk(tree, field, value, found, depth + 1);
  } else if (Array.isArray(value)) {
    (value as readonly Json[]).forEach((entry, index) => {
      const part = field.inside.get(`[${index}]`);
      if (part === undefined) return;
      if (part.reads.length > 0) take(part, entry, found);
      if (part.opened) open(tree, part, entry, found, depth + 1);
    });
  } else if (field.reads.length === 0) leave(tree, field, value, found, depth);
}

function take(field: Field<Read>, value: Json, found: Findings): void {
  const empty = isEmpty(value);
  for (const { target, rank, part } of field.reads) {
    if (empty) {
      if (target >= 0) found.emptied[target] = true;
      continue;
    }
    if (rank >= (found.ranks[target] ?? 0)) continue;
    const taken = part === undefined ? value : half(value, part);
    if (taken === '') continue;
    found.ranks[target] = rank;
    found.values[target] = taken;
    found.fields[target] = field.path;
  }
}

function leave(tree: FieldTree<Read>, field: Field<Read>, value: Json, found: Findings, depth: number): void {
  if (isObject(value) && depth < DEEPEST) walk(tree, field, value, found, depth + 1);
  else if (!isEmpty(value)) {
    found.rest.push(field);
    found.restValues.push(value);
  }
}

function half(value: Json, part: 'given' | 'family'): Json {
  if (typeof value !== 'string') return part === 'given' ? value : '';
  return splitFullName(value)[part];
}
