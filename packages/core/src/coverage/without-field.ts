import { isObject } from '../result/json.ts';
import type { Json, JsonObject } from '../result/json.ts';
import { EACH, type Steps } from './fields-of.ts';

/** The object without that field; of a list, without it in every entry. What does not lie on the way is shared. */
export function withoutField(object: JsonObject, steps: Steps): JsonObject {
  const [name, ...rest] = steps;
  if (typeof name !== 'string' || !Object.hasOwn(object, name)) return object;
  // By entries, so that a name such as __proto__ stays a name.
  return Object.fromEntries(
    Object.entries(object).flatMap(([key, value]) => {
      if (key !== name) return [[key, value]];
      return rest.length === 0 || value === undefined ? [] : [[key, inside(value, rest)]];
    }),
  );
}

function inside(value: Json, steps: Steps): Json {
  if (isObject(value)) return withoutField(value, steps);
  if (steps[0] !== EACH || !Array.isArray(value)) return value;
  return (value as readonly Json[]).map((entry) => inside(entry, steps.slice(1)));
}
