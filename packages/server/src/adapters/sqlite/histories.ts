import type { RegisteredEvent } from '@causeway/core/audience/replay';
import type { Connection } from './connection.ts';
import { countedFrom, openHistory } from './history.ts';
import { openTailIndex } from './tail-index.ts';

/** Events that are looked at for one portion of customers, whatever their types: so long it holds the thread at most. */
const MOST_EVENTS = 2_000;

/** The events of customers from the key `first` on, up to `last`, who may be fewer than were asked for. */
export interface Histories {
  readonly last: number;
  readonly of: (customer: number) => readonly RegisteredEvent[];
}

/** Reads the events of many customers with neighbouring keys together. `history`: for one who needs it. */
export function openHistories(connection: Connection): {
  /** The last of the customers from `first` up to `last` whose events are looked at together. */
  readonly reach: (first: number, last: number) => number;
  readonly between: (first: number, last: number, types: ReadonlySet<string>) => Histories;
  readonly of: ReturnType<typeof openHistory>;
} {
  const tailOf = openTailIndex(connection);
  const history = openHistory(connection, tailOf);
  const reach = connection.prepare(
    `SELECT customer FROM customer_events WHERE customer >= ? AND customer <= ? ORDER BY customer, event LIMIT 1 OFFSET ${MOST_EVENTS}`,
  );
  const sorted = connection.prepare(
    `SELECT e.id, e.type, e.timestamp, e.body, e.received_at, t.customer FROM customer_events t CROSS JOIN events e ON e.id = t.event
     WHERE t.customer >= ? AND t.customer <= ? AND (t.type IS NULL OR t.type IN (SELECT value FROM json_each(?)))
       AND e.type IN (SELECT value FROM json_each(?)) ORDER BY t.customer, t.event`,
  );
  const merged = connection.prepare(
    'SELECT merged_into FROM customers WHERE merged_into >= ? AND merged_into <= ?',
  );
  const cutOf = (first: number, last: number): number | undefined =>
    reach.row(first, last)?.[0] as number | undefined;
  const before = (cut: number | undefined, first: number, last: number): number =>
    cut === undefined ? last : Math.max(first, cut - 1);
  return {
    of: history,
    reach: (first, last) => before(cutOf(first, last), first, last),
    between: (first, last, types) => {
      // Somebody with more events than are looked at together goes alone.
      const cut = cutOf(first, last);
      const to = before(cut, first, last);
      const apart = new Set(merged.rows(first, to).map(([key]) => key as number));
      const together = new Map<number, RegisteredEvent[]>();
      if (cut === first) apart.add(first);
      else {
        const list = JSON.stringify([...types]);
        for (const row of sorted.rows(first, to, list, list)) {
          const events = together.get(row[5] as number);
          if (events === undefined) together.set(row[5] as number, [countedFrom(row)]);
          else events.push(countedFrom(row));
        }
      }
      return {
        last: to,
        of: (customer) =>
          apart.has(customer) || tailOf(customer).length > 0
            ? history(customer, types, undefined)
            : (together.get(customer) ?? []),
      };
    },
  };
}
