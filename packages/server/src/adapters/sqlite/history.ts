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
  // One statement for a customer: a statement for each event of theirs costs several times as much.
  const found = connection.prepare(
    `SELECT ${COUNTED_COLUMNS} FROM events
     WHERE id IN (SELECT event FROM customer_events WHERE customer = ? UNION ALL SELECT value FROM json_each(?))
       AND type IN (SELECT value FROM json_each(?)) ORDER BY id`,
  );
  const isAlone = connection.prepare(
    `SELECT merged_into IS NULL AND NOT EXISTS (SELECT 1 FROM customers m WHERE m.merged_into = c.key)
     FROM customers c WHERE key = ?`,
  );
  const keysOf = openKeys(connection);
  return (customer, types, but) => {
    const list = JSON.stringify([...types]);
    const keys = isAlone.row(customer)?.[0] === 1 ? [customer] : keysOf(customer);
    const rows = keys.flatMap((key) => found.rows(key, JSON.stringify(tailOf(key)), list));
    if (keys.length > 1) rows.sort((one, other) => (one[0] as number) - (other[0] as number));
    return rows.filter(([id]) => id !== but).map(countedFrom);
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
