import type { Connection } from './connection.ts';

/**
 * All numbers that somebody has had, however many: those that were merged, and those that were merged into these. What is
 * read looks at fewer (see `openKeys`); what is erased leaves none.
 */
export function openAllKeys(connection: Connection): (heir: number) => readonly number[] {
  const all = connection.prepare(
    `WITH RECURSIVE merged (key) AS
       (SELECT ? UNION SELECT c.key FROM customers c JOIN merged ON c.merged_into = merged.key)
     SELECT key FROM merged`,
  );
  return (heir) => all.rows(heir).map(([key]) => key as number);
}
