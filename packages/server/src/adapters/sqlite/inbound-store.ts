import type { InboundBody } from '../../ports/inbound-receipt.ts';
import type { InboundEntry, InboundFilter, InboundStore, NoteRerun } from '../../ports/inbound-store.ts';
import type { Person } from '../../ports/log-store.ts';
import { openAuditWriter } from './audit-writer.ts';
import { opened } from './bodies.ts';
import type { Connection, Value } from './connection.ts';
import { openPeople } from './customer-store-people.ts';
import { CHANNELS, STATUSES } from './inbound-writer.ts';
import { Clauses, containing, preparer } from './log-store-clauses.ts';
import { firstSince, scanDown } from './paced-scan.ts';

const COLUMNS = `r.id, r.workspace, r.channel, r.owner, r.at, r.ms, r.method, r.path, r.status_code, r.status, r.reason, r.type,
  r.action, r.customer, r.customer_text, r.event, r.error, r.rerun_of`;
const BODY = 18;
/** Receipts are written about in the order of their times: a request may have waited so long at the most. */
const SLACK_MS = 10 * 60_000;

/** Reading receipts of inbound requests on SQLite. Give it a connection that is used for reading alone. */
export function openInboundStore(connection: Connection): InboundStore {
  const prepared = preparer(connection);
  const personOf = openPeople(connection);
  const bounds = connection.prepare(
    'SELECT (SELECT min(id) FROM inbound_receipts), (SELECT max(id) FROM inbound_receipts)',
  );
  const next = connection.prepare('SELECT id, at FROM inbound_receipts WHERE id >= ? ORDER BY id LIMIT 1');
  const down = connection.prepare(
    `SELECT receipt FROM inbound_owners WHERE channel = ? AND owner = ? AND receipt < ?
     ORDER BY receipt DESC LIMIT 1 OFFSET ?`,
  );
  const one = connection.prepare(
    `SELECT ${COLUMNS}, r.body FROM inbound_receipts r WHERE r.id = ? AND r.workspace = ?`,
  );
  const nextOf = (id: number): { id: number; at: number } | undefined => {
    const row = next.row(id);
    return row === undefined ? undefined : { id: row[0] as number, at: row[1] as number };
  };
  const complete = (rows: readonly (readonly Value[])[]): InboundEntry[] => {
    const people = new Map<number, Person | undefined>();
    return rows.map((row) => {
      const customer = row[13] as number | null;
      if (customer !== null && !people.has(customer)) people.set(customer, personOf(customer));
      return entryFrom(row, customer === null ? undefined : people.get(customer));
    });
  };
  return {
    list: async (workspace, filter, page) => {
      const [lowest, highest] = (bounds.row() ?? []) as (number | null)[];
      if (typeof lowest !== 'number' || typeof highest !== 'number')
        return { data: [], next: undefined, scannedTo: undefined };
      const since = (time: number): number => firstSince(time, lowest, highest, nextOf);
      const { receipt: only } = filter;
      const ceiling = Math.min(
        filter.to === undefined ? highest + 1 : since(filter.to + SLACK_MS),
        only === undefined ? Infinity : only + 1,
      );
      const floor = filter.from === undefined ? lowest : since(filter.from - SLACK_MS);
      const clauses = clausesOf(filter);
      const whose =
        filter.owner === undefined ? [] : [CHANNELS.indexOf(filter.owner.channel), filter.owner.id];
      const keep = bodySearch(filter);
      const id = whose.length === 0 ? 'r.id' : 'o.receipt';
      const isFailed = whose.length === 0 && filter.status === 'error';
      const from =
        whose.length === 0
          ? `inbound_receipts r ${isFailed ? FAILED : 'WHERE true'}`
          : 'inbound_owners o CROSS JOIN inbound_receipts r ON r.id = o.receipt WHERE o.channel = ? AND o.owner = ?';
      const statement = prepared(
        `SELECT ${COLUMNS}${keep === undefined ? '' : ', r.body'} FROM ${from} AND ${id} < ? AND ${id} >= ? AND r.workspace = ?${clauses.sql}
         ORDER BY ${id} DESC LIMIT ?`,
      );
      const found = await scanDown<Value[]>({
        before: Math.min(page.before ?? ceiling, ceiling),
        floor: Math.max(floor, only ?? 0),
        most: page.most,
        lowOf: (before, count) =>
          whose.length === 0
            ? before - count
            : ((down.row(...whose, before, count)?.[0] as number | undefined) ?? 0),
        read: (before, low, most) =>
          statement.rows(...whose, before, low, workspace, ...clauses.values, most),
        idOf: (row) => row[0] as number,
        keep,
        timeOf: (receipt) => nextOf(receipt)?.at,
      });
      return { ...found, data: complete(found.data) };
    },
    receipt: async (workspace, id) => {
      const row = one.row(id, workspace);
      const [entry] = row === undefined ? [] : complete([row]);
      return row === undefined || entry === undefined ? undefined : { entry, body: bodyFrom(row[BODY]) };
    },
  };
}

