import { closeSync, existsSync, fsyncSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { StoreError } from '../../ports/store-error.ts';
import { guarded } from './connection.ts';

const CHECKING_KILOBYTES = 256 * 1024;

/**
 * Writes a copy of a database that other processes may be writing to: one read of it as it is at this moment, without
 * what was deleted. `to` must not exist; it is on disk when this returns.
 */
export function copyDatabase(from: string, to: string): void {
  // Opening what is not there would make it.
  if (!existsSync(from)) throw new StoreError('broken', `There is no database at ${from}.`);
  guarded(() => {
    const database = new DatabaseSync(from);
    try {
      database.exec('PRAGMA busy_timeout = 30000; PRAGMA temp_store = MEMORY');
      database.prepare('VACUUM INTO ?').run(to);
    } finally {
      database.close();
    }
  });
  sync(to);
}

/** The schema number of a sound database; throws a StoreError when it is damaged or none of ours. */
export function checkDatabase(path: string): number {
  return guarded(() => {
    const database = new DatabaseSync(path, { readOnly: true });
    try {
      // Every row is looked for in every index.
      database.exec(`PRAGMA cache_size = -${CHECKING_KILOBYTES}`);
      const found = database.prepare('PRAGMA integrity_check(3)').all() as { integrity_check: string }[];
      const faults = found.map((row) => row.integrity_check).filter((text) => text !== 'ok');
      if (faults.length > 0)
        throw new StoreError('broken', `The database ${path} is damaged: ${faults.join('; ')}.`);
      const isOurs = database
        .prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'migrations'")
        .get();
      if (isOurs === undefined) throw new StoreError('broken', `${path} is not a database of Causeway.`);
      const row = database.prepare('SELECT coalesce(max(number), 0) AS number FROM migrations').get();
      return Number(row?.['number'] ?? 0);
    } finally {
      database.close();
    }
  });
}

/** Makes what was written to a file, or the names in a folder, survive the loss of power. */
export function sync(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
