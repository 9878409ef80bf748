import type { Known } from '@causeway/core/register/known';
import type { MergeRecord } from '@causeway/core/register/merge-record';
import type { Connection, Value } from './connection.ts';
import { NOT_KEPT_APART, type MergeBody } from './identity-writes.ts';

export const MERGE_COLUMNS =
  'id, into_customer, at, cause, event, latest, author, note, body, undone_at, undone_by, undo_note';

export function mergeFrom(row: readonly Value[]): MergeRecord {
  return {
    ...(JSON.parse(row[8] as string) as MergeBody),
    id: row[0] as number,
    into: row[1] as number,
    at: row[2] as number,
    cause: row[3] as MergeRecord['cause'],
    event: row[4] as number,
    latest: row[5] as number,
    by: (row[6] as string | null) ?? undefined,
    note: row[7] as string,
    undone: row[9] !== null,
  };
}

/** What registering knows of earlier merges and of open questions, and how it takes two customers apart. */
export function openIdentityKnown(
  connection: Connection,
): Pick<Known, 'merge' | 'isOpenConflict' | 'isKeptApart' | 'separate'> {
  const merge = connection.prepare(`SELECT ${MERGE_COLUMNS} FROM merges WHERE id = ? AND workspace = ?`);
  const isOpen = connection.prepare(
    `SELECT 1 FROM identity_conflicts WHERE id = ? AND workspace = ? AND state = 'open'`,
  );
  const notKeptApart = connection.prepare(`SELECT ?1 IS NOT NULL AND ${NOT_KEPT_APART}`);
  const separate = connection.prepare('UPDATE customers SET merged_into = NULL WHERE key = ?');
  return {
    merge: (workspace, id) => {
      const row = merge.row(id, workspace);
      return row === undefined ? undefined : mergeFrom(row);
    },
    isOpenConflict: (workspace, id) => isOpen.row(id, workspace) !== undefined,
    isKeptApart: ({ workspace, name, value, customer, other }) =>
      notKeptApart.row(workspace, name, value, customer, other)?.[0] === 0,
    separate: (customer) => {
      separate.run(customer);
    },
  };
}
