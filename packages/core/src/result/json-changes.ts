import { isObject, own, type Json, type JsonObject } from './json.ts';

/** A step is a key, or a position in a list. */
export type Step = string | number;

/** One place at which two values differ. `undefined`: there was, or is, nothing there. */
export interface Change {
  readonly at: readonly Step[];
  readonly before: Json | undefined;
  readonly after: Json | undefined;
}

/**
 * Where `after` differs from `before`, as deep as both are objects or both are lists; lists are compared place by
 * place. In the order of the keys before, then of those that are new. None: they are the same, whatever the order of
 * their keys.
 */
export function changesBetween(before: Json | undefined, after: Json | undefined): readonly Change[] {
  const changes: Change[] = [];
  compare([], before, after, changes);
  return changes;
}

function compare(
  at: readonly Step[],
  before: Json | undefined,
  after: Json | undefined,
  changes: Change[],
): void {
  if (isObject(before) && isObject(after)) {
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)]))
      compare([...at, key], own(before, key), own(after, key), changes);
  } else if (Array.isArray(before) && Array.isArray(after)) {
    const [old, young] = [before as readonly Json[], after as readonly Json[]];
    for (let index = 0; index < Math.max(old.length, young.length); index++)
      compare([...at, index], old[index], young[index], changes);
  } else if (before !== after) {
    changes.push({ at, before, after });
  }
}

/** What `before` becomes by the changes: the other half of `changesBetween`. */
export function applyChanges(before: Json | undefined, changes: readonly Change[]): Json | undefined {
  let value = before;
  for (const { at, after } of changes) value = put(value, at, after);
  return value;
}

function put(value: Json | undefined, at: readonly Step[], after: Json | undefined): Json | undefined {
  const [step, ...rest] = at;
  if (step === undefined) return after;
  if (typeof step === 'number') {
    const list = Array.isArray(value) ? [...(value as readonly Json[])] : [];
    const entry = put(list[step], rest, after);
    // What is no longer there was at the end: lists are compared place by place.
    if (entry === undefined) list.length = Math.min(list.length, step);
    else list[step] = entry;
    return list;
  }
  const base: JsonObject = isObject(value) ? value : {};
  const entries = new Map<string, Json | undefined>(Object.entries(base));
  const entry = put(own(base, step), rest, after);
  if (entry === undefined) entries.delete(step);
  else entries.set(step, entry);
  // From entries, so that a key called __proto__ is a key like any other.
  return Object.fromEntries<Json | undefined>(entries);
}

/** `settings.events[0].to` as people read it; keys that would not read so stand in quotes. */
export function pathText(at: readonly Step[]): string {
  return at
    .map((step, index) => {
      if (typeof step === 'number') return `[${step}]`;
      if (!/^[^.[\]"\s]+$/.test(step)) return `[${JSON.stringify(step)}]`;
      return index === 0 ? step : `.${step}`;
    })
    .join('');
}
