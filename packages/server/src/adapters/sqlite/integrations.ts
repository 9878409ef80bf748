import type { JsonObject } from '@causeway/core/result/json';
import type { ConfigStore, Integration, IntegrationState } from '../../ports/config-store.ts';
import { openAuditWriter } from './audit-writer.ts';
import type { Connection, Value } from './connection.ts';
import { isRevised, openIntegrationRevisions } from './integration-revisions.ts';
import { openSecretRows } from './secret-rows.ts';

export const INTEGRATION =
  'id, workspace, kind, name, settings, state, pause, revision, created_at, updated_at, purposes, variant';

type Integrations = Pick<
  ConfigStore,
  | 'integrations'
  | 'integration'
  | 'addIntegration'
  | 'changeIntegration'
  | 'integrationRevisions'
  | 'integrationRevision'
  | 'secrets'
>;

export function openIntegrations(connection: Connection): Integrations {
  const { note } = openAuditWriter(connection);
  const all = connection.prepare(
    `SELECT ${INTEGRATION} FROM integrations WHERE state <> 'removed' ORDER BY id`,
  );
  const ofWorkspace = connection.prepare(
    `SELECT ${INTEGRATION} FROM integrations WHERE state <> 'removed' AND workspace = ? ORDER BY id`,
  );
  const one = connection.prepare(
    `SELECT ${INTEGRATION} FROM integrations WHERE state <> 'removed' AND workspace = ? AND id = ?`,
  );
  const insert = connection.prepare(
    `INSERT INTO integrations
       (workspace, kind, name, settings, purposes, variant, state, revision, created_at, updated_at)
     VALUES (?, ?, ?, ?, ?, ?, 'active', 1, ?, ?) RETURNING ${INTEGRATION}`,
  );
  const update = connection.prepare(
    `UPDATE integrations SET name = ?, settings = ?, purposes = ?, variant = ?, state = ?, pause = ?,
       revision = revision + 1, updated_at = ? WHERE id = ? RETURNING ${INTEGRATION}`,
  );
  const secrets = openSecretRows(connection);
  const revisions = openIntegrationRevisions(connection);

  return {
    integrations: async (workspace) =>
      (workspace === undefined ? all.rows() : ofWorkspace.rows(workspace)).map(integrationFrom),
    integration: async (workspace, id) => {
      const row = one.row(workspace, id);
      return row === undefined ? undefined : integrationFrom(row);
    },
    addIntegration: (draft, now, noting) =>
      connection.write(() => {
        const row = insert.row(
          draft.workspace,
          draft.kind,
          draft.name,
          JSON.stringify(draft.settings),
          listOrNull(draft.requires),
          draft.variant ?? null,
          now,
          now,
        );
        const integration = integrationFrom(row ?? []);
        const sealed = typeof draft.secrets === 'function' ? draft.secrets(integration.id) : draft.secrets;
        secrets.put(draft.workspace, `integration:${integration.id}`, sealed, now);
        const audit = noting(integration);
        const words = { summary: draft.summary ?? '', author: audit.by.actor.name, restored: undefined };
        revisions.put(integration, { ...words, secrets: sealed }, now);
        note(audit, now);
        return integration;
      }),
    changeIntegration: (workspace, id, change, now, noting) =>
      connection.write(() => {
        const row = one.row(workspace, id);
        if (row === undefined) return undefined;
        const before = integrationFrom(row);
        if (change.ifRevision !== undefined && change.ifRevision !== before.revision) return undefined;
        const state = change.state ?? before.state;
        const pause = state === 'paused' ? (change.pause ?? before.pause) : undefined;
        const changed = update.row(
          change.name ?? before.name,
          JSON.stringify(change.settings ?? before.settings),
          listOrNull(change.requires === undefined ? before.requires : change.requires),
          (change.variant === undefined ? before.variant : change.variant) ?? null,
          state,
          pause === undefined ? null : JSON.stringify(pause),
          now,
          id,
        );
        if (change.secrets !== undefined) secrets.put(workspace, `integration:${id}`, change.secrets, now);
        if (state === 'removed') secrets.drop(workspace, `integration:${id}`);
        const after = integrationFrom(changed ?? []);
        const audit = noting(before, after);
        const written = change.secrets ?? {};
        // Pausing, resuming and removing change nothing that a revision keeps.
        if (change.restored !== undefined || isRevised(before, after) || Object.keys(written).length > 0) {
          const { summary = '', restored } = change;
          revisions.put(after, { summary, author: audit.by.actor.name, secrets: written, restored }, now);
        }
        note(audit, now);
        return after;
      }),
    integrationRevisions: async (workspace, id, query) => revisions.list(workspace, id, query),
    integrationRevision: async (workspace, id, revision) => revisions.one(workspace, id, revision),
    secrets: async (workspace, owner) => secrets.of(workspace, owner),
  };
}

function listOrNull(list: readonly string[] | null | undefined): string | null {
  return list === undefined || list === null ? null : JSON.stringify(list);
}

export function integrationFrom(row: readonly Value[]): Integration {
  return {
    id: row[0] as number,
    workspace: row[1] as number,
    kind: row[2] as string,
    name: row[3] as string,
    settings: JSON.parse(row[4] as string) as JsonObject,
    state: row[5] as IntegrationState,
    pause: row[6] === null ? undefined : (JSON.parse(row[6] as string) as Integration['pause']),
    revision: row[7] as number,
    createdAt: row[8] as number,
    updatedAt: row[9] as number,
    requires: row[10] === null ? undefined : (JSON.parse(row[10] as string) as Integration['requires']),
    variant: (row[11] as string | null) ?? undefined,
  };
}
