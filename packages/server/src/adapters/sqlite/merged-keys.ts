import type { Connection } from './connection.ts';

/** Somebody with more lives than these is a shared id gone wrong. */
const MOST_KEYS = 200;

/** Finds a customer's number, and those of all who were merged into them. */
export function openKeys(connection: Connection): (customer: number) => readonly number[] {
  const keys = connection.prepare(
    `WITH RECURSIVE merged (key) AS (SELECT ? UNION SELECT c.key FROM customers c JOIN merged ON c.merged_into = merged.key)
     SELECT key FROM merged LIMIT ${MOST_KEYS}`,
  );
  return (customer) => keys.rows(customer).map(([key]) => key as number);
}
