import { attendanceFrom, attendanceText, type Attendance } from '@causeway/core/audience/attendance';
import type { Connection } from './connection.ts';
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

/** There is none, and that is known. */
const NOBODY = Symbol('never judged');

export function openAttendances(connection: Connection): Attendances {
  const cache = new Recent<number, Attendance | typeof NOBODY>(CACHED);
  const load = connection.prepare('SELECT epoch, due, as_of, body FROM attendances WHERE customer = ?');
  const seats = connection.prepare('SELECT audience, since FROM audience_members WHERE customer = ?');
  const put = connection.prepare(
    `INSERT INTO attendances (customer, epoch, due, as_of, body) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET epoch = excluded.epoch, due = excluded.due, as_of = excluded.as_of, body = excluded.body`,
  );
  const drop = connection.prepare('DELETE FROM attendances WHERE customer = ?');

  const read = (customer: number): Attendance | typeof NOBODY => {
    const found = load.row(customer);
    if (found === undefined) return NOBODY;
    const [epoch, due, asOf, text] = found as [number, number | null, number, string];
    const taken = seats.rows(customer) as unknown as readonly (readonly [number, number])[];
    return attendanceFrom(epoch, due ?? undefined, asOf, text, taken);
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
          drop.run(customer);
          continue;
        }
        const { epoch, due, asOf } = attendance;
        put.run(customer, epoch, due ?? null, asOf, attendanceText(attendance));
        attendance.unwritten = 0;
      }
    },
    remember: (attendances) => {
      for (const [customer, attendance] of attendances) cache.set(customer, attendance ?? NOBODY);
    },
    forget: () => cache.clear(),
  };
}
