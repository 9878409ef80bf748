import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Connection } from './connection.ts';
import { openEventSweep } from './event-sweep.ts';
import { migrate } from './migrate.ts';
import { Turnstile } from './turnstile.ts';

const DAY_MS = 86_400_000;
const LIMITS = { first: 500, least: 25, most: 1_000, turnMs: 8 };
const NOW = 100 * DAY_MS;
const OLD = 10 * DAY_MS;

let folder: string;
let connection: Connection;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'event-sweep-'));
  connection = new Connection(join(folder, 'hub.db'), new Turnstile());
  await migrate(connection);
});

afterEach(() => {
  connection.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Events with the numbers from `first` to `last`; those for which `stays` answers true moved a balance. */
function insert(
  first: number,
  last: number,
  receivedAt: number,
  stays: (id: number) => boolean = () => false,
): void {
  const statement = connection.prepare(
    `INSERT INTO events (id, customer, source, message_id, type, timestamp, received_at, body, effect)
     VALUES (?, 1, 1, ?, 't', 0, ?, '{}', ?)`,
  );
  connection.exec('BEGIN');
  for (let id = first; id <= last; id++) statement.run(id, `m${id}`, receivedAt, stays(id) ? '{}' : null);
  connection.exec('COMMIT');
}

const left = (): number => connection.prepare('SELECT count(*) FROM events').row()?.[0] as number;

it('does not go through what stays again and again, but after a day', async () => {
  insert(1, 6_000, OLD, (id) => id % 3 > 0);
  const sweep = openEventSweep(connection, LIMITS);
  let turns = 0;
  while (await sweep(NOW, NOW)) turns++;
  expect(left()).toBe(4_000);
  expect(turns).toBeGreaterThan(3);
  for (let minute = 1; minute < 5; minute++)
    expect(await sweep(NOW + minute * 60_000, NOW + minute * 60_000)).toBe(false);
  expect(await sweep(NOW + DAY_MS, NOW + DAY_MS)).toBe(true);
});

it('passes many that stay in one step', async () => {
  insert(1, 9_000, OLD, () => true);
  insert(9_001, 9_010, OLD);
  const sweep = openEventSweep(connection, LIMITS);
  expect(await sweep(NOW, NOW)).toBe(true);
  expect(left()).toBe(9_000);
});

it('goes on where it was when more has become old', async () => {
  insert(1, 100, OLD, () => true);
  insert(101, 200, OLD);
  insert(201, 300, NOW - 60_000);
  const sweep = openEventSweep(connection, LIMITS);
  while (await sweep(OLD + 1, NOW));
  expect(left()).toBe(200);
  while (await sweep(NOW, NOW + 60_000));
  expect(left()).toBe(100);
});

it('takes what a dead letter kept, a day after it is gone', async () => {
  insert(1, 10, OLD);
  connection.exec(`
    INSERT INTO workspaces (id, public_id, name, settings, created_at) VALUES (1, 'w', 'W', '{}', 0);
    INSERT INTO integrations (id, workspace, kind, name, settings, state, revision, created_at, updated_at)
      VALUES (1, 1, 't', 'T', '{}', 'active', 1, 0, 0);
    INSERT INTO dead_letters (integration, event, customer, type, code, issue, buried_at) VALUES (1, 4, 1, 't', 'c', '{}', 0)`);
  const sweep = openEventSweep(connection, LIMITS);
  while (await sweep(NOW, NOW));
  expect(left()).toBe(1);
  connection.exec('DELETE FROM dead_letters');
  expect(await sweep(NOW, NOW + 60_000)).toBe(false);
  while (await sweep(NOW, NOW + DAY_MS));
  expect(left()).toBe(0);
});
