import { readdirSync, readFileSync } from 'node:fs';
import { StoreError } from '../../ports/store-error.ts';
import type { Connection } from './connection.ts';

const FOLDER = new URL('../../../migrations/sqlite/', import.meta.url);

/** The number of the schema that this version writes. */
export function latestSchema(): number {
  return Number(migrationFiles().at(-1)?.slice(0, 4) ?? 0);
}

/** Brings the schema to this version, one numbered file at a time, each in its own transaction. */
export async function migrate(connection: Connection): Promise<void> {
  connection.exec(
    'CREATE TABLE IF NOT EXISTS migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT',
  );
  const files = migrationFiles();
  const latest = latestSchema();
  const done = Number(connection.prepare('SELECT coalesce(max(number), 0) FROM migrations').row()?.[0] ?? 0);
  if (done > latest) {
    throw new StoreError(
      'newer',
      `The data folder was written by a newer version (schema ${done}; this version knows ${latest}). Start that version or a newer one.`,
    );
  }
  const insert = connection.prepare('INSERT INTO migrations (number, name) VALUES (?, ?)');
  for (const name of files) {
    const number = Number(name.slice(0, 4));
    if (number <= done) continue;
    await connection.write(() => {
      connection.exec(readFileSync(new URL(name, FOLDER), 'utf8'));
      insert.run(number, name);
    });
  }
}

function migrationFiles(): readonly string[] {
  return readdirSync(FOLDER)
    .filter((name) => /^\d{4}-.*\.sql$/.test(name))
    .toSorted();
}
