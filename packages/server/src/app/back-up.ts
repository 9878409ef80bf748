import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { checkDatabase, copyDatabase, sync } from '../adapters/sqlite/snapshot.ts';
import {
  BackupError,
  DATABASE,
  describeFile,
  KEY,
  MANIFEST,
  type BackupManifest,
} from './backup-manifest.ts';
import { VERSION } from './version.ts';

export interface BackupOptions {
  readonly dataFolder: string;
  /** A folder that does not exist yet. */
  readonly to: string;
  /** Leave out the key that seals secrets; it is then kept elsewhere. */
  readonly withoutKey: boolean;
  readonly now: number;
}

/**
 * Copies a data folder, whether or not a hub is using it: all that was answered before this began is in it. The copy is
 * checked, and gets its name when it is complete; what an interrupted one left is taken away by the next.
 */
export async function backUp({ dataFolder, to, withoutKey, now }: BackupOptions): Promise<BackupManifest> {
  const target = resolve(to);
  if (existsSync(target)) throw new BackupError(`${target} is there already: choose another name.`);
  if (!existsSync(join(dataFolder, DATABASE)))
    throw new BackupError(`${resolve(dataFolder)} has no ${DATABASE}: it is not the data folder of a hub.`);
  const partial = `${target}.partial`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true, mode: 0o700 });
  const database = join(partial, DATABASE);
  copyDatabase(join(dataFolder, DATABASE), database);
  const schema = checkDatabase(database);
  const files: Record<string, BackupManifest['files'][string]> = { [DATABASE]: await describeFile(database) };
  const key = join(dataFolder, KEY);
  if (!withoutKey && existsSync(key)) {
    copyFileSync(key, join(partial, KEY));
    sync(join(partial, KEY));
    files[KEY] = await describeFile(join(partial, KEY));
  }
  const manifest: BackupManifest = {
    format: 1,
    version: VERSION,
    schema,
    created: new Date(now).toISOString(),
    files,
  };
  writeFileSync(join(partial, MANIFEST), `${JSON.stringify(manifest, undefined, 2)}\n`, { mode: 0o600 });
  sync(join(partial, MANIFEST));
  sync(partial);
  renameSync(partial, target);
  sync(dirname(target));
  return manifest;
}
