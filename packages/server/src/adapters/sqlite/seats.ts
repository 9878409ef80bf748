import type { AudienceSeat } from '@causeway/core/audience/seat';
import type { Connection } from './connection.ts';

/** Reads which audiences a customer is in, by slug. */
export function openSeats(connection: Connection): (customer: number) => readonly AudienceSeat[] {
  const seats = connection.prepare(
    `SELECT a.public_id, a.slug, a.name, m.since FROM audience_members m JOIN audiences a ON a.id = m.audience
     WHERE m.customer = ? AND a.state = 'active' ORDER BY a.slug`,
  );
  return (customer) =>
    seats.rows(customer).map(([id, slug, name, since]) => ({
      id: id as string,
      slug: slug as string,
      name: name as string,
      since: since as number,
    }));
}
