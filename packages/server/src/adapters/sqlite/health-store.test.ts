import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Connection } from './connection.ts';
import { openHealthStore } from './health-store.ts';
import { laneOf } from './lane.ts';
import { migrate } from './migrate.ts';
import { Turnstile } from './turnstile.ts';

const INTEGRATIONS = [1, 2, 3];
const NOW = 1_000;
const MIGRATION = new URL('../../../migrations/sqlite/0023-queue-totals.sql', import.meta.url);

let folder: string;
let connection: Connection;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'health-store-'));
  connection = new Connection(join(folder, 'hub.db'), new Turnstile());
  await migrate(connection);
  connection.exec('PRAGMA synchronous = OFF');
});

afterEach(() => {
  connection.close();
  rmSync(folder, { recursive: true, force: true });
});

type Table = 'messages' | 'held' | 'dead_letters' | 'waiting';

interface Move {
  readonly table: Table;
  readonly integration: number;
  readonly event: number;
  readonly does: 'come' | 'go' | 'all go' | 'come and be undone';
  readonly isLater: boolean;
}

const move: fc.Arbitrary<Move> = fc.record({
  table: fc.constantFrom<Table>('messages', 'held', 'dead_letters', 'waiting'),
  integration: fc.constantFrom(...INTEGRATIONS),
  event: fc.integer({ min: 1, max: 6 }),
  does: fc.constantFrom('come', 'come', 'come', 'go', 'all go', 'come and be undone'),
  isLater: fc.boolean(),
});

/** Every event has a customer of its own, who has the same number. */
function make({ table, integration, event, does, isLater }: Move): void {
  const columns: Record<Table, string> = {
    messages: `(integration, lane, event, customer) VALUES (${integration}, ${laneOf(event)}, ${event}, ${event})`,
    held: `(customer, integration, event) VALUES (${event}, ${integration}, ${event})`,
    dead_letters: `(integration, event, customer, type, code, issue, buried_at) VALUES (${integration}, ${event}, ${event}, 't', 'c', '{}', 1)
      ON CONFLICT DO UPDATE SET buried_at = buried_at + 1`,
    waiting: `(integration, lane, customer, event, due, attempts, since, reason)
      VALUES (${integration}, ${laneOf(event)}, ${event}, ${event}, ${isLater ? NOW + 1 : NOW}, 0, 0, 'r')`,
  };
  const insert = `INSERT ${table === 'dead_letters' ? '' : 'OR IGNORE '}INTO ${table} ${columns[table]}`;
  if (does === 'come') connection.exec(insert);
  else if (does === 'come and be undone') connection.exec(`BEGIN; ${insert}; ROLLBACK`);
  else
    connection.exec(
      `DELETE FROM ${table} WHERE integration = ${integration} ${does === 'go' ? `AND event = ${event}` : ''}`,
    );
}

const count = (table: string, condition: string): number =>
  connection.prepare(`SELECT count(*) FROM ${table} WHERE ${condition}`).row()?.[0] as number;

async function expectExact(): Promise<void> {
  const counts = await openHealthStore(connection).counts(INTEGRATIONS, NOW);
  for (const integration of INTEGRATIONS) {
    const of = `integration = ${integration}`;
    const oldest = connection
      .prepare(
        `SELECT min(event) FROM (SELECT event FROM messages WHERE ${of} UNION SELECT event FROM waiting WHERE ${of})`,
      )
      .row()?.[0] as number | null;
    expect(counts.get(integration)).toEqual({
      waiting: count('messages', of) + count('waiting', `${of} AND due <= ${NOW}`),
      parked: count('waiting', `${of} AND due > ${NOW}`),
      held: count('held', of),
      deadLetters: count('dead_letters', of),
      oldestAt: oldest === null ? undefined : oldest * 10,
    });
  }
}

function addEvents(): void {
  for (let id = 1; id <= 6; id++)
    connection.exec(
      `INSERT INTO events (id, customer, source, message_id, type, timestamp, received_at, body) VALUES (${id}, ${id}, 1, 'm${id}', 't', 0, ${id * 10}, '{}')`,
    );
}

it('counts are exact, whatever comes, goes or is undone', async () => {
  addEvents();
  await fc.assert(
    fc.asyncProperty(fc.array(move, { maxLength: 20 }), async (moves) => {
      for (const one of moves) make(one);
      await expectExact();
    }),
    { numRuns: 60 },
  );
});

it('a folder of before is counted once, as it is upgraded', async () => {
  addEvents();
  connection.exec(`
    DROP TABLE queue_totals;
    ${['messages', 'held', 'dead_letters'].map((table) => `DROP TRIGGER ${table}_come; DROP TRIGGER ${table}_go;`).join(' ')}`);
  for (const [index, table] of (
    ['messages', 'messages', 'held', 'dead_letters', 'dead_letters'] as const
  ).entries())
    make({ table, integration: 1 + (index % 2), event: 1 + index, does: 'come', isLater: false });
  connection.exec(readFileSync(MIGRATION, 'utf8'));
  await expectExact();
  make({ table: 'messages', integration: 1, event: 6, does: 'come', isLater: false });
  make({ table: 'held', integration: 1, event: 3, does: 'go', isLater: false });
  await expectExact();
});
