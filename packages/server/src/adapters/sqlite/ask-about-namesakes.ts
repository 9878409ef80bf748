import { contactName } from '@causeway/core/register/contacts';
import type { Connection } from './connection.ts';
import { NOT_KEPT_APART } from './identity-writes.ts';

/**
 * Opens a question about each customer of before who has a contact that another one has, too: when an attribute becomes a
 * contact, nobody is merged by that, whatever the workspace does with newcomers. Within the transaction under way.
 */
export function openAskAboutNamesakes(
  connection: Connection,
): (workspace: number, attribute: string, value: string, customer: number) => void {
  const others = connection.prepare(
    `SELECT x.customer FROM external_ids x JOIN customers c ON c.key = x.customer JOIN customers me ON me.key = ?4
     WHERE x.workspace = ?1 AND x.name = ?2 AND x.value = ?3 AND x.customer <> ?4
       AND c.status NOT IN ('opted_out', 'merged') AND me.status NOT IN ('opted_out', 'merged')
       AND NOT (c.anonymous AND me.anonymous)
       AND NOT EXISTS (SELECT 1 FROM workspaces WHERE id = ?1 AND json_extract(settings, '$.identity.same') = 'ignore')
     LIMIT 3`,
  );
  const open = connection.prepare(
    `INSERT INTO identity_conflicts (workspace, kind, state, name, value, customer, other, found_at)
     SELECT ?1, 'shared_identifier', 'open', ?2, ?3, ?4, ?5, CAST(unixepoch('subsec') * 1000 AS INTEGER)
     WHERE ${NOT_KEPT_APART} ON CONFLICT DO NOTHING`,
  );
  return (workspace, attribute, value, customer) => {
    for (const [other] of others.rows(workspace, contactName(attribute), value, customer)) {
      const pair = [customer, other as number];
      open.run(workspace, attribute, value, Math.min(...pair), Math.max(...pair));
    }
  };
}
