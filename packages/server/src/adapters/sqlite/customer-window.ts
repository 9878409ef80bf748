import type { Connection } from './connection.ts';
import { pacer } from './pacer.ts';

/** Customers of the whole hub that are gone through before everybody else has their turn. */
const WINDOW = 5_000;

/**
 * Goes through customers by their keys, from `from` on, a stretch at a time, until `look` answers or they end: those of
 * one workspace may be few among many.
 */
export function openCustomerWindow(
  connection: Connection,
): <T>(from: number, look: (first: number, last: number) => T | undefined) => Promise<T | undefined> {
  const reach = connection.prepare(
    `SELECT key FROM customers WHERE key >= ? ORDER BY key LIMIT 1 OFFSET ${WINDOW - 1}`,
  );
  return async (from, look) => {
    const pace = pacer();
    for (let first = from; ;) {
      const last = reach.row(first)?.[0] as number | undefined;
      const found = look(first, last ?? Number.MAX_SAFE_INTEGER);
      if (found !== undefined || last === undefined) return found;
      first = last + 1;
      await pace();
    }
  };
}
