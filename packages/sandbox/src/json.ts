/** What `JSON.parse` can return. */
export type Json = null | boolean | number | string | Json[] | JsonObject;
export interface JsonObject {
  [key: string]: Json;
}
export type Scalar = string | number | boolean;

/** The value as a JSON object, or undefined when it is anything else (arrays included). */
export function asObject(value: Json | undefined): JsonObject | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
}

export function isScalar(value: Json | undefined): value is Scalar {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

export function isScalarArray(value: Json | undefined): value is Scalar[] {
  return Array.isArray(value) && value.every(isScalar);
}

/** Prints a value inside an error message the way Go's `%v` does; containers are named, never walked. */
export function printed(value: Json | undefined): string {
  if (value === undefined || value === null) return '<nil>';
  if (typeof value === 'object') return Array.isArray(value) ? '[...]' : 'map[...]';
  return String(value);
}
