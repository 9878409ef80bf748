import { attendanceFrom, attendanceText, type Attendance } from '@causeway/core/audience/attendance';
import type { Connection } from './connection.ts';
import { Recent } from './recent.ts';

const CACHED = 20_000;

/** How customers stand with the audiences, on SQLite. Cached, as only the registering connection changes them. */
export interface Attendances {
  readonly of: (customer: number) => Attendance | undefined;
  /** Writes those that are others than they were. To be called inside the transaction. */
  readonly write: (attendances: ReadonlyMap<number, Attendance | undefined>) => void;
  readonly remember: (attendances: ReadonlyMap<number, Attendance | undefined>) => void;
  readonly forget: () => void;
}

/** `row`: what the database has; undefined: nothing. */
interface Cached {
  readonly attendance: Attendance | undefined;
  readonly row: Row | undefined;
}

interface Row {
  readonly epoch: number;
  readonly due: number | undefined;
  readonly text: string;
}

export function openAttendances(connection: Connection): Attendances {
  const cache = new Recent<number, Cached>(CACHED);
  const written = new Map<number, Row>();
  const load = connection.prepare('SELECT epoch, due, body FROM attendances WHERE customer = ?');
  const seats = connection.prepare('SELECT audience, since FROM audience_members WHERE customer = ?');
  const put = connection.prepare(
    `INSERT INTO attendances (customer, epoch, due, body) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET epoch = excluded.epoch, due = excluded.due, body = excluded.body`,
  );
  const drop = connection.prepare('DELETE FROM attendances WHERE customer = ?');

  const read = (customer: number): Cached => {
    const found = load.row(customer);
    if (found === undefined) return { attendance: undefined, row: undefined };
    const [epoch, due, text] = found as [number, number | null, string];
    const row = { epoch, due: due ?? undefined, text };
    const attendance = attendanceFrom(
      epoch,
      row.due,
      text,
      seats.rows(customer) as unknown as readonly (readonly [number, number])[],
    );
    return { attendance, row };
  };
  const known = (customer: number): Cached => {
    let cached = cache.get(customer);
    if (cached === undefined) {
      cached = read(customer);
      cache.set(customer, cached);
    }
    return cached;
  };

  return {
    of: (customer) => known(customer).attendance,
    write: (attendances) => {
      written.clear();
      for (const [customer, attendance] of attendances) {
        if (attendance === undefined) {
          drop.run(customer);
          continue;
        }
        const { epoch, due } = attendance;
        const row = { epoch, due, text: attendanceText(attendance) };
        const before = known(customer).row;
        if (before?.epoch !== epoch || before.due !== due || before.text !== row.text)
          put.run(customer, epoch, due ?? null, row.text);
        written.set(customer, row);
      }
    },
    remember: (attendances) => {
      for (const [customer, attendance] of attendances)
        cache.set(customer, { attendance, row: written.get(customer) });
    },
    forget: () => cache.clear(),
  };
}
