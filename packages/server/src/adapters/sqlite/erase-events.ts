import type { Connection } from './connection.ts';

const AT_ONCE = 500;
/** So long one portion may hold up the threads that register and settle. */
const TURN_MS = 15;

/**
 * Deletes events of some customers, within the transaction that is under way, for one turn. What else is kept by event
 * goes with them by trigger.
 */
export function openEraseEvents(
  connection: Connection,
): (keys: readonly number[]) => { readonly count: number; readonly done: boolean } {
  const sorted = connection.prepare(`SELECT event FROM customer_events WHERE customer = ? LIMIT ${AT_ONCE}`);
  const tail = connection.prepare(
    `SELECT event FROM customer_events_tail WHERE customer IN (SELECT value FROM json_each(?)) LIMIT ${AT_ONCE}`,
  );
  const remove = connection.prepare('DELETE FROM events WHERE id = ?');
  // Of an event that was gone already.
  const removeSorted = connection.prepare('DELETE FROM customer_events WHERE customer = ? AND event = ?');
  const removeTail = connection.prepare('DELETE FROM customer_events_tail WHERE event = ?');
  return (keys) => {
    const until = performance.now() + TURN_MS;
    let count = 0;
    const next = (): readonly (readonly [customer: number | undefined, event: number])[] => {
      for (const key of keys) {
        const rows = sorted.rows(key);
        if (rows.length > 0) return rows.map(([event]) => [key, event as number]);
      }
      return tail.rows(JSON.stringify(keys)).map(([event]) => [undefined, event as number]);
    };
    for (let events = next(); events.length > 0; events = next()) {
      for (const [customer, event] of events) {
        count += Number(remove.run(event).changes);
        if (customer === undefined) removeTail.run(event);
        else removeSorted.run(customer, event);
        if (performance.now() > until) return { count, done: false };
      }
    }
    return { count, done: true };
  };
}
