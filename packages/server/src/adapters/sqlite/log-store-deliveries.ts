import type { DeliveryDetail, DeliveryEntry, DeliveryFilter, LogStore } from '../../ports/log-store.ts';
import { unpacked } from './bodies.ts';
import type { Connection, Value } from './connection.ts';
import { Clauses, containing, preparer } from './log-store-clauses.ts';
import { partOf, readParts } from './log-store-part.ts';
import { wayToDeliveries } from './log-store-ways.ts';
import { firstSince, scanDown } from './paced-scan.ts';

const COLUMNS =
  'd.id, d.flight, d.step, d.attempt, d.operation, d.method, d.path, d.records, d.at, d.ms, d.status, d.error, d.request_bytes';
/** A request is sent for up to 72 hours after it was recorded, and its time is that of the sending. */
const SLACK_MS = 73 * 3_600_000;
const SHOWN_ATTEMPTS = 200;

export interface DeliveryLog {
  readonly list: LogStore['deliveries'];
  readonly detail: LogStore['delivery'];
  readonly exchange: LogStore['exchange'];
  /** The last attempt of the request whose first attempt this is. */
  readonly lastOf: (delivery: number) => DeliveryEntry | undefined;
  /** The request that outcomes of its flight refer to, and when the flight ended. */
  readonly landing: (
    integration: number,
    delivery: number,
  ) => { readonly delivery: number; readonly at: number } | undefined;
  readonly requestOf: (delivery: number) => string | undefined;
  readonly responseOf: (delivery: number) => string | undefined;
}

