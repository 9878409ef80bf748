import type { MemberPlace, MemberStore, Standing } from '../../ports/member-store.ts';
import { ATTENDANCE_TEXTS, attendanceOf, type Seats } from './attendances.ts';
import type { Connection, Value } from './connection.ts';
import { openCustomerCount } from './customer-count.ts';
import { customerFrom, CUSTOMER_COLUMNS } from './customer-rows.ts';
import { openCustomerWindow } from './customer-window.ts';
import { openHistories, type Histories } from './histories.ts';

const HOUR_MS = 3_600_000;
const QUALIFIED = CUSTOMER_COLUMNS.split(',')
  .map((name) => `c.${name.trim()}`)
  .join(', ');
const WIDTH = CUSTOMER_COLUMNS.split(',').length;
const LAST: MemberPlace = { since: Number.MAX_SAFE_INTEGER, customer: Number.MAX_SAFE_INTEGER };
const NO_EVENTS = Object.freeze([]);

/** Who is in which audience, on SQLite. Give it a connection that is used for reading alone. */
export function openMemberStore(connection: Connection): MemberStore {
  const members = connection.prepare(
    `SELECT ${QUALIFIED}, m.since FROM audience_members m JOIN customers c ON c.key = m.customer
     WHERE m.audience = ? AND (m.since, m.customer) < (?, ?) ORDER BY m.since DESC, m.customer DESC LIMIT ?`,
  );
  const joined = connection.prepare(
    `SELECT since, customer FROM audience_members
     WHERE audience = ? AND (since, customer) > (?, ?) AND since <= ? ORDER BY since, customer LIMIT ?`,
  );
  const hours = connection.prepare(
    'SELECT hour, entered, left FROM audience_hours WHERE audience = ? AND hour >= ? AND hour < ? ORDER BY hour',
  );
  const grown = connection.prepare(
    'SELECT coalesce(sum(entered - left), 0) FROM audience_hours WHERE audience = ? AND hour >= ?',
  );
  const attendance = connection.prepare(
    `SELECT epoch, due, as_of, ${ATTENDANCE_TEXTS} FROM attendances a WHERE customer = ?`,
  );
  const seats = connection.prepare('SELECT audience, since FROM audience_members WHERE customer = ?');
  const standing = connection.prepare(
    `SELECT ${QUALIFIED}, a.epoch, a.due, a.as_of, iif(?, ${ATTENDANCE_TEXTS}, '[]'),
     (SELECT json_group_array(json_array(m.audience, m.since)) FROM audience_members m
      WHERE m.customer = c.key AND m.audience IN (SELECT value FROM json_each(?)))
     FROM customers c LEFT JOIN attendances a ON a.customer = c.key
     WHERE c.key >= ? AND c.key <= ? AND c.workspace = ? AND c.merged_into IS NULL ORDER BY c.key LIMIT ?`,
  );
  const windows = openCustomerWindow(connection);
  const histories = openHistories(connection);

  return {
    members: async (audience, before = LAST, most) =>
      members
        .rows(audience, before.since, before.customer, most)
        .map((row) => ({ customer: customerFrom(row), since: row[WIDTH] as number })),
    joined: async (audience, after, until, most) =>
      joined
        .rows(audience, after.since, after.customer, until, most)
        .map(([since, customer]) => ({ since: since as number, customer: customer as number })),
    hours: async (audience, from, to) =>
      hours
        .rows(audience, Math.ceil(from / HOUR_MS), Math.ceil(to / HOUR_MS))
        .map(([hour, entered, left]) => ({
          at: (hour as number) * HOUR_MS,
          entered: entered as number,
          left: left as number,
        })),
    grownSince: async (audience, from) => Number(grown.row(audience, Math.ceil(from / HOUR_MS))?.[0] ?? 0),
    attendance: async (customer) => {
      const row = attendance.row(customer);
      return row === undefined ? undefined : attendanceOf(row, seats.rows(customer) as unknown as Seats);
    },
    history: async (customer, types) => histories.of(customer, types, undefined),
    customersAfter: async (workspace, after, most, { audiences, types }) => {
      const own = JSON.stringify([...audiences]);
      const counts = types.size > 0 ? 1 : 0;
      // Nobody is read whose events are not looked at with those of the others.
      const found = await windows(after + 1, (first, last) => {
        for (let from = first; from <= last;) {
          const to = counts === 0 ? last : histories.reach(from, last);
          const some = standing.rows(counts, own, from, to, workspace, most);
          if (some.length > 0) return some;
          from = to + 1;
        }
        return undefined;
      });
      if (found === undefined) return [];
      const [first, last] = [keyOf(found.at(0)), keyOf(found.at(-1))];
      const history: Histories =
        types.size === 0 ? { last, of: () => NO_EVENTS } : histories.between(first, last, types);
      return found
        .filter((row) => keyOf(row) <= history.last)
        .map((row): Standing => ({
          customer: customerFrom(row),
          attendance:
            row[WIDTH] === null
              ? undefined
              : attendanceOf(row.slice(WIDTH), JSON.parse(row[WIDTH + 4] as string) as Seats),
          history: history.of(keyOf(row)),
        }));
    },
    countCustomers: openCustomerCount(connection),
  };
}

function keyOf(row: readonly Value[] | undefined): number {
  return row?.[0] as number;
}
