import { LEARNT } from '@causeway/core/register/find-person';
import type { MergeRecord } from '@causeway/core/register/merge-record';
import type { MergeWrite, Writes } from '@causeway/core/register/writes';
import type { Connection } from './connection.ts';

/** What the body of a merge holds. */
export type MergeBody = Pick<
  MergeRecord,
  'from' | 'taken' | 'before' | 'transactions' | 'identifiers' | 'learnt'
>;

/** Writes who turned out to be whom, before anything becomes the other's. To be called inside the transaction. */
export function openIdentityWrites(connection: Connection): (writes: Writes) => void {
  const insert = connection.prepare(
    `INSERT INTO merges (id, workspace, from_customer, into_customer, at, cause, event, latest, author, note, body)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const identifiersOf = connection.prepare('SELECT kind, value FROM identifiers WHERE customer = ?');
  const learntOf = connection.prepare(
    `SELECT name, value FROM external_ids WHERE customer = ? AND substr(name, 1, 1) = '${LEARNT}'`,
  );
  const transactionsOf = connection.prepare(
    `SELECT id, json_extract(body, '$.generation') FROM transactions WHERE customer = ?`,
  );
  const bodyOf = ({ from, taken, before, transactions }: MergeWrite): MergeBody => ({
    from,
    taken,
    before,
    transactions: [
      ...transactions,
      // Whoever was only tracked has bought nothing that is known.
      ...(from.membership === undefined
        ? []
        : (transactionsOf.rows(from.key) as unknown as MergeRecord['transactions'])),
    ],
    identifiers: identifiersOf.rows(from.key) as unknown as MergeRecord['identifiers'],
    learnt: learntOf.rows(from.key) as unknown as MergeRecord['learnt'],
  });
  const undo = connection.prepare(
    'UPDATE merges SET undone_at = ?, undone_by = ?, undo_note = ? WHERE id = ?',
  );
  const putConflicts = openConflictWrites(connection);
  return ({ merges, undone, conflicts }) => {
    for (const merge of merges) {
      const { id, workspace, from, into, at, cause, event, latest, by, note } = merge;
      insert.run(
        id,
        workspace,
        from.key,
        into,
        at,
        cause,
        event ?? null,
        latest,
        by ?? null,
        note,
        JSON.stringify(bodyOf(merge)),
      );
    }
    for (const { merge, at, by, note } of undone) undo.run(at, by, note, merge);
    if (conflicts.length > 0) putConflicts(conflicts);
  };
}

/** Who was said to be two because of ?2 = ?3 is not asked about for it again; ?4 and ?5 are the customers. */
export const NOT_KEPT_APART = `NOT EXISTS (SELECT 1 FROM identity_conflicts WHERE state = 'kept_apart'
  AND kind = 'shared_identifier' AND customer = ?4 AND other = ?5 AND name = ?2 AND value = ?3)`;

function openConflictWrites(connection: Connection): (conflicts: Writes['conflicts']) => void {
  const open = connection.prepare(
    `INSERT INTO identity_conflicts (workspace, kind, state, name, value, customer, other, event, found_at)
     SELECT ?1, 'shared_identifier', 'open', ?2, ?3, ?4, ?5, ?6, ?7 WHERE ${NOT_KEPT_APART} ON CONFLICT DO NOTHING`,
  );
  const apart = connection.prepare(
    `INSERT INTO identity_conflicts (workspace, kind, state, name, value, customer, other, found_at, decided_at, decided_by, note)
     SELECT ?1, 'shared_identifier', 'kept_apart', ?2, ?3, ?4, ?5, ?6, ?6, ?7, ?8 WHERE ${NOT_KEPT_APART}`,
  );
  const settle = connection.prepare(
    `UPDATE identity_conflicts SET state = 'settled', decided_at = ?1 WHERE state = 'open' AND (customer = ?2 OR other = ?2)`,
  );
  // What a destination refused is another question: it stays until a value is accepted.
  const settleShared = connection.prepare(
    `UPDATE identity_conflicts SET state = 'settled', decided_at = ?1
     WHERE state = 'open' AND (customer = ?2 OR other = ?2) AND kind = 'shared_identifier' AND name = ?3`,
  );
  const decide = connection.prepare(
    `UPDATE identity_conflicts SET state = ?, decided_at = ?, decided_by = ?, note = ? WHERE id = ? AND state = 'open'`,
  );
  return (conflicts) => {
    for (const one of conflicts) {
      if (one.kind === 'decide') decide.run(one.state, one.at, one.by, one.note, one.conflict);
      else if (one.kind === 'open')
        open.run(one.workspace, one.name, one.value, one.customer, one.other, one.event, one.at);
      else if (one.kind === 'apart')
        apart.run(
          ...[one.workspace, one.name, one.value, one.customer, one.other],
          ...[one.at, one.by, one.note],
        );
      else if (one.name === undefined) settle.run(one.at, one.customer);
      else settleShared.run(one.at, one.customer, one.name);
    }
  };
}
