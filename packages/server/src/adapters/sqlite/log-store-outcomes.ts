import type { Issue } from '@causeway/core/result/issue';
import type {
  LogEntry,
  LogFilter,
  LogStore,
  OutcomeName,
  PageRequest,
  Person,
} from '../../ports/log-store.ts';
import type { Connection, Value } from './connection.ts';
import { openPeople } from './customer-store-people.ts';
import { bodySearch } from './log-store-bodies.ts';
import { Clauses, containing, preparer } from './log-store-clauses.ts';
import type { DeliveryLog } from './log-store-deliveries.ts';
import { openStatusesOf, wayToOutcomes } from './log-store-ways.ts';
import { firstSince, scanDown } from './paced-scan.ts';

const COLUMNS =
  'o.id, o.at, o.customer, o.type, o.event, o.outcome, o.reason, o.status, o.delivery, o.slot, o.issues';
export const OUTCOMES: readonly OutcomeName[] = ['delivered', 'skipped', 'buried'];
/** Rows are written in the order of their times, give or take so much. */
const SLACK_MS = 2 * 60_000;
/** How long before and after the end of a flight its messages can be settled. */
const SETTLED_BEFORE_MS = 5_000;
const SETTLED_AFTER_MS = 30_000;

const ERROR = String.raw`(o.reason LIKE ? ESCAPE '\' OR o.issues LIKE ? ESCAPE '\'
  OR (o.delivery IS NOT NULL AND (SELECT l.error FROM deliveries d JOIN deliveries l ON l.flight = d.flight AND l.step = d.step
    WHERE d.id = o.delivery ORDER BY l.attempt DESC LIMIT 1) LIKE ? ESCAPE '\')
  OR (o.outcome = 2 AND EXISTS (SELECT 1 FROM dead_letters x
    WHERE x.integration = o.integration AND x.event = o.event AND x.issue LIKE ? ESCAPE '\')))`;

