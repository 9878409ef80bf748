import type { AuditDraft } from '../../ports/audit-store.ts';
import type { Connection } from './connection.ts';

/** Writes the audit log, within the transaction that is under way. */
export interface AuditWriter {
  readonly note: (draft: AuditDraft, now: number) => number;
  /** For a change that is written in portions: what it has come to so far. */
  readonly amend: (id: number, draft: AuditDraft) => void;
}

export function openAuditWriter(connection: Connection): AuditWriter {
  const insert = connection.prepare(
    `INSERT INTO audit (workspace, at, actor_kind, actor_id, actor_name, action, target_kind, target_id, target_name, before, after)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const update = connection.prepare('UPDATE audit SET before = ?, after = ? WHERE id = ?');
  return {
    note: ({ by: { workspace, actor }, action, target, before, after }, now) =>
      Number(
        insert.run(
          workspace,
          now,
          actor.kind,
          actor.id ?? null,
          actor.name,
          action,
          target.kind,
          target.id ?? null,
          target.name,
          jsonOf(before),
          jsonOf(after),
        ).lastInsertRowid,
      ),
    amend: (id, { before, after }) => {
      update.run(jsonOf(before), jsonOf(after), id);
    },
  };
}

function jsonOf(value: unknown): string | null {
  return value === undefined || value === null ? null : JSON.stringify(value);
}
