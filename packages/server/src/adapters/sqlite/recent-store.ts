import type { Customer } from '@causeway/core/customer/customer';
import type { JsonObject } from '@causeway/core/result/json';
import type { RecentStore, Walked } from '../../ports/recent-store.ts';
import type { Connection, Value } from './connection.ts';
import { customerFrom, CUSTOMER_COLUMNS } from './customer-rows.ts';
import { pacer } from './pacer.ts';

/** Rows of the whole hub that one walk looks at. */
const MOST_ROWS = 50_000;
const MOST_CUSTOMERS = 20_000;
const PORTION = 200;

/** Walks on SQLite. Give it a connection that is used for reading alone. */
export function openRecentStore(connection: Connection): RecentStore {
  const top = connection.prepare('SELECT coalesce(max(id), 0) FROM events');
  // Without the body, of which a row may have much: what is not asked for is not read from the disk either.
  const events = connection.prepare(
    `SELECT id, source, type, customer, timestamp, received_at FROM events WHERE id < ? ORDER BY id DESC LIMIT ${PORTION}`,
  );
  const body = connection.prepare('SELECT body FROM events WHERE id = ?');
  const topCustomer = connection.prepare('SELECT coalesce(max(key), 0) FROM customers');
  const customers = connection.prepare(
    `SELECT ${CUSTOMER_COLUMNS} FROM customers WHERE key < ? ORDER BY key DESC LIMIT ${PORTION}`,
  );
  const load = connection.prepare(
    `SELECT ${CUSTOMER_COLUMNS} FROM customers WHERE key = ? AND workspace = ?`,
  );
  const follow = (workspace: number, key: number, hops: number): Customer | undefined => {
    const row = load.row(key, workspace);
    if (row === undefined) return undefined;
    const into = row[10] as number | null;
    return into !== null && hops < 10 ? follow(workspace, into, hops + 1) : customerFrom(row);
  };
  const read = (id: number): { data: JsonObject; context: JsonObject } => {
    const text = body.row(id)?.[0] as string | undefined;
    return text === undefined
      ? { data: {}, context: {} }
      : (JSON.parse(text) as { data: JsonObject; context: JsonObject });
  };

  return {
    events: async (sources, since, visit) => {
      const own = new Set(sources);
      let reached = since;
      return walk(
        (before) => events.rows(before),
        (top.row()?.[0] as number) + 1,
        async (row) => {
          const receivedAt = row[5] as number;
          if (receivedAt < since) return { complete: true, from: since };
          reached = receivedAt;
          if (!own.has(row[1] as number)) return undefined;
          const id = row[0] as number;
          await visit({
            id,
            type: row[2] as string,
            customer: row[3] as number,
            timestamp: row[4] as number,
            receivedAt,
            read: () => read(id),
          });
          return undefined;
        },
        (complete) => ({ complete, from: complete ? since : reached }),
      );
    },
    customers: async (workspace, since, visit) => {
      let count = 0;
      return walk(
        (before) => customers.rows(before),
        (topCustomer.row()?.[0] as number) + 1,
        async (row) => {
          if (row[1] !== workspace || row[10] !== null || (row[9] as number) < since) return undefined;
          if (++count > MOST_CUSTOMERS) return { complete: false, from: since };
          visit(customerFrom(row));
          return undefined;
        },
        (complete) => ({ complete, from: since }),
      );
    },
    customer: async (workspace, key) => follow(workspace, key, 0),
  };
}

/** Goes down a table by its ids until `look` answers, the bound is reached, or the table ends. */
async function walk(
  portion: (before: number) => readonly Value[][],
  start: number,
  look: (row: readonly Value[]) => Promise<Walked | undefined>,
  ended: (complete: boolean) => Walked,
): Promise<Walked> {
  const pace = pacer();
  let before = start;
  for (let rows = 0; rows < MOST_ROWS; rows += PORTION) {
    const found = portion(before);
    for (const row of found) {
      const answer = await look(row);
      if (answer !== undefined) return answer;
      before = row[0] as number;
      await pace();
    }
    if (found.length < PORTION) return ended(true);
  }
  return ended(false);
}