export function openDeliveryLog(connection: Connection): DeliveryLog {
  const prepared = preparer(connection);
  const owned = connection.prepare(
    `SELECT ${COLUMNS} FROM deliveries d WHERE d.id = ? AND d.integration = ?`,
  );
  const lastAttempt = connection.prepare(
    `SELECT ${COLUMNS} FROM deliveries f JOIN deliveries d ON d.flight = f.flight AND d.step = f.step
     WHERE f.id = ? ORDER BY d.attempt DESC LIMIT 1`,
  );
  const attempts = connection.prepare(
    `SELECT ${COLUMNS} FROM deliveries d WHERE d.flight = ? ORDER BY d.step DESC, d.attempt DESC LIMIT ${SHOWN_ATTEMPTS}`,
  );
  const landed = connection.prepare(
    `SELECT (SELECT id FROM deliveries WHERE flight = f.flight AND attempt = 1 ORDER BY step DESC LIMIT 1),
       (SELECT max(at + coalesce(ms, 0)) FROM deliveries WHERE flight = f.flight)
     FROM deliveries f WHERE f.id = ? AND f.integration = ?`,
  );
  const request = connection.prepare(
    `SELECT d.request, d.headers FROM deliveries f JOIN deliveries d ON d.flight = f.flight AND d.step = f.step
     WHERE f.id = ? AND d.request IS NOT NULL LIMIT 1`,
  );
  const response = connection.prepare('SELECT response FROM deliveries WHERE id = ?');
  const bounds = connection.prepare(
    'SELECT (SELECT min(id) FROM deliveries), (SELECT max(id) FROM deliveries)',
  );
  const next = connection.prepare('SELECT id, at FROM deliveries WHERE id >= ? ORDER BY id LIMIT 1');

  const nextOf = (id: number): { id: number; at: number } | undefined => {
    const row = next.row(id);
    return row === undefined ? undefined : { id: row[0] as number, at: row[1] as number };
  };
  const lastOf = (delivery: number): DeliveryEntry | undefined => optional(lastAttempt.row(delivery));
  const text = (row: readonly Value[] | undefined): string | undefined =>
    row === undefined || row[0] === null ? undefined : unpacked(row[0] as Uint8Array);
  const requestOf = (delivery: number): string | undefined => text(request.row(delivery));
  const headersOf = (delivery: number): Readonly<Record<string, string>> => {
    const kept = request.row(delivery)?.[1];
    return typeof kept === 'string' ? (JSON.parse(kept) as Record<string, string>) : {};
  };
  const responseOf = (delivery: number): string | undefined => text(response.row(delivery));

  const detailOf = (delivery: DeliveryEntry): DeliveryDetail => ({
    delivery,
    request: requestOf(delivery.id),
    headers: headersOf(delivery.id),
    response: responseOf(delivery.id),
    attempts: attempts.rows(delivery.flight).map(entryFrom).toReversed(),
  });

  return {
    lastOf,
    requestOf,
    responseOf,
    landing: (integration, delivery) => {
      const row = landed.row(delivery, integration);
      return row === undefined ? undefined : { delivery: row[0] as number, at: row[1] as number };
    },
    list: async (integration, filter, page) => {
      const [lowest, highest] = (bounds.row() ?? []) as (number | null)[];
      if (lowest === null || lowest === undefined || highest === null || highest === undefined) return EMPTY;
      const { from, to } = filter;
      const floor = from === undefined ? lowest : firstSince(from - SLACK_MS, lowest, highest, nextOf);
      const ceiling = to === undefined ? highest + 1 : firstSince(to + SLACK_MS, lowest, highest, nextOf);
      const clauses = clausesOf(filter);
      const way = wayToDeliveries(integration, filter);
      const statement = prepared(
        `SELECT ${COLUMNS} FROM ${way.from} AND d.id < ? AND d.id >= ?${clauses.sql} ORDER BY d.id DESC LIMIT ?`,
      );
      const lowOf = prepared(way.low);
      const [values = []] = way.each;
      return scanDown<DeliveryEntry>({
        before: Math.min(page.before ?? ceiling, ceiling),
        floor,
        most: page.most,
        lowOf: (before, count) => (lowOf.row(...values, before, count)?.[0] as number | undefined) ?? 0,
        read: (before, low, most) =>
          statement.rows(...values, before, low, ...clauses.values, most).map(entryFrom),
        idOf: ({ id }) => id,
        timeOf: (id) => nextOf(id)?.at,
      });
    },
    detail: async (integration, id) => {
      const delivery = optional(owned.row(id, integration));
      return delivery === undefined ? undefined : detailOf(delivery);
    },
    exchange: async (integration, { delivery, slot }) => {
      if (delivery === undefined || owned.row(delivery, integration) === undefined) return undefined;
      const last = lastOf(delivery);
      if (last === undefined) return undefined;
      const detail = detailOf(last);
      const read = detail.request === undefined ? undefined : readParts(detail.request, last.records);
      return { ...detail, part: read === undefined ? undefined : partOf(read, slot) };
    },
  };
}

const EMPTY = { data: [], next: undefined, scannedTo: undefined };

function clausesOf(filter: DeliveryFilter): Clauses {
  return new Clauses()
    .status('d.status', filter.status)
    .add('d.operation = ?', filter.operation)
    .add(String.raw`d.error LIKE ? ESCAPE '\'`, containing(filter.error))
    .add('d.ms >= ?', filter.minMs)
    .add('d.ms <= ?', filter.maxMs)
    .add('d.records >= ?', filter.minRecords)
    .add('d.records <= ?', filter.maxRecords)
    .add('d.at >= ?', filter.from)
    .add('d.at < ?', filter.to);
}

function optional(row: readonly Value[] | undefined): DeliveryEntry | undefined {
  return row === undefined ? undefined : entryFrom(row);
}

function entryFrom(row: readonly Value[]): DeliveryEntry {
  return {
    id: row[0] as number,
    flight: row[1] as number,
    step: row[2] as number,
    attempt: row[3] as number,
    operation: row[4] as string,
    method: row[5] as string,
    path: row[6] as string,
    records: row[7] as number,
    at: row[8] as number,
    ms: (row[9] as number | null) ?? undefined,
    status: (row[10] as number | null) ?? undefined,
    error: (row[11] as string | null) ?? undefined,
    bytes: row[12] as number,
  };
}
