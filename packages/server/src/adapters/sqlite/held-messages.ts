import type { HeldMessages } from '../../ports/held-messages.ts';
import type { Connection } from './connection.ts';

export function openHeldMessages(connection: Connection): HeldMessages {
  const after = connection.prepare(
    `SELECT customer, integration FROM held WHERE (customer, integration) > (?, ?)
     GROUP BY customer, integration ORDER BY customer, integration LIMIT ?`,
  );
  return {
    after: async ({ customer, integration }, most) =>
      after.rows(customer, integration, most).map((row) => ({
        customer: row[0] as number,
        integration: row[1] as number,
      })),
  };
}
