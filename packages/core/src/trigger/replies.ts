import type { Destination } from '../delivery/destination.ts';
import { parseJson } from '../mapping/json-text.ts';
import { isObject, type Json, type JsonObject } from '../result/json.ts';
import type { EnrichmentRow } from './settings.ts';

/** Objects inside each other beyond this are left out: nobody maps them. */
const MOST_STEPS = 32;

/**
 * What the answer to a request about one customer tells of them: attributes by the mapping, of the answer and of what
 * was kept of the profile (fact sheet 3.3). What is not JSON tells nothing.
 */
export function compileReplies(mapping: readonly EnrichmentRow[]): NonNullable<Destination['replies']> {
  return (request, { body }, entries) => {
    const entry = entries[request.slots[0] ?? 0];
    const event = entry?.events[0];
    const response = parseJson(body);
    if (entry === undefined || event === undefined || response === undefined) return [];
    const values = flat({ origin: entry.origin ?? {}, response });
    const data = mapping.flatMap(({ from, to, default: otherwise }) => {
      const value = values.get(from) ?? otherwise ?? null;
      return value === null ? [] : [[to, value] as const];
    });
    return data.length === 0 ? [] : [{ customer: entry.customer, event, data: Object.fromEntries(data) }];
  };
}

/** Every value by its way, joined with dots. Lists stay as they are. */
export function flat(object: JsonObject): ReadonlyMap<string, Json> {
  const values = new Map<string, Json>();
  const walk = (inner: JsonObject, before: string, depth: number): void => {
    for (const [name, value] of Object.entries(inner)) {
      const way = before === '' ? name : `${before}.${name}`;
      if (value === undefined) continue;
      if (!isObject(value)) values.set(way, value);
      else if (depth < MOST_STEPS) walk(value, way, depth + 1);
    }
  };
  walk(object, '', 1);
  return values;
}