/** Give it a connection that writes. */
export function openNoteRerun(connection: Connection): NoteRerun {
  const { note } = openAuditWriter(connection);
  return (draft, now) =>
    connection.write(() => {
      note(draft, now);
    });
}

const FAILED = `INDEXED BY inbound_receipts_failed WHERE r.status = ${STATUSES.indexOf('error')}`;
const CUSTOMER = `(r.customer IN (SELECT value FROM json_each(?, '$.keys')) OR r.customer_text = json_extract(?, '$.text'))`;
const ERROR = String.raw`(r.error LIKE ? ESCAPE '\' OR r.reason LIKE ? ESCAPE '\')`;

function clausesOf(filter: InboundFilter): Clauses {
  const { channel, status, customer } = filter;
  return new Clauses()
    .add('r.channel = ?', channel === undefined ? undefined : CHANNELS.indexOf(channel))
    .add('r.id = ?', filter.receipt)
    .add(CUSTOMER, customer === undefined ? undefined : JSON.stringify(customer))
    .add('r.type = ?', filter.type)
    .add('r.action = ?', filter.action)
    .add('r.status = ?', status === undefined ? undefined : STATUSES.indexOf(status))
    .add('r.event = ?', filter.event)
    .add(ERROR, containing(filter.error))
    .status('r.status_code', filter.statusCode)
    .add('r.at >= ?', filter.from)
    .add('r.at < ?', filter.to);
}

/** Bodies are kept packed, so they are opened one by one; undefined when nobody asks. */
function bodySearch(filter: InboundFilter): ((row: readonly Value[]) => boolean) | undefined {
  const request = filter.request?.toLowerCase();
  const response = filter.response?.toLowerCase();
  if (request === undefined && response === undefined) return undefined;
  const holds = (text: string, wanted: string | undefined): boolean =>
    wanted === undefined || text.toLowerCase().includes(wanted);
  return (row) => {
    const body = bodyFrom(row[BODY]);
    return holds(body.request.body, request) && holds(body.response, response);
  };
}

function bodyFrom(value: Value | undefined): InboundBody {
  return JSON.parse(opened(value as string | Uint8Array)) as InboundBody;
}

function entryFrom(row: readonly Value[], customer: Person | undefined): InboundEntry {
  const [id, workspace, channel, owner, at, ms, method, path, statusCode, status, reason, type, action] = row;
  return {
    id: id as number,
    workspace: workspace as number,
    channel: CHANNELS[channel as number] ?? 'webhook',
    owner: (owner as number | null) ?? undefined,
    at: at as number,
    ms: ms as number,
    method: method as string,
    path: path as string,
    statusCode: statusCode as number,
    status: STATUSES[status as number] ?? 'error',
    reason: (reason as string | null) ?? undefined,
    type: (type as 'profile' | 'event' | null) ?? undefined,
    action: (action as string | null) ?? undefined,
    customer,
    customerText: (row[14] as string | null) ?? undefined,
    event: (row[15] as number | null) ?? undefined,
    error: (row[16] as string | null) ?? undefined,
    rerunOf: (row[17] as number | null) ?? undefined,
  };
}
