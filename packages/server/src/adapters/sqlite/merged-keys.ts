import type { Connection } from './connection.ts';

/** Somebody with more lives than these is a shared id gone wrong. */
const MOST_KEYS = 200;

/** Finds all numbers that somebody has had, from any of them: those that were merged, and what they were merged into. */
export function openKeys(connection: Connection): (customer: number) => readonly number[] {
  const keys = connection.prepare(
    `WITH RECURSIVE
       heir (key) AS (SELECT ? UNION SELECT c.merged_into FROM customers c JOIN heir ON c.key = heir.key WHERE c.merged_into IS NOT NULL),
       merged (key) AS (SELECT key FROM heir UNION SELECT c.key FROM customers c JOIN merged ON c.merged_into = merged.key)
     SELECT key FROM merged LIMIT ${MOST_KEYS}`,
  );
  return (customer) => keys.rows(customer).map(([key]) => key as number);
}

/** Finds the number that somebody has now, through merges. */
export function openHeir(connection: Connection): (customer: number) => number {
  const into = connection.prepare('SELECT merged_into FROM customers WHERE key = ?');
  return (customer) => {
    let key = customer;
    for (let hops = 0; hops < MOST_KEYS; hops++) {
      const next = into.row(key)?.[0] as number | null | undefined;
      if (next === null || next === undefined) return key;
      key = next;
    }
    return key;
  };
}
