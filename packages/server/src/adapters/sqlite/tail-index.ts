import type { Connection } from './connection.ts';

/** So many events are remembered beside those of the first reading, before those that are sorted in are forgotten. */
const MOST = 100_000;
const NONE: readonly TailEvent[] = Object.freeze([]);

/** An event's number, and its type; null when it was not noted then. */
export type TailEvent = readonly [event: number, type: string | null];

/**
 * Finds a customer's events in `customer_events_tail`, which has no index over customers: it is read once, and then as it
 * grows. Some of the events may be sorted in already, or be gone. `latest`: the number that was given out last, where all
 * are given out by this connection; then it is not read to find that nothing is new.
 */
export function openTailIndex(
  connection: Connection,
  latest?: () => number,
): (customer: number) => readonly TailEvent[] {
  const newer = connection.prepare(
    'SELECT event, type, customer FROM customer_events_tail WHERE event > ? ORDER BY event',
  );
  let byCustomer = new Map<number, TailEvent[]>();
  let [size, most, last, seen] = [0, 0, 0, -1];
  const read = (): void => {
    if (size > most) [byCustomer, size, most, last] = [new Map(), 0, 0, 0];
    for (const row of newer.rows(last)) {
      const [event, type, whose] = row as [number, string | null, number];
      const events = byCustomer.get(whose);
      if (events === undefined) byCustomer.set(whose, [[event, type]]);
      else events.push([event, type]);
      last = event;
      size++;
    }
    if (most === 0) most = 2 * size + MOST;
  };
  return (customer) => {
    const now = latest?.() ?? Infinity;
    if (now !== seen || now === Infinity) read();
    seen = now;
    return byCustomer.get(customer) ?? NONE;
  };
}

/** The numbers of those that are, or may be, of one of these types and come after an event, as a JSON array; undefined: none. */
export function tailText(
  tail: readonly TailEvent[],
  types: ReadonlySet<string>,
  after: number = 0,
): string | undefined {
  let text = '';
  for (const [event, type] of tail)
    if (event > after && (type === null || types.has(type))) text += text === '' ? event : `,${event}`;
  return text === '' ? undefined : `[${text}]`;
}
