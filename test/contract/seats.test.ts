import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AudienceSeat } from '@causeway/core/audience/seat';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Connection } from '../../packages/server/src/adapters/sqlite/connection.ts';
import { Turnstile } from '../../packages/server/src/adapters/sqlite/turnstile.ts';
import { arrival, INTEGRATION, MODEL } from './arrivals.ts';
import { noting, openSqlite, type Stores } from './temp-store.ts';

const ALL = Array.from({ length: 256 }, (_, lane) => lane);
const VIP: AudienceSeat = { id: 'a'.repeat(32), slug: 'vip', name: 'Best of all', since: 5 };
const NEW: AudienceSeat = { id: 'b'.repeat(32), slug: 'newcomers', name: 'New', since: 7 };
const GONE: AudienceSeat = { id: 'c'.repeat(32), slug: 'gone', name: 'Gone', since: 9 };

let stores: Stores;
let database: Connection;
beforeEach(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'causeway-seats-'));
  stores = await openSqlite(folder);
  await stores.config.addWorkspace({ publicId: 'w', name: 'W' }, 1, noting);
  database = new Connection(join(folder, 'hub.db'), new Turnstile());
  const audience = database.prepare(
    `INSERT INTO audiences (id, workspace, public_id, slug, name, description, filter, options, state, epoch, announce, revision, created_at, updated_at)
     VALUES (?, 1, ?, ?, ?, '', '*', '{}', ?, 1, 0, 1, 1, 1)`,
  );
  for (const [index, { id, slug, name }] of [VIP, NEW, GONE].entries())
    audience.run(index + 1, id, slug, name, slug === 'gone' ? 'removed' : 'active');
});
afterEach(() => {
  database.close();
  stores.close();
});

const sit = (customer: number, ...seats: readonly AudienceSeat[]): void => {
  const member = database.prepare(
    'INSERT INTO audience_members (customer, audience, since) VALUES (?, ?, ?)',
  );
  for (const { slug, since } of seats)
    member.run(customer, [VIP, NEW, GONE].findIndex((one) => one.slug === slug) + 1, since);
};
const register = (...arrivals: ReturnType<typeof arrival>[]): Promise<unknown> =>
  stores.register.register(
    () => arrivals,
    () => MODEL,
  );
const seats = async (audiences?: boolean): Promise<unknown> => {
  const { queues } = await stores.delivery.take(INTEGRATION, ALL, 10, 0, audiences);
  return Object.fromEntries(queues.map((queue) => [queue.customer.key, queue.audiences]));
};

test('a take tells which audiences customers are in, by slug, when it is asked to', async () => {
  await register(arrival('track', 'm1', { userId: 'ada' }), arrival('track', 'm2', { userId: 'ben' }));
  sit(1, VIP, NEW, GONE);
  expect(await seats(true)).toEqual({ 1: [NEW, VIP], 2: [] });
  expect(await seats()).toEqual({ 1: undefined, 2: undefined });
  // As they are now, not as they were.
  database.exec(
    "DELETE FROM audience_members WHERE audience = 1; UPDATE audiences SET name = 'Newest' WHERE id = 2",
  );
  expect(await seats(true)).toEqual({ 1: [{ ...NEW, name: 'Newest' }], 2: [] });
});

test('who was merged is where the one is whom they were merged into', async () => {
  await register(arrival('track', 'm1', { userId: 'old' }), arrival('track', 'm2', { userId: 'ada' }));
  await register(arrival('alias', 'm3', { userId: 'ada', previousId: 'old' }));
  database.exec('DELETE FROM audience_members');
  sit(2, VIP);
  expect(await seats(true)).toEqual({ 1: [VIP], 2: [VIP] });
});
