import type { Customer } from '@causeway/core/customer/customer';
import type { Issue } from '@causeway/core/result/issue';
import { nameOf } from '../../ports/customer-name.ts';
import type {
  ConflictState,
  IdentityPage,
  IdentityStore,
  NamedCustomer,
  StoredConflict,
  StoredMerge,
} from '../../ports/identity-store.ts';
import type { Connection, Value } from './connection.ts';
import { customerFrom, CUSTOMER_COLUMNS } from './customer-rows.ts';
import { MERGE_COLUMNS, mergeFrom } from './identity-known.ts';
import { preparer } from './log-store-clauses.ts';
import { openHeir } from './merged-keys.ts';

const CONFLICT_COLUMNS =
  'id, kind, state, name, value, customer, other, integration, issue, event, found_at, decided_at, decided_by, note';
const LAST = Number.MAX_SAFE_INTEGER;

/** Reading merges and conflicts on SQLite. Give it a connection that is used for reading alone. */
export function openIdentityStore(connection: Connection): IdentityStore {
  const load = connection.prepare(`SELECT ${CUSTOMER_COLUMNS} FROM customers WHERE key = ?`);
  const heirOf = openHeir(connection);
  const merges = openLists(connection, 'merges', MERGE_COLUMNS, ['from_customer', 'into_customer']);
  const merge = connection.prepare(`SELECT ${MERGE_COLUMNS} FROM merges WHERE id = ? AND workspace = ?`);
  const conflicts = openLists(connection, 'identity_conflicts', CONFLICT_COLUMNS, ['customer', 'other']);
  const conflict = connection.prepare(
    `SELECT ${CONFLICT_COLUMNS} FROM identity_conflicts WHERE id = ? AND workspace = ?`,
  );
  const open = connection.prepare(
    `SELECT count(*) FROM (SELECT 1 FROM identity_conflicts WHERE workspace = ? AND state = 'open' LIMIT ?)`,
  );

  const exact = (key: number): Customer | undefined => {
    const row = load.row(key);
    return row === undefined ? undefined : customerFrom(row);
  };
  const named = (key: number): NamedCustomer | undefined => {
    const customer = exact(key);
    return customer === undefined ? undefined : namedCustomer(customer);
  };
  const storedMerge = (row: readonly Value[]): StoredMerge => {
    const record = mergeFrom(row);
    return {
      record,
      pair: { from: exact(record.from.key), into: exact(record.into) },
      into: named(heirOf(record.into)),
      undone:
        row[9] === null
          ? undefined
          : { at: row[9] as number, by: row[10] as string, note: row[11] as string },
    };
  };
  const storedConflict = (row: readonly Value[]): StoredConflict => ({
    id: row[0] as number,
    kind: row[1] as StoredConflict['kind'],
    state: row[2] as ConflictState,
    name: row[3] as string,
    value: row[4] as string,
    customers: [row[5], row[6]].flatMap((key) =>
      key === null || key === undefined ? [] : (named(key as number) ?? []),
    ),
    integration: (row[7] as number | null) ?? undefined,
    issue: row[8] === null ? undefined : (JSON.parse(row[8] as string) as Issue),
    event: (row[9] as number | null) ?? undefined,
    foundAt: row[10] as number,
    // Nobody decided what went away by itself.
    decided:
      row[12] === null
        ? undefined
        : { at: row[11] as number, by: row[12] as string, note: (row[13] as string | null) ?? '' },
  });

  return {
    merges: async (workspace, page) => merges(workspace, '', page).map(storedMerge),
    merge: async (workspace, id) => {
      const row = merge.row(id, workspace);
      return row === undefined ? undefined : storedMerge(row);
    },
    conflicts: async (workspace, isOpen, page) => {
      const state = isOpen === undefined ? '' : isOpen ? `AND state = 'open'` : `AND state <> 'open'`;
      return conflicts(workspace, state, page).map(storedConflict);
    },
    conflict: async (workspace, id) => {
      const row = conflict.row(id, workspace);
      return row === undefined ? undefined : storedConflict(row);
    },
    openConflicts: async (workspace, most) => Number(open.row(workspace, most)?.[0]),
  };
}

function namedCustomer({ key, id, attributes, anonymous }: Customer): NamedCustomer {
  return { key, id, name: nameOf(attributes), anonymous };
}

/** Pages of a table, newest first; of customers by the index of each column that names one. */
function openLists(
  connection: Connection,
  table: string,
  columns: string,
  [first, second]: readonly [string, string],
): (workspace: number, state: string, page: IdentityPage) => readonly (readonly Value[])[] {
  const prepared = preparer(connection);
  return (workspace, state, { most, before = LAST, customers }) => {
    if (customers === undefined) {
      return prepared(
        `SELECT ${columns} FROM ${table} WHERE workspace = ? AND id < ? ${state} ORDER BY id DESC LIMIT ?`,
      ).rows(workspace, before, most);
    }
    const keys = JSON.stringify(customers);
    return prepared(
      `SELECT ${columns} FROM ${table} WHERE id IN (
         SELECT id FROM ${table} WHERE ${first} IN (SELECT value FROM json_each(?1)) AND id < ?2
         UNION SELECT id FROM ${table} WHERE ${second} IN (SELECT value FROM json_each(?1)) AND id < ?2)
       AND workspace = ?3 ${state} ORDER BY id DESC LIMIT ?4`,
    ).rows(keys, before, workspace, most);
  };
}
