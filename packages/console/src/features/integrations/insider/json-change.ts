import { isObject, own, type Json, type JsonObject } from '@causeway/core/result/json';

/** Equal as JSON; the order of keys says nothing. */
export function same(one: Json | undefined, other: Json | undefined): boolean {
  if (one === other) return true;
  if (Array.isArray(one) && Array.isArray(other)) {
    const [left, right] = [one as readonly Json[], other as readonly Json[]];
    return left.length === right.length && left.every((entry, index) => same(entry, right[index]));
  }
  if (!isObject(one) || !isObject(other)) return false;
  const keys = Object.keys(one).filter((key) => one[key] !== undefined);
  const others = Object.keys(other).filter((key) => other[key] !== undefined);
  return keys.length === others.length && keys.every((key) => same(own(one, key), own(other, key)));
}

/** The merge patch (RFC 7396) that turns one object into the other; empty when they are the same. */
export function patchOf(before: JsonObject, after: JsonObject): JsonObject {
  const patch: Record<string, Json> = {};
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [was, is] = [own(before, key), own(after, key)];
    if (same(was, is)) continue;
    if (is === undefined || is === null) patch[key] = null;
    else patch[key] = isObject(was) && isObject(is) ? patchOf(was, is) : is;
  }
  return patch;
}

/** How many things differ, as a person counts: a row of a list is one, and so is every single setting. */
export function countChanges(before: JsonObject, after: JsonObject): number {
  let count = 0;
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [was, is] = [own(before, key), own(after, key)];
    if (same(was, is)) continue;
    if (Array.isArray(was) && Array.isArray(is))
      count += changedRows(was as readonly Json[], is as readonly Json[]);
    else if (isObject(was) && isObject(is) && Object.keys(was).length === Object.keys(is).length)
      count += countChanges(was, is);
    else count += 1;
  }
  return count;
}

/** Rows that are new or gone; a changed row is both and counts once. Rows that only moved count as one change. */
function changedRows(before: readonly Json[], after: readonly Json[]): number {
  const left = [...before];
  let fresh = 0;
  for (const row of after) {
    const at = left.findIndex((other) => same(other, row));
    if (at === -1) fresh += 1;
    else left.splice(at, 1);
  }
  return Math.max(fresh, left.length, 1);
}
