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
    guarded(() => lock.exec('PRAGMA busy_timeout = 0; PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE'));
  } catch (error) {
    lock.close();
    throw unlockable(error, path);
  }
  return { path, database: join(path, 'hub.db'), release: () => lock.close() };
}

/** What keeps the folder from being held: another hub, or a disk that is full or does not work. */
function unlockable(error: unknown, path: string): unknown {
  if (!(error instanceof StoreError)) return error;
  const cause = { cause: error };
  if (error.code === 'locked')
    return new StoreError(
      'locked',
      `Another hub is using the data folder ${path}: stop it, or choose another folder.`,
      cause,
    );
  // It holds no data: no backup is needed for it.
  if (error.code === 'broken')
    return new StoreError(
      'broken',
      `The file ${join(path, 'hub.lock')} is damaged: stop every hub that uses the folder, and delete it.`,
      cause,
    );
  return error;
}
