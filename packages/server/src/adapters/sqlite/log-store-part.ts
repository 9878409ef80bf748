import { isObject, type Json } from '@causeway/core/result/json';

/** A request body, read so that what it says about one customer can be taken out. */
export interface ReadBody {
  readonly whole: Json;
  /** One part for each record; undefined when the body is not a batch. */
  readonly parts: readonly Json[] | undefined;
}

/**
 * Finds the list of records in a body: the one list at its top, or the body itself, that has as many entries as the
 * request carried records. Undefined when the body is not JSON.
 */
export function readParts(body: string, records: number): ReadBody | undefined {
  let whole: Json;
  try {
    whole = JSON.parse(body) as Json;
  } catch {
    return undefined;
  }
  const lists = (isObject(whole) ? Object.values(whole) : [whole]).filter(
    (value): value is readonly Json[] => Array.isArray(value) && value.length === records,
  );
  return { whole, parts: lists.length === 1 ? lists[0] : undefined };
}

/** What a body says about the customer in this slot: all of it when it is about one customer only. */
export function partOf(read: ReadBody, slot: number | undefined): Json | undefined {
  if (read.parts === undefined) return read.whole;
  return slot === undefined ? undefined : read.parts[slot];
}
