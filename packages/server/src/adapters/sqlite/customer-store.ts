import type { Customer } from '@causeway/core/customer/customer';
import type { Shadow } from '@causeway/core/delivery/destination';
import type { LedgerEffect } from '@causeway/core/ledger/ledger';
import type { Transaction } from '@causeway/core/ledger/transaction';
import type { Issue } from '@causeway/core/result/issue';
import { own } from '@causeway/core/result/json';
import type { CustomerOutcome, CustomerStore, StoredEvent } from '../../ports/customer-store.ts';
import type { Connection, Value } from './connection.ts';
import { openCustomerEvents } from './customer-events.ts';
import { customerFrom, CUSTOMER_COLUMNS } from './customer-rows.ts';
import { eventFrom, EVENT_COLUMNS } from './event-rows.ts';
import { containing } from './log-store-clauses.ts';
import { OUTCOMES } from './log-store-outcomes.ts';
import { openKeys } from './merged-keys.ts';
import { scanDown } from './paced-scan.ts';

const EFFECTS_AT_ONCE = 500;
const MADE_UP_ID = /^anonymous-(\d{1,15})$/;

/** Reading customers on SQLite. Give it a connection that is used for reading alone. */
export function openCustomerStore(connection: Connection): CustomerStore {
  const identified = connection.prepare(
    'SELECT customer FROM identifiers WHERE workspace = ? AND kind = ? AND value = ?',
  );
  const load = connection.prepare(
    `SELECT ${CUSTOMER_COLUMNS} FROM customers WHERE key = ? AND workspace = ?`,
  );
  // The end of the range is the last text that begins so: no id holds a character above U+10FFFF. It has one beginning
  // only: of two, SQLite would take the first and read all ids from there on.
  const prefixed = connection.prepare(
    `SELECT value, customer FROM identifiers WHERE workspace = ?1 AND kind = 'user' AND value >= max(?2, ?3) AND value <= ?4 AND +value > ?2
     ORDER BY value LIMIT ?5`,
  );
  const bounds = connection.prepare(
    'SELECT (SELECT min(key) FROM customers), (SELECT max(key) FROM customers)',
  );
  const since = connection.prepare('SELECT created_at FROM customers WHERE key >= ? ORDER BY key LIMIT 1');
  const newest = connection.prepare(
    `SELECT ${CUSTOMER_COLUMNS} FROM customers WHERE key < ? AND key >= ? AND workspace = ? AND merged_into IS NULL
     ORDER BY key DESC LIMIT ?`,
  );
  const withEmail = connection.prepare(
    String.raw`SELECT ${CUSTOMER_COLUMNS} FROM customers WHERE key < ? AND key >= ? AND workspace = ? AND merged_into IS NULL
     AND attributes LIKE ? ESCAPE '\' ORDER BY key DESC LIMIT ?`,
  );
  const events = openCustomerEvents(connection, EVENT_COLUMNS);
  const oneEvent = connection.prepare(`SELECT ${EVENT_COLUMNS}, customer FROM events WHERE id = ?`);
  const eventTime = connection.prepare('SELECT received_at FROM events WHERE id >= ? ORDER BY id LIMIT 1');
  const outcomes = connection.prepare(
    `SELECT id, integration, at, event, type, outcome, reason, status, delivery, issues FROM outcomes INDEXED BY outcomes_customer
     WHERE customer = ? AND id < ? ORDER BY id DESC LIMIT ?`,
  );
  const transactions = connection.prepare(
    'SELECT body FROM transactions WHERE customer = ? ORDER BY at DESC, id DESC LIMIT ?',
  );
  const external = connection.prepare(
    'SELECT customer FROM external_ids WHERE workspace = ? AND name = ? AND value = ? LIMIT 3',
  );
  const holders = connection.prepare(
    'SELECT customer FROM external_ids WHERE workspace = ? AND name = ? AND value = ? AND customer < ? ORDER BY customer DESC LIMIT ?',
  );
  const keysOf = openKeys(connection);
  const shadow = connection.prepare('SELECT body FROM shadows WHERE integration = ? AND customer = ?');

  const follow = (workspace: number, key: number, hops = 0): Customer | undefined => {
    const row = load.row(key, workspace);
    if (row === undefined) return undefined;
    const into = row[10] as number | null;
    return into !== null && hops < 10 ? follow(workspace, into, hops + 1) : customerFrom(row);
  };
  const identify = (workspace: number, kind: 'user' | 'anonymous', value: string): Customer | undefined => {
    const key = identified.row(workspace, kind, value)?.[0] as number | undefined;
    return key === undefined ? undefined : follow(workspace, key);
  };

  return {
    find: async (workspace, id) => {
      const found = identify(workspace, 'user', id);
      const key = MADE_UP_ID.exec(id)?.[1];
      return found ?? (key === undefined ? undefined : follow(workspace, Number(key)));
    },
    keys: async (customer) => keysOf(customer),
    findAnonymous: async (workspace, anonymousId) => identify(workspace, 'anonymous', anonymousId),
    byPrefix: async (workspace, prefix, after, most) =>
      prefixed.rows(workspace, after ?? '', prefix, `${prefix}\u{10FFFF}`, most).flatMap(([id, key]) => {
        const customer = follow(workspace, key as number);
        return customer === undefined ? [] : [{ id: id as string, customer }];
      }),
    list: async (workspace, email, page) => {
      const [lowest, highest] = (bounds.row() ?? []) as (number | null)[];
      if (typeof lowest !== 'number' || typeof highest !== 'number')
        return { data: [], next: undefined, scannedTo: undefined };
      const pattern = email === undefined ? undefined : containing(`"email":${JSON.stringify(email)}`);
      return scanDown<Customer>({
        before: page.before ?? highest + 1,
        floor: lowest,
        most: page.most,
        lowOf: (before, count) => before - count,
        read: (before, low, most) =>
          (pattern === undefined
            ? newest.rows(before, low, workspace, most)
            : withEmail.rows(before, low, workspace, pattern, most)
          ).map(customerFrom),
        idOf: ({ key }) => key,
        keep: email === undefined ? undefined : (customer) => hasEmail(customer, email),
        timeOf: (key) => since.row(key)?.[0] as number | undefined,
      });
    },
    events: async (customer, type, page) => {
      const keys = keysOf(customer);
      return scanDown<StoredEvent>({
        before: page.before ?? Number.MAX_SAFE_INTEGER,
        floor: 0,
        most: page.most,
        lowOf: (before, count) => events.lowOf(keys, before, count),
        read: (before, low, most) => events.rows(keys, before, low, type, most).map(eventFrom),
        idOf: ({ id }) => id,
        timeOf: (id) => eventTime.row(id)?.[0] as number | undefined,
      });
    },
    event: async (workspace, id) => {
      const row = oneEvent.row(id);
      const customer = row === undefined ? undefined : follow(workspace, row[8] as number);
      return row === undefined || customer === undefined ? undefined : { event: eventFrom(row), customer };
    },
    transactions: async (customer, most) =>
      transactions.rows(customer, most).map(([body]) => JSON.parse(body as string) as Transaction),
    effects: (keys) => effectsOf(events, keys),
    findExternal: async (workspace, name, value) =>
      external.rows(workspace, name, value).flatMap(([key]) => follow(workspace, key as number) ?? []),
    withIdentifiers: async (workspace, identifiers, { most, before = Number.MAX_SAFE_INTEGER }) => {
      const keys = identifiers.flatMap(([name, value]) =>
        holders.rows(workspace, name, value, before, most).map(([key]) => key as number),
      );
      return [...new Set(keys)]
        .toSorted((a, b) => b - a)
        .slice(0, most)
        .flatMap((key) => follow(workspace, key) ?? []);
    },
    outcomes: async (all, page) =>
      all
        .flatMap((customer) =>
          outcomes.rows(customer, page.before ?? Number.MAX_SAFE_INTEGER, page.most).map(outcomeFrom),
        )
        .toSorted((a, b) => b.id - a.id)
        .slice(0, page.most),
    shadow: async (integration, customer) => {
      const row = shadow.row(integration, customer);
      return row === undefined ? undefined : (JSON.parse(row[0] as string) as Shadow);
    },
  };
}

