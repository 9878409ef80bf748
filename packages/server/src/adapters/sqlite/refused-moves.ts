import type { SettledMove } from '../../ports/delivery-store.ts';
import type { Connection } from './connection.ts';

/**
 * Keeps the questions that a destination's refusals raise: one for each identifier of a customer, with the last value that
 * was refused. When a value is accepted, it goes away by itself. To be called inside the transaction.
 */
export function openRefusedMoves(
  connection: Connection,
): (integration: number, moves: readonly SettledMove[], at: number) => void {
  const workspaceOf = connection.prepare('SELECT workspace FROM integrations WHERE id = ?');
  const open = connection.prepare(
    `INSERT INTO identity_conflicts (workspace, kind, state, name, value, held, customer, other, integration, issue, event, found_at)
     VALUES (?, 'identity_refused', 'open', ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (integration, customer, name) WHERE state = 'open' AND kind = 'identity_refused'
     DO UPDATE SET value = excluded.value, held = excluded.held, other = excluded.other, issue = excluded.issue,
       event = excluded.event, found_at = excluded.found_at`,
  );
  const settle = connection.prepare(
    `UPDATE identity_conflicts SET state = 'settled', decided_at = ? WHERE state = 'open' AND kind = 'identity_refused'
     AND integration = ? AND customer = ? AND name = ?`,
  );
  // Whoever has the value here may be who has it there.
  const holder = connection.prepare(
    `SELECT x.customer FROM workspaces w,
       json_each(coalesce(json_extract(w.settings, '$.identity.attributes'), '["email","phone"]')) a
       JOIN external_ids x ON x.workspace = w.id AND x.name = '=' || a.value AND x.value = ?2
     WHERE w.id = ?1 AND x.customer <> ?3
     UNION ALL
     SELECT customer FROM identifiers WHERE workspace = ?1 AND kind = 'user' AND value = ?2 AND customer <> ?3 LIMIT 1`,
  );
  return (integration, moves, at) => {
    const workspace = Number(workspaceOf.row(integration)?.[0]);
    for (const { customer, identifier, from, to, event, refused } of moves) {
      if (refused === undefined) {
        settle.run(at, integration, customer, identifier);
        continue;
      }
      const other = holder.row(workspace, to, customer)?.[0] ?? null;
      open.run(
        ...[workspace, identifier, to, from, customer, other],
        ...[integration, JSON.stringify(refused), event ?? null, at],
      );
    }
  };
}
