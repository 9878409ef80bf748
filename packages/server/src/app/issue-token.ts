import { keyHash, keyPrefix, newKey } from '../adapters/crypto/keys.ts';
import { openConfigStore } from '../adapters/sqlite/config-store.ts';
import { Connection } from '../adapters/sqlite/connection.ts';
import { claimDataFolder } from '../adapters/sqlite/data-folder.ts';
import { migrate } from '../adapters/sqlite/migrate.ts';
import { Turnstile } from '../adapters/sqlite/turnstile.ts';

/**
 * A new admin token for who holds the data folder: the way back in when every token is lost. The hub must not be
 * running. Undefined when the folder has no workspace yet; the first start makes one, with its keys.
 */
export async function issueToken(dataFolder: string, name: string): Promise<string | undefined> {
  const folder = claimDataFolder(dataFolder);
  try {
    const connection = new Connection(folder.database, new Turnstile());
    try {
      await migrate(connection);
      const config = openConfigStore(connection);
      const [workspace] = await config.workspaces();
      if (workspace === undefined) return undefined;
      const token = newKey('cwt');
      const draft = {
        workspace: workspace.id,
        name,
        role: 'owner',
        hash: keyHash(token),
        prefix: keyPrefix(token),
      } as const;
      await config.addToken(draft, Date.now(), ({ id, role, prefix }) => ({
        by: { workspace: workspace.id, actor: { kind: 'hub', id: undefined, name: 'command line' } },
        action: 'token.add',
        target: { kind: 'token', id: String(id), name },
        after: { name, role, prefix },
      }));
      return token;
    } finally {
      connection.close();
    }
  } finally {
    folder.release();
  }
}
