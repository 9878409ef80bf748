import type { RegisteredEvent } from '@causeway/core/audience/replay';
import type { Known } from '@causeway/core/register/known';
import type { JsonObject } from '@causeway/core/result/json';
import type { Connection, Value } from './connection.ts';
import { openKeys } from './merged-keys.ts';
import { openTailIndex } from './tail-index.ts';

/** What `countedFrom` reads. */
export const COUNTED_COLUMNS = 'id, type, timestamp, body, received_at';

/** The events of a customer, and of everybody who turned out to be them, in the order in which they were registered. */
export function openHistory(
  connection: Connection,
  tailOf: (customer: number) => readonly number[] = openTailIndex(connection),
): (...of: Parameters<Known['history']>) => readonly RegisteredEvent[] {
  const sorted = connection.prepare(
    `SELECT e.id, e.type, e.timestamp, e.body, e.received_at FROM customer_events t CROSS JOIN events e ON e.id = t.event
     WHERE t.customer = ? AND e.type IN (SELECT value FROM json_each(?))`,
  );
  const one = connection.prepare(`SELECT ${COUNTED_COLUMNS} FROM events WHERE id = ?`);
  const isAlone = connection.prepare(
    `SELECT merged_into IS NULL AND NOT EXISTS (SELECT 1 FROM customers m WHERE m.merged_into = c.key)
     FROM customers c WHERE key = ?`,
  );
  const keysOf = openKeys(connection);
  return (customer, types, but) => {
    const list = JSON.stringify([...types]);
    const keys = isAlone.row(customer)?.[0] === 1 ? [customer] : keysOf(customer);
    const found = new Map<number, readonly Value[]>();
    for (const key of keys) {
      const waiting = tailOf(key);
      for (const row of sorted.rows(key, list)) found.set(row[0] as number, row);
      for (const event of waiting) {
        const row = found.has(event) ? undefined : one.row(event);
        if (row !== undefined && types.has(row[1] as string)) found.set(event, row);
      }
    }
    if (but !== undefined) found.delete(but);
    return [...found.values()].toSorted((a, b) => (a[0] as number) - (b[0] as number)).map(countedFrom);
  };
}

export function countedFrom([id, type, timestamp, text, receivedAt]: readonly Value[]): RegisteredEvent {
  const { data, context } = JSON.parse(text as string) as { data: JsonObject; context: JsonObject };
  return {
    id: id as number,
    type: type as string,
    timestamp: timestamp as number,
    data,
    context,
    receivedAt: receivedAt as number,
  };
}
