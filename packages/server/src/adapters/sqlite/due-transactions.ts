import type { Reference } from '@causeway/core/register/submission';
import type { DueTransactions } from '../../ports/due-transactions.ts';
import type { Connection } from './connection.ts';

/** Purchases that are due to be accepted, on SQLite. */
export function openDueTransactions(connection: Connection): DueTransactions {
  // Nobody finds a person without a name by an id: they have made their purchase under an external one.
  const due = connection.prepare(
    `SELECT t.workspace, t.id, t.accept_at, c.id, (SELECT json_array(x.name, x.value) FROM external_ids x
     WHERE c.anonymous = 1 AND x.customer = c.key ORDER BY x.name, x.value LIMIT 1)
     FROM transactions t JOIN customers c ON c.key = t.customer
     WHERE t.accept_at IS NOT NULL AND t.accept_at <= ? ORDER BY t.accept_at LIMIT ?`,
  );
  const setAside = connection.prepare(
    'UPDATE transactions SET accept_at = NULL WHERE workspace = ? AND id = ?',
  );
  return {
    due: async (now, most) =>
      due.rows(now, most).map(([workspace, id, acceptAt, customer, external]) => ({
        workspace: workspace as number,
        id: id as string,
        acceptAt: acceptAt as number,
        who: referenceTo(customer as string, external as string | null),
      })),
    setAside: (transactions) =>
      connection.write(() => {
        for (const { workspace, id } of transactions) setAside.run(workspace, id);
      }),
  };
}

function referenceTo(id: string, external: string | null): Reference {
  if (external === null) return { by: 'id', value: id };
  const [name = '', value = ''] = JSON.parse(external) as string[];
  return { by: 'external', name, value };
}
