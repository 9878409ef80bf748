import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StoreError } from '../../ports/store-error.ts';
import { guarded } from './connection.ts';

/** The hub's folder, held by this process until `release`; the operating system lets go of it if the process dies. */
export interface DataFolder {
  readonly path: string;
  readonly database: string;
  readonly release: () => void;
}

/** Lies in a folder into which a backup is being restored, until that is complete. */
export const UNFINISHED_RESTORE = 'restore.unfinished';

/** `unfinished`: what to do with a folder whose restore was interrupted. */
export function claimDataFolder(
  path: string,
  { unfinished }: { readonly unfinished: 'refuse' | 'take' } = { unfinished: 'refuse' },
): DataFolder {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new StoreError(
      'read_only',
      `The data folder ${path} cannot be created or written to: check its owner and rights.`,
      { cause: error },
    );
  }
  if (unfinished === 'refuse' && existsSync(join(path, UNFINISHED_RESTORE)))
    throw new StoreError(
      'broken',
      `A backup was being restored into ${path}, and that was interrupted: run "causeway restore" again.`,
    );
  const lock = guarded(() => new DatabaseSync(join(path, 'hub.lock')));
  try {
    lock.exec('PRAGMA busy_timeout = 0; PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    throw new StoreError(
      'locked',
      `Another hub is using the data folder ${path}: stop it, or choose another folder.`,
      { cause: error },
    );
  }
  return { path, database: join(path, 'hub.db'), release: () => lock.close() };
}
