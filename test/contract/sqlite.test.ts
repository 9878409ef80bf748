import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { claimDataFolder } from '../../packages/server/src/adapters/sqlite/data-folder.ts';
import { storeContract } from './store-contract.ts';
import { openSqlite } from './temp-store.ts';

storeContract('SQLite', () => openSqlite());

function folder(): string {
  return mkdtempSync(join(tmpdir(), 'causeway-folder-'));
}

test('a data folder has one hub at a time', () => {
  const path = folder();
  const first = claimDataFolder(path);
  expect(() => claimDataFolder(path)).toThrow(/Another hub is using the data folder/);
  first.release();
  claimDataFolder(path).release();
  rmSync(path, { recursive: true });
});

test('data of a newer version is left alone', async () => {
  const newer = folder();
  const db = new DatabaseSync(join(newer, 'hub.db'));
  db.exec(
    "CREATE TABLE migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT; INSERT INTO migrations VALUES (9999, 'future')",
  );
  db.close();
  await expect(openSqlite(newer)).rejects.toMatchObject({ code: 'newer' });
});

test('a file that is no database is named, not overwritten', async () => {
  const path = folder();
  writeFileSync(join(path, 'hub.db'), 'this is not a database, it is a diary '.repeat(300));
  await expect(openSqlite(path)).rejects.toMatchObject({ code: 'broken' });
});

test.skipIf(process.getuid?.() === 0)('a folder that cannot be written to is named', () => {
  const path = folder();
  chmodSync(path, 0o500);
  expect(() => claimDataFolder(path)).toThrow(/cannot be created or written to/);
});