export function openOutcomeLog(
  connection: Connection,
  log: DeliveryLog,
): Pick<LogStore, 'outcomes' | 'outcome'> {
  const prepared = preparer(connection);
  const personOf = openPeople(connection);
  const statusesOf = openStatusesOf(connection);
  const one = connection.prepare(`SELECT ${COLUMNS} FROM outcomes o WHERE o.id = ? AND o.integration = ?`);
  const bounds = connection.prepare('SELECT (SELECT min(id) FROM outcomes), (SELECT max(id) FROM outcomes)');
  const next = connection.prepare('SELECT id, at FROM outcomes WHERE id >= ? ORDER BY id LIMIT 1');
  const buriedIssue = connection.prepare(
    'SELECT issue FROM dead_letters WHERE integration = ? AND event = ? AND buried_at = ?',
  );

  const nextOf = (id: number): { id: number; at: number } | undefined => {
    const row = next.row(id);
    return row === undefined ? undefined : { id: row[0] as number, at: row[1] as number };
  };

  /** The ids among which the rows must be, by what is asked about time. */
  const rangeOf = (
    integration: number,
    filter: LogFilter,
    page: PageRequest,
  ): { floor: number; before: number; landed: number | undefined } | undefined => {
    const [lowest, highest] = (bounds.row() ?? []) as (number | null)[];
    if (typeof lowest !== 'number' || typeof highest !== 'number') return undefined;
    const since = (time: number): number => firstSince(time, lowest, highest, nextOf);
    let floor = filter.from === undefined ? lowest : since(filter.from - SLACK_MS);
    let before = filter.to === undefined ? highest + 1 : since(filter.to + SLACK_MS);
    let landed: number | undefined;
    if (filter.delivery !== undefined) {
      const landing = log.landing(integration, filter.delivery);
      if (landing === undefined) return undefined;
      landed = landing.delivery;
      floor = Math.max(floor, since(landing.at - SETTLED_BEFORE_MS));
      before = Math.min(before, since(landing.at + SETTLED_AFTER_MS));
    }
    return { floor, before: Math.min(page.before ?? before, before), landed };
  };

  /** Adds to rows what is known elsewhere: who, how long it took, and what was wrong. */
  const complete = (integration: number, rows: readonly Value[][]): LogEntry[] => {
    const attempts = new Map<number, ReturnType<DeliveryLog['lastOf']>>();
    const people = new Map<number, Person | undefined>();
    return rows.map((row) => {
      const entry = outcomeFrom(row);
      const customer = row[2] as number;
      if (!people.has(customer)) people.set(customer, personOf(customer));
      if (entry.delivery !== undefined && !attempts.has(entry.delivery))
        attempts.set(entry.delivery, log.lastOf(entry.delivery));
      const attempt = entry.delivery === undefined ? undefined : attempts.get(entry.delivery);
      const error =
        entry.outcome === 'buried' ? (burial(integration, entry) ?? attempt?.error) : attempt?.error;
      return { ...entry, customer: people.get(customer), ms: attempt?.ms, error };
    });
  };

  const burial = (integration: number, entry: OutcomeRow): string | undefined => {
    const kept = buriedIssue.row(integration, entry.event, entry.at);
    if (kept !== undefined) return (JSON.parse(kept[0] as string) as Issue).message;
    return entry.issues.find(({ code }) => code === entry.reason)?.message;
  };

  return {
    outcomes: async (integration, filter, page) => {
      const range = rangeOf(integration, filter, page);
      if (range === undefined) return { data: [], next: undefined, scannedTo: undefined };
      const way = wayToOutcomes(integration, filter, statusesOf);
      const clauses = clausesOf(filter, range.landed);
      const statement = prepared(
        `SELECT ${COLUMNS} FROM ${way.from} AND o.id < ? AND o.id >= ? AND o.integration = ?${clauses.sql}
         ORDER BY o.id DESC LIMIT ?`,
      );
      const low = prepared(way.low);
      const found = await scanDown<Value[]>({
        before: range.before,
        floor: range.floor,
        most: page.most,
        lowOf: (before, count) =>
          Math.max(
            ...way.each.map((values) => (low.row(...values, before, count)?.[0] as number | undefined) ?? 0),
          ),
        read: (before, lowest, most) => {
          const rows = way.each.map((values) =>
            statement.rows(...values, before, lowest, integration, ...clauses.values, most),
          );
          if (rows.length === 1) return rows[0] ?? [];
          return rows
            .flat()
            .toSorted((a, b) => (b[0] as number) - (a[0] as number))
            .slice(0, most);
        },
        idOf: (row) => row[0] as number,
        keep: bodySearch(filter, log),
        timeOf: (id) => nextOf(id)?.at,
      });
      return { ...found, data: complete(integration, found.data) };
    },
    outcome: async (integration, id) => {
      const row = one.row(id, integration);
      return row === undefined ? undefined : complete(integration, [row])[0];
    },
  };
}

function clausesOf(filter: LogFilter, landed: number | undefined): Clauses {
  return new Clauses()
    .add('o.delivery = ?', landed)
    .add('o.type = ?', filter.type)
    .add('o.outcome = ?', filter.outcome === undefined ? undefined : OUTCOMES.indexOf(filter.outcome))
    .status('o.status', filter.status)
    .add('o.at >= ?', filter.from)
    .add('o.at < ?', filter.to)
    .add(ERROR, containing(filter.error))
    .add(
      'o.delivery IS NOT NULL AND ? > 0',
      filter.response === undefined && filter.request === undefined ? undefined : 1,
    );
}

type OutcomeRow = Omit<LogEntry, 'customer' | 'ms' | 'error'>;

function outcomeFrom(row: readonly Value[]): OutcomeRow {
  return {
    id: row[0] as number,
    at: row[1] as number,
    type: row[3] as string,
    event: row[4] as number,
    outcome: OUTCOMES[row[5] as number] ?? 'skipped',
    reason: (row[6] as string | null) ?? undefined,
    status: (row[7] as number | null) ?? undefined,
    delivery: (row[8] as number | null) ?? undefined,
    slot: (row[9] as number | null) ?? undefined,
    issues: row[10] === null ? [] : (JSON.parse(row[10] as string) as Issue[]),
  };
}
