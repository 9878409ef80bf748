import type { JsonObject } from '@causeway/core/result/json';
import type { FeedEvent, FeedFilter, FeedPortion, FeedStore } from '../../ports/feed-store.ts';
import type { Connection, Value } from './connection.ts';
import { openCustomerEvents } from './customer-events.ts';
import { openPeople } from './customer-store-people.ts';
import { endedFate, ENDING } from './fate-store-ended.ts';
import { openKeys } from './merged-keys.ts';
import { pacer } from './pacer.ts';
import { receiptFrom, RECEIPT_COLUMNS } from './receipt-queries.ts';

const EVENT = 'id, type, customer, source, message_id, timestamp, received_at';
const PORTION = 1_000;
/** Rows that the search for the latest events looks at. */
const MOST_ROWS = 20_000;
const LONGEST_BODY = 100_000;

/**
 * Following what is written, on SQLite. Give it a connection that is used for reading alone.
 *
 * Numbers of events are counted up, and those of endings and receipts taken by SQLite as the highest and one, inside
 * write transactions, of which there is one at a time (BEGIN IMMEDIATE): a transaction that takes higher numbers
 * begins after the one with lower numbers has ended, so nothing appears below what was read.
 */
export function openFeedStore(connection: Connection): FeedStore {
  const tops = connection.prepare(
    'SELECT (SELECT max(id) FROM events), (SELECT max(id) FROM outcomes), (SELECT max(id) FROM receipts)',
  );
  const before = connection.prepare(
    `SELECT ${EVENT} FROM events WHERE id < ? ORDER BY id DESC LIMIT ${PORTION}`,
  );
  const own = openCustomerEvents(connection, EVENT);
  const keysOf = openKeys(connection);
  const events = connection.prepare(`SELECT ${EVENT} FROM events WHERE id > ? ORDER BY id LIMIT ${PORTION}`);
  const endings = connection.prepare(
    `SELECT id, event FROM outcomes WHERE id > ? ORDER BY id LIMIT ${PORTION}`,
  );
  const ending = connection.prepare(`SELECT ${ENDING} FROM outcomes WHERE id = ?`);
  const receipts = connection.prepare(
    `SELECT ${RECEIPT_COLUMNS} FROM receipts WHERE id > ? AND source IS NOT NULL ORDER BY id LIMIT ${PORTION}`,
  );
  const body = connection.prepare(`SELECT body FROM events WHERE id = ? AND length(body) <= ${LONGEST_BODY}`);
  const personOf = openPeople(connection);

  const latest = async (filter: FeedFilter, most: number): Promise<readonly FeedEvent[]> => {
    const found: FeedEvent[] = [];
    const pace = pacer();
    const keys = filter.customer === undefined ? undefined : keysOf(filter.customer);
    let below = Number.MAX_SAFE_INTEGER;
    for (let rows = 0; rows < MOST_ROWS; rows += PORTION) {
      const portion =
        keys === undefined ? before.rows(below) : own.rows(keys, below, 0, filter.type, PORTION);
      for (const event of portion.map(eventFrom)) {
        if (found.length >= most) return found.toReversed();
        if (meets(event, filter)) found.push(event);
        below = event.id;
      }
      if (portion.length < PORTION) break;
      await pace();
    }
    return found.toReversed();
  };

  return {
    tops: async () => {
      const [event, last, receipt] = (tops.row() ?? []) as (number | null)[];
      return { event: event ?? 0, ending: last ?? 0, receipt: receipt ?? 0 };
    },
    latest,
    eventsAfter: async (id, wanted) => portionOf(events.rows(id).map(eventFrom), id, wanted),
    endingsAfter: async (id, wanted) => {
      const rows = endings.rows(id).map(([row, event]) => ({ id: row as number, event: event as number }));
      const portion = portionOf(rows, id, ({ event }) => wanted(event));
      const data = portion.data.flatMap((row) => {
        const whole = ending.row(row.id);
        return whole === undefined ? [] : [endedFate(whole)];
      });
      return { ...portion, data };
    },
    receiptsAfter: async (id, wanted) =>
      portionOf(receipts.rows(id).map(receiptFrom), id, ({ source }) => wanted(source)),
    content: async (event) => {
      const text = body.row(event)?.[0] as string | undefined;
      return text === undefined ? undefined : (JSON.parse(text) as { data: JsonObject; context: JsonObject });
    },
    person: async (customer) => personOf(customer),
  };
}

function portionOf<T extends { readonly id: number }>(
  rows: readonly T[],
  after: number,
  wanted: (row: T) => boolean,
): FeedPortion<T> {
  return { data: rows.filter(wanted), last: rows.at(-1)?.id ?? after, more: rows.length === PORTION };
}

function meets(event: FeedEvent, { sources, type }: FeedFilter): boolean {
  return sources.has(event.source) && (type === undefined || type === event.type);
}

function eventFrom(row: readonly Value[]): FeedEvent {
  return {
    id: row[0] as number,
    type: row[1] as string,
    customer: row[2] as number,
    source: row[3] as number,
    messageId: row[4] as string,
    timestamp: row[5] as number,
    receivedAt: row[6] as number,
  };
}
