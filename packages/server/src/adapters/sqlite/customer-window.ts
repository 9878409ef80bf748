import type { Connection } from './connection.ts';
import { pacer } from './pacer.ts';

/** Numbers of customers of the whole hub that are gone through before everybody else has their turn. */
const WINDOW = 5_000;

/**
 * Goes through customers by their keys, from `from` on, a stretch at a time, until `look` answers or they end: those of
 * one workspace may be few among many. Keys are given out one after the other, so that a stretch needs no counting.
 */
export function openCustomerWindow(
  connection: Connection,
): <T>(from: number, look: (first: number, last: number) => T | undefined) => Promise<T | undefined> {
  const highest = connection.prepare('SELECT max(key) FROM customers');
  return async (from, look) => {
    const pace = pacer();
    for (let first = from; ;) {
      const last = first + WINDOW - 1;
      const found = look(first, last);
      if (found !== undefined || last >= ((highest.row()?.[0] as number | null) ?? 0)) return found;
      first = last + 1;
      await pace();
    }
  };
}
