import { setImmediate as breathe } from 'node:timers/promises';
import type { Customer } from '@causeway/core/customer/customer';
import type { CustomerSearch, OwnedEvent, SearchResult, SearchWindow } from '../../ports/customer-search.ts';
import type { StoredEvent } from '../../ports/customer-store.ts';
import type { Connection } from './connection.ts';
import { openCustomerEvents } from './customer-events.ts';
import { customerFrom, CUSTOMER_COLUMNS } from './customer-rows.ts';
import { eventFrom, EVENT_COLUMNS } from './event-rows.ts';
import { openEverybodysEvents, type PerhapsOwned } from './everybodys-events.ts';
import { Clauses, containing, preparer } from './log-store-clauses.ts';
import { scanDown, type Scan } from './paced-scan.ts';

/** A search goes on for so long, in paced parts, before it answers with what it has. */
const PATIENCE_MS = 1_000;
/** Events that are looked at before everybody else has a turn. */
const PORTION = 200;

/** Searching customers and their events on SQLite. Give it a connection that is used for reading alone. */
export function openCustomerSearch(connection: Connection): CustomerSearch {
  const prepared = preparer(connection);
  const bounds = connection.prepare(
    'SELECT (SELECT min(key) FROM customers), (SELECT max(key) FROM customers)',
  );
  const events = openCustomerEvents(connection, EVENT_COLUMNS);
  const everybody = openEverybodysEvents(connection);
  const newest = connection.prepare('SELECT coalesce(max(id), 0) FROM events');
  return {
    customers: async (workspace, equal, keep, window) => {
      const [lowest, highest] = (bounds.row() ?? []) as (number | null)[];
      if (typeof lowest !== 'number' || typeof highest !== 'number') return NOTHING;
      // LIKE takes no notice of case and of where in the document it is: it only spares reading the others.
      const clauses = new Clauses();
      for (const [name, value] of equal)
        clauses.add(
          String.raw`attributes LIKE ? ESCAPE '\'`,
          containing(`${JSON.stringify(name)}:${JSON.stringify(value)}`),
        );
      const rows = prepared(
        `SELECT ${CUSTOMER_COLUMNS} FROM customers WHERE key < ? AND key >= ? AND workspace = ? AND merged_into IS NULL
         AND anonymous = 0 AND status <> 'opted_out' ${clauses.sql} ORDER BY key DESC LIMIT ?`,
      );
      return search<Customer>(keep, window, {
        before: window.after ?? highest + 1,
        floor: lowest,
        lowOf: (before, count) => before - count,
        read: (before, low, most) =>
          rows.rows(before, low, workspace, ...clauses.values, most).map(customerFrom),
        idOf: ({ key }) => key,
      });
    },
    events: (keys, order, keep, window) =>
      order === 'asc'
        ? searchUp((after, most) => events.rowsUp(keys, after, most).map(eventFrom), keep, window)
        : search<StoredEvent>(keep, window, {
            before: window.after ?? Number.MAX_SAFE_INTEGER,
            floor: 0,
            lowOf: (before, count) => events.lowOf(keys, before, count),
            read: (before, low, most) => events.rows(keys, before, low, undefined, most).map(eventFrom),
            idOf: ({ id }) => id,
          }),
    everybodysEvents: async (workspace, order, keep, window) => {
      const wanted = (event: PerhapsOwned): boolean => event.customer !== undefined && keep(event);
      const found =
        order === 'asc'
          ? await searchUp((after, most) => everybody.rowsUp(workspace, after, most), wanted, window)
          : await search<PerhapsOwned>(wanted, window, {
              before: window.after ?? (newest.row()?.[0] as number) + 1,
              floor: 0,
              lowOf: (before, count) => before - count,
              read: (before, low, most) => everybody.rows(workspace, before, low, most),
              idOf: ({ id }) => id,
            });
      return { ...found, data: found.data.filter(isOwned) };
    },
  };
}

function isOwned(event: PerhapsOwned): event is OwnedEvent {
  return event.customer !== undefined;
}

const NOTHING = { data: [], skipped: 0, next: undefined };

/** One paced scan after the other, until the page is full, all is seen, or it took long enough. */
async function search<Row>(
  keep: (row: Row) => boolean,
  { skip, most }: SearchWindow,
  scan: Omit<Scan<Row>, 'most' | 'keep' | 'timeOf'>,
): Promise<SearchResult<Row>> {
  const deadline = performance.now() + PATIENCE_MS;
  const data: Row[] = [];
  let skipped = 0;
  let { before } = scan;
  for (;;) {
    const part = await scanDown<Row>({
      ...scan,
      before,
      most: most - data.length,
      keep: (row) => {
        if (!keep(row)) return false;
        if (skipped === skip) return true;
        skipped++;
        return false;
      },
      timeOf: () => undefined,
    });
    data.push(...part.data);
    if (part.next === undefined || data.length === most || performance.now() > deadline)
      return { data, skipped, next: part.next };
    before = part.next;
  }
}

/** The other way round: the oldest first. */
async function searchUp<Row extends StoredEvent | PerhapsOwned>(
  read: (after: number, most: number) => readonly Row[],
  keep: (event: Row) => boolean,
  { after, skip, most }: SearchWindow,
): Promise<SearchResult<Row>> {
  const deadline = performance.now() + PATIENCE_MS;
  const data: Row[] = [];
  let skipped = 0;
  let place = after ?? 0;
  for (;;) {
    const rows = read(place, PORTION);
    for (const event of rows) {
      if (keep(event)) {
        if (skipped < skip) skipped++;
        else if (data.length === most) return { data, skipped, next: place };
        else data.push(event);
      }
      place = event.id;
    }
    if (rows.length < PORTION) return { data, skipped, next: undefined };
    if (performance.now() > deadline) return { data, skipped, next: place };
    await breathe();
  }
}
