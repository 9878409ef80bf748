import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Arrival } from '@causeway/core/register/known';
import { describe, expect, test } from 'vitest';
import { Connection } from '../../packages/server/src/adapters/sqlite/connection.ts';
import { claimDataFolder } from '../../packages/server/src/adapters/sqlite/data-folder.ts';
import { openEndings } from '../../packages/server/src/adapters/sqlite/endings.ts';
import { openRegisterStore } from '../../packages/server/src/adapters/sqlite/register-store.ts';
import { openRetention } from '../../packages/server/src/adapters/sqlite/retention.ts';
import { Turnstile } from '../../packages/server/src/adapters/sqlite/turnstile.ts';
import { activityContract } from './activity-contract.ts';
import { attendanceContract } from './attendance-contract.ts';
import { arrival, INTEGRATION, MODEL } from './arrivals.ts';
import { audienceContract } from './audience-contract.ts';
import { authorizationContract } from './authorization-contract.ts';
import { configContract } from './config-contract.ts';
import { fateContract } from './fate-contract.ts';
import { flightContract } from './flight-contract.ts';
import { inboundContract } from './inbound-contract.ts';
import { memberContract } from './member-contract.ts';
import { paceContract } from './pace-contract.ts';
import { recentContract } from './recent-contract.ts';
import { replyContract } from './reply-contract.ts';
import { storeContract } from './store-contract.ts';
import { submissionContract } from './submission-contract.ts';
import { noting, openSqlite } from './temp-store.ts';
import { templateContract } from './template-contract.ts';
import { toldContract } from './told-contract.ts';
import { webhookContract } from './webhook-contract.ts';

const NO_SECRETS = {};

storeContract('SQLite', () => openSqlite());
attendanceContract('SQLite', () => openSqlite());
activityContract('SQLite', () => openSqlite());
fateContract('SQLite', () => openSqlite());
recentContract('SQLite', () => openSqlite());
flightContract('SQLite', () => openSqlite());
paceContract('SQLite', () => openSqlite());
replyContract('SQLite', () => openSqlite());
configContract('SQLite', () => openSqlite());
webhookContract('SQLite', () => openSqlite());
templateContract('SQLite', () => openSqlite());
audienceContract('SQLite', () => openSqlite());
memberContract('SQLite', () => openSqlite());
authorizationContract('SQLite', () => openSqlite());
inboundContract('SQLite', () => openSqlite());
submissionContract('SQLite', () => openSqlite());
toldContract('SQLite', () => openSqlite());

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

test('tokens of before there were roles keep all rights', async () => {
  const path = folder();
  const db = new DatabaseSync(join(path, 'hub.db'));
  db.exec('CREATE TABLE migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT');
  const migrations = new URL('../../packages/server/migrations/sqlite/', import.meta.url);
  for (const [index, name] of ['0001-initial.sql', '0002-merged-customers.sql'].entries()) {
    db.exec(readFileSync(new URL(name, migrations), 'utf8'));
    db.prepare('INSERT INTO migrations VALUES (?, ?)').run(index + 1, name);
  }
  db.exec(`INSERT INTO workspaces VALUES (1, 'w', 'W', '{}', 1);
    INSERT INTO tokens (workspace, name, hash, prefix, created_at) VALUES (1, 'Old', 'h', 'p', 1)`);
  db.close();
  const stores = await openSqlite(path);
  expect(await stores.config.findToken('h')).toMatchObject({ name: 'Old', role: 'owner' });
  expect(await stores.config.workspaces()).toMatchObject([{ timeZone: 'UTC', autoSubscribe: false }]);
  stores.close();
});

test('a file that is no database is named, not overwritten', async () => {
  const path = folder();
  writeFileSync(join(path, 'hub.db'), 'this is not a database, it is a diary '.repeat(300));
  await expect(openSqlite(path)).rejects.toMatchObject({ code: 'broken' });
});

test('a folder that cannot be made is named', () => {
  const file = join(folder(), 'taken');
  writeFileSync(file, 'a file where the folder should be');
  expect(() => claimDataFolder(file)).toThrow(/cannot be created or written to/);
});

