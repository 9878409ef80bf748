import { attendanceFrom, writeDown, type Attendance } from '@causeway/core/audience/attendance';
import type { Connection, Value } from './connection.ts';
import { Recent } from './recent.ts';

const CACHED = 20_000;

/** How customers stand with the audiences, on SQLite. Cached, as only the registering connection changes them. */
export interface Attendances {
  readonly of: (customer: number) => Attendance | undefined;
  /** Writes those of these customers. To be called inside the transaction. */
  readonly write: (
    attendances: ReadonlyMap<number, Attendance | undefined>,
    customers: ReadonlySet<number>,
  ) => void;
  readonly remember: (attendances: ReadonlyMap<number, Attendance | undefined>) => void;
  readonly forget: () => void;
}

export type Seats = readonly (readonly [audience: number, since: number])[];

/** A column of `attendances a`: a JSON array of the texts that `attendanceFrom` reads. */
export const ATTENDANCE_TEXTS = `(SELECT json_group_array(text) FROM (
  SELECT text FROM (
    SELECT 0 AS part, coalesce((SELECT text FROM attendance_wholes WHERE customer = a.customer), '[[],[]]') AS text
    UNION ALL SELECT part, text FROM attendance_parts WHERE customer = a.customer
  ) ORDER BY part))`;

/** From the columns epoch, due, as_of and `ATTENDANCE_TEXTS`. */
export function attendanceOf([epoch, due, asOf, texts]: readonly Value[], seats: Seats): Attendance {
  return attendanceFrom(
    epoch as number,
    (due as number | null) ?? undefined,
    asOf as number,
    JSON.parse(texts as string) as readonly string[],
    seats,
  );
}

/** There is none, and that is known. */
const NOBODY = Symbol('never judged');

export function openAttendances(connection: Connection): Attendances {
  const cache = new Recent<number, Attendance | typeof NOBODY>(CACHED);
  const load = connection.prepare(
    `SELECT epoch, due, as_of, ${ATTENDANCE_TEXTS} FROM attendances a WHERE customer = ?`,
  );
  const seats = connection.prepare('SELECT audience, since FROM audience_members WHERE customer = ?');
  const put = connection.prepare(
    `INSERT INTO attendances (customer, epoch, due, as_of) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET epoch = excluded.epoch, due = excluded.due, as_of = excluded.as_of`,
  );
  const putWhole = connection.prepare(
    'INSERT INTO attendance_wholes (customer, text) VALUES (?, ?) ON CONFLICT DO UPDATE SET text = excluded.text',
  );
  const putPart = connection.prepare('INSERT INTO attendance_parts (customer, part, text) VALUES (?, ?, ?)');
  const dropParts = connection.prepare('DELETE FROM attendance_parts WHERE customer = ?');
  const drops = [
    connection.prepare('DELETE FROM attendances WHERE customer = ?'),
    connection.prepare('DELETE FROM attendance_wholes WHERE customer = ?'),
    dropParts,
  ];

  const read = (customer: number): Attendance | typeof NOBODY => {
    const found = load.row(customer);
    if (found === undefined) return NOBODY;
    return attendanceOf(found, seats.rows(customer) as unknown as Seats);
  };

  return {
    of: (customer) => {
      let known = cache.get(customer);
      if (known === undefined) {
        known = read(customer);
        cache.set(customer, known);
      }
      return known === NOBODY ? undefined : known;
    },
    write: (attendances, customers) => {
      for (const customer of customers) {
        const attendance = attendances.get(customer);
        if (attendance === undefined) {
          for (const drop of drops) drop.run(customer);
          continue;
        }
        const { epoch, due, asOf, parts } = attendance;
        put.run(customer, epoch, due ?? null, asOf);
        const written = writeDown(attendance);
        if (written === undefined) continue;
        if (written.kind === 'part') putPart.run(customer, attendance.parts ?? 0, written.text);
        else {
          putWhole.run(customer, written.text);
          if (parts !== 0) dropParts.run(customer);
        }
      }
    },
    remember: (attendances) => {
      for (const [customer, attendance] of attendances) cache.set(customer, attendance ?? NOBODY);
    },
    forget: () => cache.clear(),
  };
}
