import { isObject } from '../result/json.ts';
import type { Json } from '../result/json.ts';

/**
 * A value without the fields that say nothing: null, empty texts, and the lists and objects that are empty or become
 * so. Sent to Insider, each of them would wipe what is stored. 0 and false are values.
 */
export function withoutEmpty(value: Json): Json | undefined {
  if (value === null) return undefined;
  if (typeof value === 'string') return value.trim() === '' ? undefined : value;
  if (Array.isArray(value)) {
    const list = (value as readonly Json[]).flatMap((entry) => {
      const kept = withoutEmpty(entry);
      return kept === undefined ? [] : [kept];
    });
    return list.length === 0 ? undefined : list;
  }
  if (!isObject(value)) return value;
  const fields = Object.entries(value).flatMap(([name, entry]) => {
    const kept = entry === undefined ? undefined : withoutEmpty(entry);
    return kept === undefined ? [] : [[name, kept] as const];
  });
  return fields.length === 0 ? undefined : Object.fromEntries(fields);
}