/** The pattern also finds nested and differently cased addresses: only the customer's own counts, case aside. */
function hasEmail(customer: Customer, email: string): boolean {
  const value = own(customer.attributes, 'email');
  return typeof value === 'string' && value.toLowerCase() === email.toLowerCase();
}

async function* effectsOf(
  events: ReturnType<typeof openCustomerEvents>,
  keys: readonly number[],
): AsyncGenerator<readonly LedgerEffect[]> {
  let before = Number.MAX_SAFE_INTEGER;
  for (;;) {
    const rows = events.rows(keys, before, 0, undefined, EFFECTS_AT_ONCE);
    yield rows.flatMap((row) => eventFrom(row).effect ?? []);
    if (rows.length < EFFECTS_AT_ONCE) return;
    before = rows.at(-1)?.[0] as number;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

function outcomeFrom(row: readonly Value[]): CustomerOutcome {
  return {
    id: row[0] as number,
    integration: row[1] as number,
    at: row[2] as number,
    event: row[3] as number,
    type: row[4] as string,
    outcome: OUTCOMES[row[5] as number] ?? 'skipped',
    reason: (row[6] as string | null) ?? undefined,
    status: (row[7] as number | null) ?? undefined,
    delivery: (row[8] as number | null) ?? undefined,
    issues: row[9] === null ? [] : (JSON.parse(row[9] as string) as Issue[]),
  };
}
