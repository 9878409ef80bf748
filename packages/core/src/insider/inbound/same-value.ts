import { parseJson } from '../../mapping/json-text.ts';
import { isObject, own } from '../../result/json.ts';
import type { Json } from '../../result/json.ts';

/**
 * Are two values one and the same, type and all? Lists are compared as collections: Insider keeps them so, and gives
 * them back in an order of its own.
 */
export function sameValue(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) return sameEntries(a as readonly Json[], b as readonly Json[]);
  if (!isObject(a) || !isObject(b)) return false;
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length && names.every((name) => sameValue(own(a, name), own(b, name)))
  );
}

/** The same for JSON texts of attributes. */
export function sameText(a: string, b: string): boolean {
  if (a === b) return true;
  return a.startsWith('[') && b.startsWith('[') && sameValue(parseJson(a), parseJson(b));
}

function sameEntries(a: readonly Json[], b: readonly Json[]): boolean {
  if (a.length !== b.length) return false;
  const left = [...b];
  return a.every((entry) => {
    const at = left.findIndex((other) => sameValue(entry, other));
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
}
