import type { Known } from '@causeway/core/register/known';
import type { Connection, Value } from './connection.ts';
import { countedFrom, COUNTED_COLUMNS } from './history.ts';

/** The events of a customer after one, in the order in which they were registered. */
export function openSince(
  connection: Connection,
  tailOf: (customer: number) => readonly number[],
): Known['since'] {
  const sorted = connection.prepare(
    `SELECT e.id, e.type, e.timestamp, e.body, e.received_at FROM customer_events t CROSS JOIN events e ON e.id = t.event
     WHERE t.customer = ? AND t.event > ? ORDER BY t.event`,
  );
  const one = connection.prepare(`SELECT ${COUNTED_COLUMNS} FROM events WHERE id = ?`);
  return (customer, asOf, types, but) => {
    const found = new Map<number, readonly Value[]>();
    for (const row of sorted.rows(customer, asOf)) found.set(row[0] as number, row);
    for (const event of tailOf(customer)) {
      const row = event <= asOf || found.has(event) ? undefined : one.row(event);
      if (row !== undefined) found.set(event, row);
    }
    if (but !== undefined) found.delete(but);
    const rows = [...found.values()].filter((row) => types.has(row[1] as string));
    return rows.toSorted((a, b) => (a[0] as number) - (b[0] as number)).map(countedFrom);
  };
}
