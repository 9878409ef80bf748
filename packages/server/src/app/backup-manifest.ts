import { createHash } from 'node:crypto';
import { createReadStream, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isObject, own, type Json } from '@causeway/core/result/json';

/** What a backup says of itself, in `backup.json`: written last, so that a folder that has one is complete. */
export interface BackupManifest {
  readonly format: 1;
  /** Of the software that made it, and of its database. */
  readonly version: string;
  readonly schema: number;
  /** RFC 3339. */
  readonly created: string;
  readonly files: Readonly<Record<string, { readonly bytes: number; readonly sha256: string }>>;
}

export const MANIFEST = 'backup.json';
export const DATABASE = 'hub.db';
export const KEY = 'secret.key';

/** Why a backup cannot be made, or what is there is none. */
export class BackupError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'BackupError';
  }
}

export async function describeFile(path: string): Promise<BackupManifest['files'][string]> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Uint8Array);
  return { bytes: statSync(path).size, sha256: hash.digest('hex') };
}

/** Reads the manifest of a backup and holds every file that it names against it. Throws a BackupError. */
export async function readBackup(folder: string): Promise<BackupManifest> {
  const manifest = parse(folder);
  for (const [name, { bytes, sha256 }] of Object.entries(manifest.files)) {
    const path = join(folder, name);
    const found = await describeFile(path).catch(() => undefined);
    if (found === undefined) throw new BackupError(`${path} is missing from the backup.`);
    if (found.bytes !== bytes || found.sha256 !== sha256)
      throw new BackupError(`${path} is not what was backed up: it was changed or is damaged.`);
  }
  return manifest;
}

function parse(folder: string): BackupManifest {
  const path = join(folder, MANIFEST);
  let value: Json;
  try {
    value = JSON.parse(readFileSync(path, 'utf8')) as Json;
  } catch {
    throw new BackupError(
      `${folder} is not a complete backup: it has no readable ${MANIFEST}. Choose the folder that "causeway backup" made.`,
    );
  }
  const files = isObject(value) ? own(value, 'files') : undefined;
  if (!isObject(value) || own(value, 'format') !== 1)
    throw new BackupError(`${path} is of another format than this version knows.`);
  const names = isObject(files) ? Object.keys(files) : [];
  if (!names.includes(DATABASE) || names.some((name) => name !== DATABASE && name !== KEY))
    throw new BackupError(`${path} names other files than a backup has.`);
  return value as unknown as BackupManifest;
}
