import type { Role } from '@causeway/core/access/role';
import type { ConfigStore, Source, Token } from '../../ports/config-store.ts';
import { openAuditWriter } from './audit-writer.ts';
import type { Connection, Value } from './connection.ts';

const SOURCE = 'id, workspace, kind, name, key_prefix, created_at, revoked_at, owner';
const TOKEN = 'id, workspace, name, role, prefix, created_at, revoked_at';

type Keys = Pick<
  ConfigStore,
  | 'sources'
  | 'addSource'
  | 'renewSource'
  | 'sourceOf'
  | 'findSource'
  | 'revokeSource'
  | 'tokens'
  | 'addToken'
  | 'findToken'
  | 'revokeToken'
>;

/** Keys of sources and tokens of the API, within the transaction that is under way. */
export interface InsertKeys {
  readonly source: (draft: Parameters<ConfigStore['addSource']>[0], now: number) => Source;
  readonly token: (draft: Parameters<ConfigStore['addToken']>[0], now: number) => Token;
}

export function openInsertKeys(connection: Connection): InsertKeys {
  const source = connection.prepare(
    `INSERT INTO sources (workspace, kind, name, key_hash, key_prefix, created_at, owner) VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING ${SOURCE}`,
  );
  const token = connection.prepare(
    `INSERT INTO tokens (workspace, name, role, hash, prefix, created_at) VALUES (?, ?, ?, ?, ?, ?) RETURNING ${TOKEN}`,
  );
  const secret = connection.prepare(
    'INSERT INTO secrets (workspace, owner, name, sealed, updated_at) VALUES (?, ?, ?, ?, ?)',
  );
  return {
    source: ({ workspace, kind, name, keyHash, keyPrefix, owner, secrets }, now) => {
      const added = sourceFrom(
        source.row(workspace, kind, name, keyHash, keyPrefix, now, owner ?? null) ?? [],
      );
      for (const [secretName, sealed] of Object.entries(secrets?.(added.id) ?? {}))
        secret.run(workspace, `source:${added.id}`, secretName, sealed, now);
      return added;
    },
    token: ({ workspace, name, role, hash, prefix }, now) =>
      tokenFrom(token.row(workspace, name, role, hash, prefix, now) ?? []),
  };
}

export function openAccessKeys(connection: Connection): Keys {
  const { note } = openAuditWriter(connection);
  const insert = openInsertKeys(connection);
  const sources = connection.prepare(`SELECT ${SOURCE} FROM sources WHERE workspace = ? ORDER BY id`);
  const sourceOf = connection.prepare(
    `SELECT ${SOURCE} FROM sources WHERE workspace = ? AND owner = ? AND revoked_at IS NULL ORDER BY id DESC LIMIT 1`,
  );
  const renew = connection.prepare(
    `UPDATE sources SET name = ?, key_hash = ?, key_prefix = ?, created_at = ? WHERE id = ? RETURNING ${SOURCE}`,
  );
  const findSource = connection.prepare(
    `SELECT ${SOURCE} FROM sources WHERE key_hash = ? AND revoked_at IS NULL`,
  );
  const revokeSource = connection.prepare(
    `UPDATE sources SET revoked_at = ? WHERE workspace = ? AND id = ? AND revoked_at IS NULL RETURNING ${SOURCE}`,
  );
  const tokens = connection.prepare(`SELECT ${TOKEN} FROM tokens WHERE workspace = ? ORDER BY id`);
  const findToken = connection.prepare(`SELECT ${TOKEN} FROM tokens WHERE hash = ? AND revoked_at IS NULL`);
  const revokeToken = connection.prepare(
    `UPDATE tokens SET revoked_at = ? WHERE workspace = ? AND id = ? AND revoked_at IS NULL RETURNING ${TOKEN}`,
  );
  return {
    sources: async (workspace) => sources.rows(workspace).map(sourceFrom),
    addSource: (draft, now, noting) =>
      connection.write(() => {
        const source = insert.source(draft, now);
        note(noting(source), now);
        return source;
      }),
    renewSource: (draft, now, noting) =>
      connection.write(() => {
        const row = sourceOf.row(draft.workspace, draft.owner);
        const before = row === undefined ? undefined : sourceFrom(row);
        const after =
          before === undefined
            ? insert.source(draft, now)
            : sourceFrom(renew.row(draft.name, draft.keyHash, draft.keyPrefix, now, before.id) ?? []);
        note(noting(before, after), now);
        return after;
      }),
    sourceOf: async (workspace, owner) => {
      const row = sourceOf.row(workspace, owner);
      return row === undefined ? undefined : sourceFrom(row);
    },
    findSource: async (hash) => {
      const row = findSource.row(hash);
      return row === undefined ? undefined : sourceFrom(row);
    },
    revokeSource: (workspace, id, now, noting) =>
      connection.write(() => {
        const row = revokeSource.row(now, workspace, id);
        if (row !== undefined) note(noting(sourceFrom(row)), now);
        return row !== undefined;
      }),
    tokens: async (workspace) => tokens.rows(workspace).map(tokenFrom),
    addToken: (draft, now, noting) =>
      connection.write(() => {
        const token = insert.token(draft, now);
        note(noting(token), now);
        return token;
      }),
    findToken: async (hash) => {
      const row = findToken.row(hash);
      return row === undefined ? undefined : tokenFrom(row);
    },
    revokeToken: (workspace, id, now, noting) =>
      connection.write(() => {
        const row = revokeToken.row(now, workspace, id);
        if (row !== undefined) note(noting(tokenFrom(row)), now);
        return row !== undefined;
      }),
  };
}

function sourceFrom(row: readonly Value[]): Source {
  return {
    id: row[0] as number,
    workspace: row[1] as number,
    kind: row[2] as string,
    name: row[3] as string,
    keyPrefix: row[4] as string,
    owner: (row[7] as string | null) ?? undefined,
    createdAt: row[5] as number,
    revokedAt: (row[6] as number | null) ?? undefined,
  };
}

function tokenFrom(row: readonly Value[]): Token {
  return {
    id: row[0] as number,
    workspace: row[1] as number,
    name: row[2] as string,
    role: row[3] as Role,
    prefix: row[4] as string,
    createdAt: row[5] as number,
    revokedAt: (row[6] as number | null) ?? undefined,
  };
}
