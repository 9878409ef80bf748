import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openConfigStore } from './config-store.ts';
import { Connection } from './connection.ts';
import { claimDataFolder } from './data-folder.ts';
import { migrate } from './migrate.ts';
import { Turnstile } from './turnstile.ts';

const FOLDER = new URL('../../../migrations/sqlite/', import.meta.url);
const BEFORE_REVISIONS = 14;

let path: string;
let folder: ReturnType<typeof claimDataFolder>;
let connection: Connection;

beforeEach(() => {
  path = mkdtempSync(join(tmpdir(), 'causeway-revisions-'));
  folder = claimDataFolder(path);
  connection = new Connection(folder.database, new Turnstile(), { cacheMegabytes: 4 });
});
afterEach(() => {
  connection.close();
  folder.release();
  rmSync(path, { recursive: true });
});

/** The schema as it was before there were revisions. */
function migrateUntilThen(): void {
  connection.exec('CREATE TABLE migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT');
  for (const name of readdirSync(FOLDER).toSorted()) {
    const number = Number(name.slice(0, 4));
    if (number > BEFORE_REVISIONS) continue;
    connection.exec(readFileSync(new URL(name, FOLDER), 'utf8'));
    connection.exec(`INSERT INTO migrations VALUES (${number}, '${name}')`);
  }
}

it('what was there before revisions begins with how it was', async () => {
  migrateUntilThen();
  connection.exec(
    `INSERT INTO workspaces (id, public_id, name, settings, created_at) VALUES (1, 'w', 'W', '{}', 1);
     INSERT INTO integrations (id, workspace, kind, name, settings, state, pause, revision, created_at, updated_at, purposes)
     VALUES (1, 1, 'insider', 'Old', '{"a":1}', 'active', NULL, 7, 10, 20, '["analytics"]'),
            (2, 1, 'insider', 'Gone', '{}', 'removed', NULL, 2, 10, 20, NULL)`,
  );
  await migrate(connection);
  const config = openConfigStore(connection);
  expect(await config.integrationRevisions(1, 1, { limit: 10 })).toEqual([
    {
      revision: 7,
      name: 'Old',
      settings: { a: 1 },
      requires: ['analytics'],
      variant: undefined,
      secrets: {},
      summary: '',
      author: 'hub',
      at: 20,
      restored: undefined,
    },
  ]);
  expect(connection.prepare('SELECT count(*) FROM integration_revisions').row()).toEqual([1]);
});

it('a revision cannot be changed or removed, whoever tries', async () => {
  await migrate(connection);
  connection.exec(
    `INSERT INTO integration_revisions VALUES (1, 1, 'A', '{}', NULL, NULL, '{}', '', 'hub', 1, NULL)`,
  );
  expect(() => connection.exec(`UPDATE integration_revisions SET name = 'B'`)).toThrow('never changes');
  expect(() => connection.exec('DELETE FROM integration_revisions')).toThrow('never removed');
  expect(connection.prepare('SELECT name FROM integration_revisions').rows()).toEqual([['A']]);
});
