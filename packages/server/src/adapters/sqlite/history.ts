import type { CountedEvent } from '@causeway/core/audience/audience-model';
import type { JsonObject } from '@causeway/core/result/json';
import type { Known } from '@causeway/core/register/known';
import type { Connection } from './connection.ts';
import { openKeys } from './merged-keys.ts';

/** The events of a customer, and of everybody who turned out to be them, in the order in which they were registered. */
export function openHistory(connection: Connection): Known['history'] {
  const sides = ['customer_events', 'customer_events_tail'].map((table) =>
    connection.prepare(
      `SELECT e.id, e.type, e.timestamp, e.body FROM ${table} t JOIN events e ON e.id = t.event
       WHERE t.customer = ? AND e.type IN (SELECT value FROM json_each(?))`,
    ),
  );
  const keysOf = openKeys(connection);
  return (customer, types, but) => {
    const list = JSON.stringify([...types]);
    const rows = keysOf(customer).flatMap((key) => sides.flatMap((side) => side.rows(key, list)));
    rows.sort((a, b) => (a[0] as number) - (b[0] as number));
    const events: CountedEvent[] = [];
    for (const [id, type, timestamp, text] of rows) {
      if (id === but) continue;
      const { data, context } = JSON.parse(text as string) as { data: JsonObject; context: JsonObject };
      events.push({ type: type as string, timestamp: timestamp as number, data, context });
    }
    return events;
  };
}
