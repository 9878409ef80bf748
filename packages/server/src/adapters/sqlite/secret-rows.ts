import type { Connection } from './connection.ts';

/** Sealed values of one owner, such as integration:3, within the transaction that is under way. */
export interface SecretRows {
  /** Null takes one away. */
  readonly put: (
    workspace: number,
    owner: string,
    secrets: Readonly<Record<string, Uint8Array | null>>,
    now: number,
  ) => void;
  readonly of: (workspace: number, owner: string) => Readonly<Record<string, Uint8Array>>;
  readonly drop: (workspace: number, owner: string) => void;
}

export function openSecretRows(connection: Connection): SecretRows {
  const put = connection.prepare(
    `INSERT INTO secrets (workspace, owner, name, sealed, updated_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET sealed = excluded.sealed, updated_at = excluded.updated_at`,
  );
  const all = connection.prepare('SELECT name, sealed FROM secrets WHERE workspace = ? AND owner = ?');
  const dropOne = connection.prepare('DELETE FROM secrets WHERE workspace = ? AND owner = ? AND name = ?');
  const dropAll = connection.prepare('DELETE FROM secrets WHERE workspace = ? AND owner = ?');
  return {
    put: (workspace, owner, secrets, now) => {
      for (const [name, sealed] of Object.entries(secrets)) {
        if (sealed === null) dropOne.run(workspace, owner, name);
        else put.run(workspace, owner, name, sealed, now);
      }
    },
    of: (workspace, owner) =>
      Object.fromEntries(
        all.rows(workspace, owner).map(([name, sealed]) => [name as string, sealed as Uint8Array]),
      ),
    drop: (workspace, owner) => {
      dropAll.run(workspace, owner);
    },
  };
}
