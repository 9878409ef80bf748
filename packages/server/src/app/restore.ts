import { copyFileSync, existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { claimDataFolder, UNFINISHED_RESTORE } from '../adapters/sqlite/data-folder.ts';
import { latestSchema } from '../adapters/sqlite/migrate.ts';
import { checkDatabase, sync } from '../adapters/sqlite/snapshot.ts';
import { BackupError, DATABASE, KEY, readBackup, type BackupManifest } from './backup-manifest.ts';

export interface RestoreOptions {
  readonly from: string;
  /** Must hold no hub's data, and no hub may be using it. */
  readonly dataFolder: string;
}

/**
 * Makes a data folder of a backup. Everything is checked before anything is written; until it is complete the folder
 * says that it is not, and no hub starts in it.
 */
export async function restore({ from, dataFolder }: RestoreOptions): Promise<BackupManifest> {
  const manifest = await readBackup(from);
  if (manifest.schema > latestSchema())
    throw new BackupError(
      `The backup was made by version ${manifest.version}, which is newer: restore it with that one or a later one.`,
    );
  const folder = claimDataFolder(dataFolder, { unfinished: 'take' });
  try {
    const marker = join(folder.path, UNFINISHED_RESTORE);
    // What an interrupted restore left is no data of anybody's.
    const isAgain = existsSync(marker);
    if (!isAgain && existsSync(folder.database))
      throw new BackupError(
        `${resolve(dataFolder)} holds the data of a hub: move them away, or choose another folder with --data.`,
      );
    writeFileSync(marker, `${resolve(from)}\n`, { mode: 0o600 });
    sync(marker);
    sync(folder.path);
    for (const name of [DATABASE, `${DATABASE}-wal`, `${DATABASE}-shm`])
      rmSync(join(folder.path, name), { force: true });
    for (const name of Object.keys(manifest.files)) {
      const partial = join(folder.path, `${name}.partial`);
      copyFileSync(join(from, name), partial);
      sync(partial);
      renameSync(partial, join(folder.path, name));
    }
    const schema = checkDatabase(folder.database);
    if (schema !== manifest.schema)
      throw new BackupError(`${folder.database} is not the database that was backed up.`);
    sync(folder.path);
    rmSync(marker);
    sync(folder.path);
    return manifest;
  } finally {
    folder.release();
  }
}

/** Does the backup bring the key that opens stored secrets? */
export function bringsKey({ files }: BackupManifest): boolean {
  return Object.hasOwn(files, KEY);
}
