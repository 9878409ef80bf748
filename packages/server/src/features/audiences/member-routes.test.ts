import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AdminClient, plain, type Body } from '../../app/testing/admin-client.ts';
import { startAdminHub, type AdminHub } from '../../app/testing/admin-hub.ts';
import { judgeNow } from '../../app/testing/judge-now.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const BEGAN = Date.parse('2026-03-27T10:15:00Z');

describe('who is in an audience', () => {
  let hub: AdminHub;
  let client: AdminClient;
  let workspace: number;
  let path: string;

  const identify = (userId: string, city: string, more: object = {}) => ({
    kind: 'identify' as const,
    type: 'identify',
    userId,
    data: { city, ...more },
  });

  beforeAll(async () => {
    hub = await startAdminHub();
    hub.now = BEGAN;
    const made = await hub.addWorkspace('w');
    workspace = made.id;
    client = new AdminClient(hub.app, made.token);
    await client.call('PATCH', '/v1/admin/workspace', { time_zone: 'Europe/Berlin' });
    const audience = await client.call('POST', '/v1/admin/audiences', {
      name: 'Ankara',
      filter: 'FILTER city = "Ankara"',
    });
    path = `/v1/admin/audiences/${plain(audience.body['id'])}`;
    await hub.register(workspace, [identify('early', 'Ankara', { first_name: 'Ada', last_name: 'L' })]);
    await hub.register(workspace, [
      { type: 'Viewed', anonymousId: 'a', data: {} },
      { kind: 'identify', type: 'identify', anonymousId: 'a', data: { city: 'Ankara' } },
    ]);
    hub.now += 2 * HOUR;
    await hub.register(workspace, [identify('one', 'Ankara'), identify('two', 'Ankara')]);
    await hub.register(workspace, [identify('three', 'Ankara'), identify('early', 'Berlin')]);
    // Beyond the night in which the clocks of Berlin were put forward.
    hub.now = Date.parse('2026-03-29T22:30:00Z');
    await hub.register(workspace, [identify('two', 'Berlin'), identify('late', 'Ankara', { name: 'Late' })]);
    hub.now = Date.parse('2026-03-30T08:00:00Z');
    await judgeNow(hub);
  });
  afterAll(() => hub.close());

  it('are listed with their names, the latest first, page by page', async () => {
    const all = await client.all(`${path}/members`, 2);
    expect(all.map(({ customer_id, name, since }) => [customer_id, name, since])).toEqual([
      ['late', 'Late', '2026-03-29T22:30:00.000Z'],
      ['three', null, '2026-03-27T12:15:00.000Z'],
      ['one', null, '2026-03-27T12:15:00.000Z'],
      [expect.stringContaining('anonymous-'), null, '2026-03-27T10:15:00.000Z'],
    ]);
    expect(all[3]).toMatchObject({ anonymous: true });
    expect((await client.call('GET', path)).body).toMatchObject({ members: 4, judged: true });
    expect((await client.call('GET', `${path}/members?cursor=abc`)).status).toBe(400);
  });

  const history = async (query: string): Promise<Body[]> =>
    (await client.call('GET', `${path}/history?${query}`)).body['data'] as unknown as Body[];

  it('came and went, by days of the time zone', async () => {
    const days = await history('from=2026-03-26T12:00:00Z');
    expect(days.map(({ at, entered, left, members }) => [at, entered, left, members])).toEqual([
      ['2026-03-25T23:00:00.000Z', 0, 0, 0],
      ['2026-03-26T23:00:00.000Z', 5, 1, 4],
      ['2026-03-27T23:00:00.000Z', 0, 0, 4],
      ['2026-03-28T23:00:00.000Z', 0, 0, 4],
      ['2026-03-29T22:00:00.000Z', 1, 1, 4],
    ]);
    expect(await history('')).toHaveLength(31);
    // What came later is reckoned back.
    const first = await history('from=2026-03-27T00:00:00Z&to=2026-03-27T20:00:00Z');
    expect(first).toMatchObject([{ entered: 5, left: 1, members: 4 }]);
  });

  it('came and went, by hours', async () => {
    const hours = await history('by=hour&from=2026-03-27T10:00:00Z&to=2026-03-27T13:00:00Z');
    expect(hours).toMatchObject([
      { at: '2026-03-27T10:00:00.000Z', entered: 2, left: 0, members: 2 },
      { at: '2026-03-27T11:00:00.000Z', entered: 0, left: 0, members: 2 },
      { at: '2026-03-27T12:00:00.000Z', entered: 3, left: 1, members: 4 },
    ]);
    expect(await history('by=hour')).toHaveLength(48);
  });

  it('are not looked up for ever', async () => {
    for (const query of [
      `from=${BEGAN - 500 * DAY}`,
      'by=hour&from=2026-01-01T00:00:00Z',
      'from=2030-01-01T00:00:00Z',
      'from=2026-03-03T00:00:00Z&to=2026-03-02T00:00:00Z',
      'by=minute',
      'from=-271821-04-20T00:00:00Z&to=-271821-04-21T00:00:00Z',
    ])
      expect((await client.call('GET', `${path}/history?${query}`)).status, `for ${query}`).toBe(400);
    expect(await history('to=9999-12-31T00:00:00Z')).toHaveLength(31);
  });
});
