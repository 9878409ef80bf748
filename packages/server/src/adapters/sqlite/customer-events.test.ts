import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Connection } from './connection.ts';
import { openCustomerEvents, openTailSorter } from './customer-events.ts';
import { migrate } from './migrate.ts';
import { Turnstile } from './turnstile.ts';

async function withDatabase(work: (connection: Connection) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'causeway-events-'));
  const connection = new Connection(join(folder, 'test.db'), new Turnstile(), { cacheMegabytes: 4 });
  try {
    await migrate(connection);
    await work(connection);
  } finally {
    connection.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('the events of a customer', () => {
  it('are the same whatever part of them has been sorted in', async () => {
    await withDatabase(async (connection) => {
      const insert = connection.prepare(
        "INSERT INTO events (id, customer, source, message_id, type, timestamp, received_at, body) VALUES (?, ?, 1, ?, ?, 0, 0, '')",
      );
      const tail = connection.prepare('INSERT INTO customer_events_tail (event, customer) VALUES (?, ?)');
      const sorted = connection.prepare('INSERT INTO customer_events (event, customer) VALUES (?, ?)');
      const clear = connection.prepare('DELETE FROM events');
      const events = openCustomerEvents(connection, 'id, type');
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.record({ customer: fc.integer({ min: 1, max: 4 }), type: fc.constantFrom('a', 'b') }), {
            maxLength: 40,
          }),
          fc.nat(40),
          fc.subarray([1, 2, 3, 4]),
          fc.option(fc.constantFrom('a', 'b'), { nil: undefined }),
          fc.nat(45),
          fc.nat(45),
          fc.integer({ min: 1, max: 12 }),
          async (all, cut, keys, type, before, low, most) => {
            await connection.write(() => {
              clear.run();
              all.forEach(({ customer, type: of }, index) => {
                insert.run(index + 1, customer, `m${index}`, of);
                (index < cut ? sorted : tail).run(index + 1, customer);
              });
            });
            const wanted = all
              .map((event, index) => ({ ...event, id: index + 1 }))
              .filter(({ id, customer }) => id < before && id >= low && keys.includes(customer))
              .filter((event) => type === undefined || event.type === type)
              .toReversed()
              .slice(0, most)
              .map(({ id, type: of }) => [id, of]);
            expect(events.rows(keys, before, low, type, most)).toEqual(wanted);
            // A range whose low end `lowOf` gives misses none of the newest `most`, as the caller goes on from it.
            const floor = events.lowOf(keys, before, most);
            expect(floor).toBeLessThan(Math.max(1, before));
          },
        ),
        { numRuns: 150 },
      );
    });
  });

  it('are sorted in when nothing new comes, and leave with the event', async () => {
    await withDatabase(async (connection) => {
      await connection.write(() => {
        connection.exec(`
          WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50)
          INSERT INTO events (id, customer, source, message_id, type, timestamp, received_at, body)
          SELECT i, i % 7, 1, 'm' || i, 'a', 0, 0, '' FROM n;
          INSERT INTO customer_events_tail (event, customer) SELECT id, customer FROM events;
        `);
      });
      const count = (table: string): unknown =>
        connection.prepare(`SELECT count(*) FROM ${table}`).row()?.[0];
      const sort = openTailSorter(connection);
      await sort();
      expect([count('customer_events'), count('customer_events_tail')]).toEqual([0, 50]);
      await sort();
      expect([count('customer_events'), count('customer_events_tail')]).toEqual([50, 0]);
      expect(await sort()).toBe(false);
      await connection.write(() => connection.exec('DELETE FROM events WHERE id <= 10'));
      expect(count('customer_events')).toBe(40);
    });
  });
});