test('a full disk is said in words, loses nothing that was answered, and ends when there is room', async () => {
  const path = folder();
  (await openSqlite(path)).release();
  const connection = new Connection(join(path, 'hub.db'), new Turnstile());
  const store = openRegisterStore(connection);
  const many = (from: number): Arrival[] =>
    Array.from({ length: 200 }, (_, n) =>
      arrival('track', `m${from + n}`, { userId: `u${n}` }, { text: 'x'.repeat(2_000) }),
    );
  await store.register(
    () => many(0),
    () => MODEL,
  );
  const pages = Number(connection.prepare('PRAGMA page_count').row()?.[0]);
  connection.exec(`PRAGMA max_page_count = ${pages + 2}`);
  await expect(
    store.register(
      () => many(1_000),
      () => MODEL,
    ),
  ).rejects.toMatchObject({ code: 'full' });
  const kept = connection.prepare('SELECT count(*) FROM events');
  expect(kept.row()).toEqual([200]);
  connection.exec('PRAGMA max_page_count = 1000000');
  await store.register(
    () => many(1_000),
    () => MODEL,
  );
  expect(kept.row()).toEqual([400]);
  connection.close();
});

describe('endings', () => {
  test('messages of a removed integration, and of people never named, end with their reason', async () => {
    const path = folder();
    const stores = await openSqlite(path);
    const [workspace] = [await stores.config.addWorkspace({ publicId: 'w', name: 'W' }, 1, noting)];
    const model = { ...MODEL, workspace: workspace.id };
    await stores.register.register(
      () => [arrival('page', 'm1', { anonymousId: 'a' }), arrival('track', 'm2', { userId: 'u' })],
      () => model,
    );
    const connection = new Connection(join(path, 'hub.db'), new Turnstile());
    const endings = openEndings(connection, 1);
    await endings(1_000 + 86_400_000);
    expect(stores.count('held')).toBe(1);
    await endings(1_001 + 86_400_000);
    expect(stores.outcomes().map(([event, , outcome, reason]) => [event, outcome, reason])).toEqual([
      [1, 1, 'never_named'],
    ]);
    const integration = await stores.config.addIntegration(
      { workspace: workspace.id, kind: 'test', name: 'T', settings: {}, secrets: NO_SECRETS },
      1,
      noting,
    );
    expect(integration.id).toBe(INTEGRATION);
    await stores.config.changeIntegration(workspace.id, INTEGRATION, { state: 'removed' }, 2, noting);
    await endings(5);
    expect([stores.count('messages'), stores.outcomes().length]).toEqual([0, 2]);
    connection.close();
    stores.close();
  });

  test('events are kept while a message needs them, and then deleted with age', async () => {
    const path = folder();
    const stores = await openSqlite(path);
    await stores.register.register(
      () => [
        arrival('track', 'm1', { userId: 'u' }),
        arrival('track', 'm2', { userId: 'u', type: 'unwanted' }),
      ],
      () => MODEL,
    );
    await stores.config.addWorkspace({ publicId: 'w', name: 'W' }, 1, noting);
    await stores.config.addIntegration(
      { workspace: 1, kind: 'test', name: 'T', settings: {}, secrets: NO_SECRETS },
      1,
      noting,
    );
    const connection = new Connection(join(path, 'hub.db'), new Turnstile());
    connection.exec(
      "INSERT INTO sources (id, workspace, kind, name, key_hash, key_prefix, created_at) VALUES (1, 1, 'tracking', 's', 'h', 'p', 1)",
    );
    expect([stores.count('intake_minutes'), stores.count('delivery_minutes')]).toEqual([1, 1]);
    const retention = openRetention(connection, { logDays: 1, eventDays: 7, auditDays: 1 });
    await retention(1_001 + 7 * 86_400_000);
    expect([stores.count('events'), stores.count('outcomes')]).toEqual([1, 0]);
    expect([stores.count('intake_minutes'), stores.count('delivery_minutes')]).toEqual([0, 0]);
    connection.close();
    stores.close();
  });

  test('what moved balances is never deleted for its age, and holds up nothing behind it', async () => {
    const path = folder();
    const stores = await openSqlite(path);
    const connection = new Connection(join(path, 'hub.db'), new Turnstile());
    const insert = connection.prepare(
      `INSERT INTO events (id, customer, source, message_id, type, timestamp, received_at, body, effect) VALUES (?, 1, 1, ?, 't', 0, 0, '{}', ?)`,
    );
    for (let id = 1; id <= 1_500; id++) insert.run(id, `m${id}`, id <= 700 ? '{}' : null);
    const retention = openRetention(connection, { logDays: 1, eventDays: 7, auditDays: 1 });
    let sweeps = 0;
    while (await retention(8 * 86_400_000)) expect(++sweeps).toBeLessThan(10);
    expect([stores.count('events'), stores.count('events', 'effect IS NULL')]).toEqual([700, 0]);
    connection.close();
    stores.close();
  });

  test('an event that rules count goes only when it is part of what was written down', async () => {
    const path = folder();
    const stores = await openSqlite(path);
    const connection = new Connection(join(path, 'hub.db'), new Turnstile());
    connection.exec(`
      INSERT INTO events (id, customer, source, message_id, type, timestamp, received_at, body) VALUES
        (1, 7, 1, 'm1', 't', 0, 0, '{}'), (2, 8, 1, 'm2', 't', 0, 0, '{}');
      INSERT INTO attendances (customer, epoch, due, as_of) VALUES (7, 1, NULL, 0), (8, 1, 99, 5000)`);
    const retention = openRetention(connection, { logDays: 1, eventDays: 7, auditDays: 1 });
    expect(await retention(8 * 86_400_000)).toBe(true);
    expect(stores.count('events')).toBe(2);
    // Who has not been written down since is to be looked at; nobody else.
    expect(stores.rows('attendances').map((row) => row.slice(0, 3))).toEqual([
      [7, 1, 0],
      [8, 1, 99],
    ]);
    connection.exec('UPDATE attendances SET as_of = 5000, due = NULL WHERE customer = 7');
    while (await retention(8 * 86_400_000));
    expect(stores.count('events')).toBe(0);
    connection.close();
    stores.close();
  });

  test('nobody stays in an audience that was removed', async () => {
    const path = folder();
    const stores = await openSqlite(path);
    await stores.config.addWorkspace({ publicId: 'w', name: 'W' }, 1, noting);
    const connection = new Connection(join(path, 'hub.db'), new Turnstile());
    const audience = connection.prepare(
      `INSERT INTO audiences (id, workspace, public_id, slug, name, description, filter, options, state, epoch, announce,
       revision, created_at, updated_at) VALUES (?, 1, ?, ?, '', '', '', '{}', ?, 1, 0, 1, 1, 1)`,
    );
    const member = connection.prepare('INSERT INTO audience_members VALUES (?, ?, 5)');
    for (const [id, state] of [
      [1, 'active'],
      [2, 'removed'],
    ] as const) {
      audience.run(id, String(id), String(id), state);
      connection.exec(`INSERT INTO audience_totals VALUES (${id}, 700)`);
      connection.exec(`INSERT INTO audience_hours VALUES (${id}, 1, 700, 0)`);
      for (let customer = 1; customer <= 700; customer++) member.run(customer, id);
    }
    const retention = openRetention(connection, { logDays: 1, eventDays: 7, auditDays: 1 });
    expect(await retention(1)).toBe(true);
    expect(stores.count('audience_members', 'audience = 2')).toBe(200);
    expect(await retention(1)).toBe(false);
    expect(stores.count('audience_members')).toBe(700);
    expect(stores.rows('audience_totals')).toEqual([[1, 700]]);
    expect(stores.rows('audience_hours')).toEqual([[1, 1, 700, 0]]);
    connection.close();
    stores.close();
  });

  test('who changed what is kept for its own time, and sessions until they have ended', async () => {
    const path = folder();
    const stores = await openSqlite(path);
    const day = 86_400_000;
    const owner = { email: 'a@x', name: 'A', password: 'p', workspaceName: undefined, timeZone: undefined };
    const session = { hash: 's', address: '', userAgent: '' };
    await stores.config.addWorkspace({ publicId: 'w', name: 'W' }, 1, noting);
    await stores.users.setUp({ ...owner, workspace: 1 }, session, day, noting);
    const connection = new Connection(join(path, 'hub.db'), new Turnstile());
    const retention = openRetention(connection, { logDays: 1, eventDays: 7, auditDays: 3 });
    await retention(1 + 3 * day);
    expect([stores.count('audit'), stores.count('sessions')]).toEqual([2, 0]);
    await retention(2 + 3 * day);
    expect([stores.count('audit'), stores.count('users')]).toEqual([1, 1]);
    connection.close();
    stores.close();
  });
});
