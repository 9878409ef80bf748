import type { Json, JsonObject } from './json.ts';

/**
 * A value as it will be read again once it was written down. JSON text can say 1e999, which is read as a number that
 * JSON cannot say: what is kept would be another value than what was looked at. The same value when there is no such
 * number in it. Uses a step of the stack for each level: see that it is not too deep before.
 */
export function asWritten<T extends Json>(value: T): T {
  return isWritable(value) ? value : (JSON.parse(JSON.stringify(value)) as T);
}

function isWritable(value: Json): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) {
    for (const item of value as readonly Json[]) if (!isWritable(item)) return false;
    return true;
  }
  const object = value as JsonObject;
  // In a loop over names, as this sees every event.
  for (const key in object) if (!isWritable(object[key] ?? null)) return false;
  return true;
}
