import { attendanceFrom, type Attendance } from '@causeway/core/audience/attendance';
import type { MemberStore } from '../../ports/member-store.ts';
import type { Connection, Value } from './connection.ts';
import { customerFrom, CUSTOMER_COLUMNS } from './customer-rows.ts';
import { openHistory } from './history.ts';

const HOUR_MS = 3_600_000;
const QUALIFIED = CUSTOMER_COLUMNS.split(',')
  .map((name) => `c.${name.trim()}`)
  .join(', ');
const WIDTH = CUSTOMER_COLUMNS.split(',').length;

/** Who is in which audience, on SQLite. */
export function openMemberStore(connection: Connection): MemberStore {
  const members = connection.prepare(
    `SELECT ${QUALIFIED}, m.since FROM audience_members m JOIN customers c ON c.key = m.customer
     WHERE m.audience = ? AND (m.since, m.customer) < (?, ?) ORDER BY m.since DESC, m.customer DESC LIMIT ?`,
  );
  const hours = connection.prepare(
    'SELECT hour, entered, left FROM audience_hours WHERE audience = ? AND hour >= ? AND hour < ? ORDER BY hour',
  );
  const attendance = connection.prepare('SELECT epoch, due, body FROM attendances WHERE customer = ?');
  const seats = connection.prepare('SELECT audience, since FROM audience_members WHERE customer = ?');
  const after = connection.prepare(
    `SELECT ${QUALIFIED}, a.epoch, a.due, a.body,
     (SELECT json_group_array(json_array(m.audience, m.since)) FROM audience_members m WHERE m.customer = c.key)
     FROM customers c LEFT JOIN attendances a ON a.customer = c.key
     WHERE c.key > ? AND c.workspace = ? AND c.merged_into IS NULL ORDER BY c.key LIMIT ?`,
  );
  const count = connection.prepare(
    'SELECT count(*) FROM customers WHERE workspace = ? AND merged_into IS NULL',
  );
  const history = openHistory(connection);
  return {
    members: async (audience, before, most) =>
      members
        .rows(
          audience,
          before?.since ?? Number.MAX_SAFE_INTEGER,
          before?.customer ?? Number.MAX_SAFE_INTEGER,
          most,
        )
        .map((row) => ({ customer: customerFrom(row), since: row[WIDTH] as number })),
    hours: async (audience, from, to) =>
      hours
        .rows(audience, Math.floor(from / HOUR_MS), Math.ceil(to / HOUR_MS))
        .map(([hour, entered, left]) => ({
          at: (hour as number) * HOUR_MS,
          entered: entered as number,
          left: left as number,
        })),
    attendance: async (customer) => {
      const row = attendance.row(customer);
      return row === undefined
        ? undefined
        : standing(row, 0, seats.rows(customer) as unknown as (readonly [number, number])[]);
    },
    history: async (customer, types) => history(customer, types, undefined),
    customersAfter: async (workspace, key, most) =>
      after.rows(key, workspace, most).map((row) => ({
        customer: customerFrom(row),
        attendance:
          row[WIDTH] === null
            ? undefined
            : standing(row, WIDTH, JSON.parse(row[WIDTH + 3] as string) as (readonly [number, number])[]),
      })),
    countCustomers: async (workspace) => Number(count.row(workspace)?.[0] ?? 0),
  };
}

function standing(
  row: readonly Value[],
  at: number,
  seats: readonly (readonly [number, number])[],
): Attendance {
  return attendanceFrom(
    row[at] as number,
    (row[at + 1] as number | null) ?? undefined,
    row[at + 2] as string,
    seats,
  );
}
