import type { Connection } from './connection.ts';

/** So many events are remembered beside those of the first reading, before those that are sorted in are forgotten. */
const MOST = 100_000;
const NONE: readonly number[] = Object.freeze([]);

/**
 * Finds a customer's events in `customer_events_tail`, which has no index over customers: it is read once, and then as it
 * grows. Some of the events may be sorted in already, or be gone.
 */
export function openTailIndex(connection: Connection): (customer: number) => readonly number[] {
  const newer = connection.prepare(
    'SELECT event, customer FROM customer_events_tail WHERE event > ? ORDER BY event',
  );
  let byCustomer = new Map<number, number[]>();
  let [size, most, last] = [0, 0, 0];
  return (customer) => {
    if (size > most) [byCustomer, size, most, last] = [new Map(), 0, 0, 0];
    for (const row of newer.rows(last)) {
      const [event, whose] = row as [number, number];
      const events = byCustomer.get(whose);
      if (events === undefined) byCustomer.set(whose, [event]);
      else events.push(event);
      last = event;
      size++;
    }
    if (most === 0) most = 2 * size + MOST;
    return byCustomer.get(customer) ?? NONE;
  };
}
