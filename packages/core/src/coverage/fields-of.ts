import { isObject } from '../result/json.ts';
import type { Json, JsonObject } from '../result/json.ts';

/** From an object to a field inside it: names, and `EACH` for every entry of a list. */
export type Steps = readonly (string | typeof EACH)[];
export const EACH = null;

export type ValueType = 'string' | 'number' | 'boolean' | 'object' | 'list' | 'null';

export interface FoundField {
  readonly steps: Steps;
  readonly value: Json;
}

/** Deeper than this nothing is opened: an object that lies there is a field as it is. */
const DEEPEST = 8;
const MOST_FIELDS = 500;
const MOST_ENTRIES = 50;

/**
 * The fields of an object, by path: own names only. Objects are opened and are no fields themselves, unless there is
 * nothing in them. A list is a field, and so are the fields of the objects in it, each once. Bounded: of what somebody
 * sends without end, the beginning is looked at.
 */
export function fieldsOf(object: JsonObject): ReadonlyMap<string, FoundField> {
  const found = new Map<string, FoundField>();
  open(object, [], '', found);
  return found;
}

function open(object: JsonObject, steps: Steps, path: string, found: Map<string, FoundField>): void {
  for (const name of Object.keys(object)) {
    if (found.size >= MOST_FIELDS) return;
    const value = object[name];
    if (value === undefined) continue;
    const inside = [...steps, name];
    const written = path + step(name, path);
    if (isObject(value) && inside.length < DEEPEST && Object.keys(value).length > 0) {
      open(value, inside, written, found);
      continue;
    }
    const before = found.get(written)?.value;
    if (before === undefined || before === null) found.set(written, { steps: inside, value });
    if (!Array.isArray(value) || inside.length >= DEEPEST) continue;
    for (const entry of (value as readonly Json[]).slice(0, MOST_ENTRIES)) {
      if (isObject(entry)) open(entry, [...inside, EACH], `${written}[]`, found);
    }
  }
}

/** A name as mappings write it, or in quotes when they could not: `a.b` is a name inside another, `["a.b"]` is one. */
function step(name: string, path: string): string {
  if (!/^[^.[\]]+$/.test(name)) return `[${JSON.stringify(name)}]`;
  return path === '' ? name : `.${name}`;
}

export function typeOf(value: Json): ValueType {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'list';
  const type = typeof value;
  return type === 'string' || type === 'number' || type === 'boolean' ? type : 'object';
}
