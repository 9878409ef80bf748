import { isObject, own, type Json, type JsonObject } from '@causeway/core/result/json';

/** RFC 7396: objects are merged, null removes, everything else replaces. */
export function mergePatch(target: Json | undefined, patch: Json): Json {
  if (!isObject(patch)) return patch;
  const base: JsonObject = isObject(target) ? target : {};
  const merged = new Map<string, Json | undefined>(Object.entries(base));
  for (const [key, value] of Object.entries(patch)) {
    if (value === undefined || value === null) merged.delete(key);
    else merged.set(key, mergePatch(own(base, key), value));
  }
  // From entries, so that a key called __proto__ is a key like any other.
  return Object.fromEntries<Json | undefined>(merged);
}
