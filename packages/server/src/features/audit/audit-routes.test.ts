import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AdminClient, plain, type Body } from '../../app/testing/admin-client.ts';
import { startAdminHub, type AdminHub } from '../../app/testing/admin-hub.ts';

const DAY = 86_400_000;

let hub: AdminHub;
let client: AdminClient;
let other: AdminClient;
let begin: number;

beforeAll(async () => {
  hub = await startAdminHub();
  client = new AdminClient(hub.app, (await hub.addWorkspace('w')).token);
  other = client.as((await hub.addWorkspace('x')).token);
  begin = hub.now;
  for (let turn = 0; turn < 12; turn++) {
    await client.call('POST', '/v1/admin/sources', { name: `Shop ${turn % 3}` });
    await client.call('PUT', `/v1/admin/attributes/a${turn}`, { label: 'A', type: 'string' });
    // A clock that was set back does not confuse the pages.
    hub.now += turn === 6 ? -DAY / 2 : DAY;
  }
  await other.call('POST', '/v1/admin/sources', { name: 'Shop 1' });
});
afterAll(() => hub.close());

const names = (rows: readonly Body[]): string[] =>
  rows.map((row) => `${plain(row['action'])} ${plain(row['id'])}`);

describe('the audit log', () => {
  it('shows every change of the workspace once, newest first, in pages of any length', async () => {
    const whole = await client.all('/v1/admin/audit', 200);
    // One row is the hub’s own: the source of what it registers itself.
    expect(whole).toHaveLength(25);
    const times = whole.map((row) => plain(row['timestamp']));
    expect(times).toEqual(times.toSorted().toReversed());
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 30 }), async (limit) => {
        expect(names(await client.all('/v1/admin/audit', limit))).toEqual(names(whole));
      }),
      { numRuns: 10 },
    );
    expect(await other.all('/v1/admin/audit', 200)).toHaveLength(2);
  });

  it('is searched by action, who, what and when, all of which must hold', async () => {
    const count = async (query: string): Promise<number> =>
      (await client.all(`/v1/admin/audit?${query}`, 5)).length;
    const day = (number: number): string => new Date(begin + number * DAY).toISOString();
    expect(await count('action=source.add')).toBe(13);
    expect(await count('action=source')).toBe(13);
    expect(await count('action=source.')).toBe(13);
    expect(await count('action=sour')).toBe(0);
    expect(await count('actor=Test')).toBe(24);
    expect(await count('actor=Nobody')).toBe(0);
    expect(await count('target=Shop%201')).toBe(4);
    expect(await count('target=Shop%201&action=attribute')).toBe(0);
    expect(await count(`from=${day(1)}&to=${day(3)}`)).toBe(4);
    expect(await count(`from=${day(3)}&to=${day(1)}`)).toBe(0);
    expect(await count(`to=${day(0)}`)).toBe(0);
    expect((await client.call('GET', '/v1/admin/audit?cursor=abc')).status).toBe(400);
    expect((await client.call('GET', '/v1/admin/audit?from=yesterday')).status).toBe(400);
  });

  it('finds what is rare among very many, a bounded piece at a time', async () => {
    const insert = hub.database.prepare(
      `INSERT INTO audit (workspace, at, actor_kind, actor_name, action, target_kind, target_name)
       SELECT 1, ?1 + value, 'hub', 'x', 'x.x', 'x', 'x' FROM generate_series`.replace(
        'generate_series',
        '(WITH RECURSIVE n(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n WHERE value < 60000) SELECT value FROM n)',
      ),
    );
    insert.run(hub.now);
    const first = await client.call('GET', '/v1/admin/audit?action=source.add');
    expect(first.body['data']).toEqual([]);
    expect(first.body['next']).not.toBeNull();
    expect(await client.all('/v1/admin/audit?action=source.add', 50)).toHaveLength(13);
    hub.database.exec(`DELETE FROM audit WHERE action = 'x.x'`);
  });

  it('is for admins', async () => {
    const { body } = await client.call('POST', '/v1/admin/tokens', { name: 'E', role: 'editor' });
    expect((await client.as(plain(body['token'])).call('GET', '/v1/admin/audit')).status).toBe(403);
  });
});
