import type { JsonObject } from '@causeway/core/result/json';
import type { Authorization, AuthorizationStore } from '../../ports/authorization-store.ts';
import { openAuditWriter } from './audit-writer.ts';
import type { Connection, Value } from './connection.ts';
import { openSecretRows } from './secret-rows.ts';

const ROW = 'id, workspace, label, description, method, settings, hosts, revision, created_at, updated_at';

/** Authorizations on SQLite. */
export function openAuthorizationStore(connection: Connection): AuthorizationStore {
  const { note } = openAuditWriter(connection);
  const secrets = openSecretRows(connection);
  const list = connection.prepare(
    `SELECT ${ROW} FROM authorizations WHERE workspace = ? ORDER BY label, created_at, id`,
  );
  const one = connection.prepare(`SELECT ${ROW} FROM authorizations WHERE workspace = ? AND id = ?`);
  const insert = connection.prepare(
    `INSERT INTO authorizations (${ROW}) VALUES (?, ?, ?, ?, ?, ?, ?, 1, ?, ?)`,
  );
  const update = connection.prepare(
    `UPDATE authorizations SET label = ?, description = ?, method = ?, settings = ?, hosts = ?,
     revision = revision + 1, updated_at = ? WHERE id = ?`,
  );
  const remove = connection.prepare('DELETE FROM authorizations WHERE id = ?');

  const find = (workspace: number, id: string): Authorization | undefined => {
    const row = one.row(workspace, id);
    return row === undefined ? undefined : authorizationFrom(row);
  };
  return {
    authorizations: async (workspace) => list.rows(workspace).map(authorizationFrom),
    authorization: async (workspace, id) => find(workspace, id),
    authorizationSecrets: async (workspace, id) => secrets.of(workspace, ownerOf(id)),
    addAuthorization: (draft, now, noting) =>
      connection.write(() => {
        const { id, workspace, label, description, method, settings, hosts } = draft;
        const [kept, sentTo] = [JSON.stringify(settings), JSON.stringify(hosts)];
        insert.run(id, workspace, label, description, method, kept, sentTo, now, now);
        secrets.put(workspace, ownerOf(id), draft.secrets, now);
        const added = find(workspace, id) as Authorization;
        note(noting(added), now);
        return added;
      }),
    changeAuthorization: (workspace, id, change, now, noting) =>
      connection.write(() => {
        const before = find(workspace, id);
        if (before === undefined) return undefined;
        if (change.ifRevision !== undefined && change.ifRevision !== before.revision) return undefined;
        update.run(
          change.label ?? before.label,
          change.description ?? before.description,
          change.method ?? before.method,
          JSON.stringify(change.settings ?? before.settings),
          JSON.stringify(change.hosts ?? before.hosts),
          now,
          id,
        );
        if (change.secrets !== undefined) secrets.put(workspace, ownerOf(id), change.secrets, now);
        const after = find(workspace, id) as Authorization;
        note(noting(before, after), now);
        return after;
      }),
    removeAuthorization: (workspace, id, ifRevision, now, noting) =>
      connection.write(() => {
        const before = find(workspace, id);
        if (before === undefined || (ifRevision !== undefined && ifRevision !== before.revision))
          return false;
        secrets.drop(workspace, ownerOf(id));
        remove.run(id);
        note(noting(before), now);
        return true;
      }),
  };
}

function ownerOf(id: string): string {
  return `authorization:${id}`;
}

function authorizationFrom(row: readonly Value[]): Authorization {
  return {
    id: row[0] as string,
    workspace: row[1] as number,
    label: row[2] as string,
    description: row[3] as string,
    method: row[4] as Authorization['method'],
    settings: JSON.parse(row[5] as string) as JsonObject,
    hosts: JSON.parse(row[6] as string) as string[],
    revision: row[7] as number,
    createdAt: row[8] as number,
    updatedAt: row[9] as number,
  };
}
