import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AdminClient, plain, type Body } from '../../app/testing/admin-client.ts';
import { startAdminHub, type AdminHub } from '../../app/testing/admin-hub.ts';
import { judgeNow } from '../../app/testing/judge-now.ts';

const DAY = 86_400_000;
const BEGAN = Date.parse('2026-03-01T12:00:00Z');

describe('the audiences of a customer', () => {
  let hub: AdminHub;
  let client: AdminClient;
  let workspace: number;
  const ids = new Map<string, string>();

  const add = async (name: string, filter: string): Promise<void> => {
    const made = await client.call('POST', '/v1/admin/audiences', { name, filter });
    ids.set(name, plain(made.body['id']));
  };
  const bought = (userId: string, total: number) => ({ type: 'Order Completed', userId, data: { total } });

  beforeAll(async () => {
    hub = await startAdminHub();
    hub.now = BEGAN;
    const made = await hub.addWorkspace('w');
    workspace = made.id;
    client = new AdminClient(hub.app, made.token);
    await add('Buyers', 'FILTER count("Order Completed" WITHIN 7d) >= 2');
    await add('Turks', 'FILTER country = "TR"');
    await add('Best', 'FILTER INCLUDE buyers AND (country = "TR" OR NOT EXISTS country)');
    await hub.register(workspace, [
      { kind: 'identify', type: 'identify', userId: 'ada', data: { country: 'TR' } },
      { type: 'Viewed', anonymousId: 'browser' },
      bought('ada', 10),
      bought('ada', 20),
      { kind: 'identify', type: 'identify', userId: 'ada', anonymousId: 'browser', data: {} },
    ]);
  });
  beforeEach(() => {
    hub.now = BEGAN + DAY;
  });
  afterAll(() => hub.close());

  const audiences = async (customer: string): Promise<unknown[]> => {
    const { body } = await client.call('GET', `/v1/admin/customers/${customer}/audiences`);
    return (body['data'] as unknown as Body[]).map(({ name, since, changes_at }) => [
      name,
      since,
      changes_at,
    ]);
  };
  const explain = async (name: string, customer = 'ada'): Promise<Body> => {
    const path = `/v1/admin/customers/${customer}/audiences/${ids.get(name) ?? ''}`;
    return (await client.call('GET', path)).body;
  };

  const AT = '2026-03-01T12:00:00.000Z';
  const TURNS = '2026-03-08T12:00:00.000Z';

  it('are all there are, since when, and until when at least', async () => {
    const expected = [
      ['Best', AT, null],
      ['Buyers', AT, TURNS],
      ['Turks', AT, null],
    ];
    expect(await audiences('ada')).toEqual(expected);
    // By the number of somebody who was merged into them.
    expect(await audiences('anonymous-2')).toEqual(expected);
    expect((await client.call('GET', '/v1/admin/customers/nobody/audiences')).status).toBe(404);
  });

  it('are explained part by part', async () => {
    expect(await explain('Buyers')).toMatchObject({
      audience: { id: ids.get('Buyers'), slug: 'buyers', name: 'Buyers' },
      since: AT,
      changes_at: TURNS,
      explanation: {
        text: 'count(`Order Completed` WITHIN 7d) >= 2',
        kind: 'condition',
        met: true,
        decides: true,
        seen: 2,
        changes_at: TURNS,
        parts: [],
      },
    });
    expect((await explain('Best'))['explanation']).toMatchObject({
      kind: 'and',
      met: true,
      parts: [
        { kind: 'audience', text: 'INCLUDE buyers', met: true, decides: true },
        {
          kind: 'or',
          parts: [
            { kind: 'condition', text: 'country = "TR"', seen: 'TR', met: true, decides: true },
            { kind: 'not', met: false, decides: false },
          ],
        },
      ],
    });
    const unknown = `/v1/admin/customers/ada/audiences/${'0'.repeat(32)}`;
    expect((await client.call('GET', unknown)).status).toBe(404);
  });

  it('are as they would be now, though nobody has looked yet: time has passed', async () => {
    hub.now = BEGAN + 8 * DAY;
    expect(await audiences('ada')).toEqual([
      ['Best', null, null],
      ['Buyers', null, null],
      ['Turks', AT, null],
    ]);
    expect((await explain('Buyers'))['explanation']).toMatchObject({ met: false, seen: 0 });
    // Nothing of it was written.
    expect(hub.database.prepare('SELECT count(*) FROM audience_members').row()).toEqual([3]);
  });

  it('are as they would be now: rules began', async () => {
    await add('Spenders', 'FILTER sum("Order Completed".total) > 25');
    const now = new Date(hub.now).toISOString();
    expect((await audiences('ada'))[2]).toEqual(['Spenders', now, null]);
    expect(await explain('Spenders')).toMatchObject({ since: now, explanation: { met: true, seen: 30 } });
    expect(hub.database.prepare('SELECT count(*) FROM audience_members').row()).toEqual([3]);
    await judgeNow(hub);
    expect((await audiences('ada'))[2]).toEqual(['Spenders', now, null]);
    expect(hub.database.prepare('SELECT count(*) FROM audience_members').row()).toEqual([4]);
  });

  it('are as they would be now: events were counted and not yet written down', async () => {
    await hub.register(workspace, [bought('ada', 5), bought('ada', 5)]);
    expect((await explain('Spenders'))['explanation']).toMatchObject({ met: true, seen: 40 });
    expect((await explain('Buyers'))['explanation']).toMatchObject({
      seen: 4,
      changes_at: '2026-03-09T12:00:00.000Z',
    });
  });

  it('are none of somebody who has left', async () => {
    await hub.register(workspace, [bought('eve', 50)]);
    expect((await audiences('eve'))[2]).toEqual(['Spenders', new Date(hub.now).toISOString(), null]);
    await client.call('POST', '/v1/admin/customers/eve/events', { action: 'opt_in', data: {} });
    await client.call('POST', '/v1/admin/customers/eve/events', { action: 'opt_out', data: {} });
    expect(await audiences('eve')).toEqual([
      ['Best', null, null],
      ['Buyers', null, null],
      ['Spenders', null, null],
      ['Turks', null, null],
    ]);
    await add('Not Turks', 'FILTER NOT country = "TR"');
    expect((await explain('Not Turks', 'eve'))['explanation']).toMatchObject({
      met: false,
      parts: [
        { text: 'status != "opted_out"', seen: 'opted_out', met: false, decides: true },
        { text: 'NOT country = "TR"', met: true, decides: false },
      ],
    });
  });
});
