/** Any value that JSON can carry. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;

/** A JSON object. Read it through `own` so that inherited names are never taken for data. */
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

/** True for a plain JSON object: not null, not a list. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object's own property, or undefined. Never walks the prototype chain. */
export function own(object: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/**
 * Nothing to say: missing, null, text without a visible character, or an empty list.
 * 0 and false are values.
 */
export function isEmpty(value: Json | undefined): value is undefined | null | '' | readonly [] {
  if (value === undefined || value === null) return true;
  if (typeof value === 'string') return isBlank(value);
  return Array.isArray(value) && value.length === 0;
}

/** A text without a visible character. */
export function isBlank(text: string): boolean {
  const first = text.charCodeAt(0);
  // Nearly every text begins with a visible sign of ASCII, and is told by it.
  return !(first > 0x20 && first < 0x7f) && text.trim() === '';
}
