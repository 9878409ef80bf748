import type { Connection, Value } from './connection.ts';

/** Reads the events of a customer: of all the numbers that somebody has had. */
export interface CustomerEvents {
  /** The lowest id of a range that holds about `count` of their events below `before`; 0 when it holds them all. */
  readonly lowOf: (keys: readonly number[], before: number, count: number) => number;
  /** Rows of their events with ids from `low` up to, not including, `before`, newest first; at most `most`. */
  readonly rows: (
    keys: readonly number[],
    before: number,
    low: number,
    type: string | undefined,
    most: number,
  ) => readonly Value[][];
  /** Rows of their events with ids above `after`, oldest first; at most `most`. */
  readonly rowsUp: (keys: readonly number[], after: number, most: number) => readonly Value[][];
}

/** `columns` are those of `events`, `id` first. */
export function openCustomerEvents(connection: Connection, columns: string): CustomerEvents {
  const qualified = columns
    .split(',')
    .map((name) => `e.${name.trim()}`)
    .join(', ');
  const sides = ['customer_events', 'customer_events_tail'].map((table) => ({
    low: connection.prepare(
      `SELECT event FROM ${table} WHERE customer = ? AND event < ? ORDER BY event DESC LIMIT 1 OFFSET ?`,
    ),
    rows: connection.prepare(
      `SELECT ${qualified} FROM ${table} t JOIN events e ON e.id = t.event
       WHERE t.customer = ? AND t.event < ? AND t.event >= ? AND (? IS NULL OR t.type = ? OR t.type IS NULL AND e.type = ?)
       ORDER BY t.event DESC LIMIT ?`,
    ),
    rowsUp: connection.prepare(
      `SELECT ${qualified} FROM ${table} t JOIN events e ON e.id = t.event
       WHERE t.customer = ? AND t.event > ? ORDER BY t.event LIMIT ?`,
    ),
  }));
  return {
    lowOf: (keys, before, count) => {
      let low = 0;
      for (const key of keys)
        for (const side of sides) low = Math.max(low, Number(side.low.row(key, before, count)?.[0] ?? 0));
      return low;
    },
    rows: (keys, before, low, type, most) => {
      const found = keys.flatMap((key) =>
        sides.flatMap((side) =>
          side.rows.rows(key, before, low, type ?? null, type ?? null, type ?? null, most),
        ),
      );
      return found.toSorted((a, b) => (b[0] as number) - (a[0] as number)).slice(0, most);
    },
    rowsUp: (keys, after, most) =>
      keys
        .flatMap((key) => sides.flatMap((side) => side.rowsUp.rows(key, after, most)))
        .toSorted((a, b) => (a[0] as number) - (b[0] as number))
        .slice(0, most),
  };
}

/** Below so many pairs the tail is sorted in only when nothing new comes. */
const ENOUGH = 50_000;
/** So long one portion may hold up the threads that register and settle. */
const TURN_MS = 15;
const FIRST_PORTION = 2_000;
const SMALLEST_PORTION = 500;
const LARGEST_PORTION = 50_000;

/**
 * Sorts the tail into `customer_events`, the oldest first, a portion at a time; portions grow and shrink so that each
 * takes about `TURN_MS`. Answers true when there is more to do now.
 */
export function openTailSorter(connection: Connection): () => Promise<boolean> {
  const bounds = connection.prepare(
    'SELECT (SELECT min(event) FROM customer_events_tail), (SELECT max(event) FROM customer_events_tail)',
  );
  const sort = connection.prepare(
    `INSERT OR IGNORE INTO customer_events (customer, event, type)
     SELECT customer, event, type FROM customer_events_tail WHERE event < ? ORDER BY customer, event`,
  );
  const drop = connection.prepare('DELETE FROM customer_events_tail WHERE event < ?');
  let portion = FIRST_PORTION;
  let seen = 0;
  return async () => {
    const [lowest, highest] = (bounds.row() ?? []) as (number | null)[];
    if (typeof lowest !== 'number' || typeof highest !== 'number') return false;
    const resting = highest === seen;
    seen = highest;
    if (highest - lowest < ENOUGH && !resting) return false;
    await connection.write(() => {
      const began = performance.now();
      sort.run(lowest + portion);
      drop.run(lowest + portion);
      const took = performance.now() - began;
      if (took > TURN_MS) portion = Math.max(SMALLEST_PORTION, portion >> 1);
      else if (took < TURN_MS / 2) portion = Math.min(LARGEST_PORTION, portion << 1);
    });
    return highest - lowest >= ENOUGH;
  };
}
