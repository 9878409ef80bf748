import type { SeatWrite } from '@causeway/core/register/writes';
import type { Connection } from './connection.ts';

const HOUR_MS = 3_600_000;

interface Sum {
  readonly audience: number;
  readonly hour: number;
  entered: number;
  left: number;
}

/** Writes who is in which audience, and how many came and went. To be called inside the transaction. */
export function openSeatWrites(connection: Connection): (seats: readonly SeatWrite[]) => void {
  const put = connection.prepare(
    `INSERT INTO audience_members (customer, audience, since) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET since = excluded.since`,
  );
  const drop = connection.prepare('DELETE FROM audience_members WHERE customer = ? AND audience = ?');
  const total = connection.prepare(
    `INSERT INTO audience_totals (audience, members) VALUES (?, ?)
     ON CONFLICT DO UPDATE SET members = members + excluded.members`,
  );
  const hourly = connection.prepare(
    `INSERT INTO audience_hours (audience, hour, entered, left) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET entered = entered + excluded.entered, left = left + excluded.left`,
  );
  return (seats) => {
    const sums = new Map<string, Sum>();
    for (const { audience, customer, since, at } of seats) {
      const hour = Math.floor(at / HOUR_MS);
      const key = `${audience} ${hour}`;
      let sum = sums.get(key);
      if (sum === undefined) sums.set(key, (sum = { audience, hour, entered: 0, left: 0 }));
      if (since === undefined) {
        drop.run(customer, audience);
        sum.left++;
      } else {
        put.run(customer, audience, since);
        sum.entered++;
      }
    }
    for (const { audience, hour, entered, left } of sums.values()) {
      if (entered !== left) total.run(audience, entered - left);
      hourly.run(audience, hour, entered, left);
    }
  };
}
