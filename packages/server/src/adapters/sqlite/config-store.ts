import type { AttributeDefinition } from '@causeway/core/customer/attribute';
import type { ConfigStore, EventType, Source, Token, Workspace } from '../../ports/config-store.ts';
import type { Connection, Value } from './connection.ts';
import { openIntegrations } from './integrations.ts';

const SOURCE = 'id, workspace, kind, name, key_prefix, created_at, revoked_at';
const TOKEN = 'id, workspace, name, prefix, created_at, revoked_at';
const WORKSPACE = 'id, public_id, name, created_at';

export function openConfigStore(connection: Connection): ConfigStore {
  const q = {
    workspaces: connection.prepare(`SELECT ${WORKSPACE} FROM workspaces ORDER BY id`),
    addWorkspace: connection.prepare(
      `INSERT INTO workspaces (public_id, name, settings, created_at) VALUES (?, ?, '{}', ?) RETURNING ${WORKSPACE}`,
    ),
    sources: connection.prepare(`SELECT ${SOURCE} FROM sources WHERE workspace = ? ORDER BY id`),
    addSource: connection.prepare(
      `INSERT INTO sources (workspace, kind, name, key_hash, key_prefix, created_at) VALUES (?, ?, ?, ?, ?, ?) RETURNING ${SOURCE}`,
    ),
    findSource: connection.prepare(`SELECT ${SOURCE} FROM sources WHERE key_hash = ? AND revoked_at IS NULL`),
    revokeSource: connection.prepare(
      'UPDATE sources SET revoked_at = ? WHERE workspace = ? AND id = ? AND revoked_at IS NULL',
    ),
    tokens: connection.prepare(`SELECT ${TOKEN} FROM tokens WHERE workspace = ? ORDER BY id`),
    addToken: connection.prepare(
      `INSERT INTO tokens (workspace, name, hash, prefix, created_at) VALUES (?, ?, ?, ?, ?) RETURNING ${TOKEN}`,
    ),
    findToken: connection.prepare(`SELECT ${TOKEN} FROM tokens WHERE hash = ? AND revoked_at IS NULL`),
    revokeToken: connection.prepare(
      'UPDATE tokens SET revoked_at = ? WHERE workspace = ? AND id = ? AND revoked_at IS NULL',
    ),
    attributes: connection.prepare('SELECT definition FROM attributes WHERE workspace = ? ORDER BY name'),
    putAttribute: connection.prepare(
      'INSERT INTO attributes (workspace, name, definition, created_at) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET definition = excluded.definition',
    ),
    removeAttribute: connection.prepare('DELETE FROM attributes WHERE workspace = ? AND name = ?'),
    eventTypes: connection.prepare('SELECT definition FROM event_types WHERE workspace = ? ORDER BY name'),
    putEventType: connection.prepare(
      'INSERT INTO event_types (workspace, name, definition, created_at) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET definition = excluded.definition',
    ),
    removeEventType: connection.prepare('DELETE FROM event_types WHERE workspace = ? AND name = ?'),
  };
  return {
    workspaces: async () => q.workspaces.rows().map(workspaceFrom),
    addFirst: ({ workspace, token, source }, now) =>
      connection.write(() => {
        const { id } = workspaceFrom(q.addWorkspace.row(workspace.publicId, workspace.name, now) ?? []);
        q.addToken.row(id, token.name, token.hash, token.prefix, now);
        q.addSource.row(id, source.kind, source.name, source.keyHash, source.keyPrefix, now);
      }),
    addWorkspace: (draft, now) =>
      connection.write(() => workspaceFrom(q.addWorkspace.row(draft.publicId, draft.name, now) ?? [])),
    sources: async (workspace) => q.sources.rows(workspace).map(sourceFrom),
    addSource: (draft, now) =>
      connection.write(() =>
        sourceFrom(
          q.addSource.row(draft.workspace, draft.kind, draft.name, draft.keyHash, draft.keyPrefix, now) ?? [],
        ),
      ),
    findSource: async (hash) => {
      const row = q.findSource.row(hash);
      return row === undefined ? undefined : sourceFrom(row);
    },
    revokeSource: (workspace, id, now) =>
      connection.write(() => q.revokeSource.run(now, workspace, id).changes === 1),
    tokens: async (workspace) => q.tokens.rows(workspace).map(tokenFrom),
    addToken: (draft, now) =>
      connection.write(() =>
        tokenFrom(q.addToken.row(draft.workspace, draft.name, draft.hash, draft.prefix, now) ?? []),
      ),
    findToken: async (hash) => {
      const row = q.findToken.row(hash);
      return row === undefined ? undefined : tokenFrom(row);
    },
    revokeToken: (workspace, id, now) =>
      connection.write(() => q.revokeToken.run(now, workspace, id).changes === 1),
    attributes: async (workspace) =>
      q.attributes.rows(workspace).map((row) => JSON.parse(row[0] as string) as AttributeDefinition),
    putAttribute: (workspace, definition, now) =>
      connection.write(() => {
        q.putAttribute.run(workspace, definition.name, JSON.stringify(definition), now);
      }),
    removeAttribute: (workspace, name) =>
      connection.write(() => q.removeAttribute.run(workspace, name).changes === 1),
    eventTypes: async (workspace) =>
      q.eventTypes.rows(workspace).map((row) => JSON.parse(row[0] as string) as EventType),
    putEventType: (workspace, definition, now) =>
      connection.write(() => {
        q.putEventType.run(workspace, definition.name, JSON.stringify(definition), now);
      }),
    removeEventType: (workspace, name) =>
      connection.write(() => q.removeEventType.run(workspace, name).changes === 1),
    ...openIntegrations(connection),
  };
}

function workspaceFrom(row: readonly Value[]): Workspace {
  return {
    id: row[0] as number,
    publicId: row[1] as string,
    name: row[2] as string,
    createdAt: row[3] as number,
  };
}

function sourceFrom(row: readonly Value[]): Source {
  return {
    id: row[0] as number,
    workspace: row[1] as number,
    kind: row[2] as string,
    name: row[3] as string,
    keyPrefix: row[4] as string,
    createdAt: row[5] as number,
    revokedAt: (row[6] as number | null) ?? undefined,
  };
}

function tokenFrom(row: readonly Value[]): Token {
  return {
    id: row[0] as number,
    workspace: row[1] as number,
    name: row[2] as string,
    prefix: row[3] as string,
    createdAt: row[4] as number,
    revokedAt: (row[5] as number | null) ?? undefined,
  };
}
