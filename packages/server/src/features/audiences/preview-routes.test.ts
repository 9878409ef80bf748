import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AdminClient, plain, type Body } from '../../app/testing/admin-client.ts';
import { startAdminHub, type AdminHub } from '../../app/testing/admin-hub.ts';
import { judgeNow } from '../../app/testing/judge-now.ts';

const PATH = '/v1/admin/audience-previews';

describe('previews of audiences', () => {
  let hub: AdminHub;
  let client: AdminClient;
  let workspace: number;
  let vip: string;

  beforeAll(async () => {
    hub = await startAdminHub();
    const made = await hub.addWorkspace('w');
    workspace = made.id;
    client = new AdminClient(hub.app, made.token);
    const people = Array.from({ length: 1_200 }, (_, index) => ({
      kind: 'identify' as const,
      type: 'identify',
      userId: `u${index}`,
      data: { n: index, name: `Person ${index}`, plan: index % 4 === 0 ? 'gold' : 'none' },
    }));
    const stranger = await hub.addWorkspace('x');
    await hub.register(workspace, people.slice(0, 600));
    await hub.register(stranger.id, people.slice(0, 100));
    await hub.register(workspace, people.slice(600));
    const bought = people.flatMap(({ userId }, index) =>
      Array.from({ length: index % 3 }, () => ({ type: 'Bought', userId, data: { total: index } })),
    );
    await hub.register(workspace, bought);
    const audience = await client.call('POST', '/v1/admin/audiences', {
      name: 'VIP',
      filter: 'FILTER plan = "gold"',
    });
    vip = plain(audience.body['id']);
    await judgeNow(hub);
  });
  afterAll(() => hub.close());

  const start = async (body: object): Promise<Body> => {
    const { status, text, body: answer } = await client.call('POST', PATH, body);
    if (status !== 201) throw new Error(text);
    return answer;
  };
  const done = async (id: string): Promise<Body> => {
    for (;;) {
      const { body } = await client.call('GET', `${PATH}/${id}`);
      if (plain(body['state']) !== 'running') return body;
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  };
  const counted = async (body: object): Promise<Body> => done(plain((await start(body))['id']));

  it('count who would be in it', async () => {
    const began = await start({ filter: 'FILTER plan = "gold"' });
    expect(began).toMatchObject({ state: 'running', total: 1_200 });
    const preview = await done(plain(began['id']));
    expect(preview).toMatchObject({ state: 'done', looked: 1_200, total: 1_200, matching: 300 });
    expect(preview).toMatchObject({ enter: 300, leave: 0 });
    expect(preview['samples']).toHaveLength(10);
    expect(preview['samples']?.[1]).toEqual({ customer_id: 'u4', name: 'Person 4', becomes: 'enters' });
  });

  it('say who would come and go of an audience that there is', async () => {
    expect(await counted({ filter: 'FILTER plan = "gold"', id: vip })).toMatchObject({
      matching: 300,
      enter: 0,
      leave: 0,
    });
    const preview = await counted({
      id: vip,
      rule: {
        kind: 'compare',
        operand: { kind: 'field', path: ['n'] },
        operator: '<',
        value: 100,
      },
    });
    expect(preview).toMatchObject({ matching: 100, enter: 75, leave: 275 });
    const kinds = (preview['samples'] as unknown as Body[]).map(({ becomes }) => plain(becomes));
    expect(Map.groupBy(kinds, (kind) => kind).size).toBe(3);
    expect(kinds).toHaveLength(10);
  });

  it('count events from the beginning, with what is counted already and what is named', async () => {
    expect(await counted({ filter: 'FILTER count(Bought) >= 2' })).toMatchObject({ matching: 400 });
    const both = 'FILTER INCLUDE vip AND sum(Bought.total) >= 1';
    expect(await counted({ filter: both })).toMatchObject({ matching: 200 });
    await client.call('POST', '/v1/admin/audiences', { name: 'Buyers', filter: 'FILTER count(Bought) >= 2' });
    const later = { filter: 'FILTER INCLUDE buyers AND count(Bought) >= 2' };
    // Before anybody was judged by the new rule, and after.
    expect(await counted(later)).toMatchObject({ matching: 400 });
    await judgeNow(hub);
    expect(await counted(later)).toMatchObject({ matching: 400 });
    await hub.register(workspace, [
      { type: 'Bought', userId: 'u0' },
      { type: 'Bought', userId: 'u0' },
    ]);
    expect(await counted(later)).toMatchObject({ matching: 401 });
    // Nobody was written down because of it.
    expect(hub.database.prepare('SELECT count(*) FROM tallies').row()).toEqual([1]);
  });

  it('end when they are not wanted, by another of the same caller, and one day', async () => {
    const first = plain((await start({ filter: 'FILTER *' }))['id']);
    const second = plain((await start({ filter: 'FILTER *' }))['id']);
    expect((await client.call('GET', `${PATH}/${first}`)).status).toBe(404);
    expect((await client.call('DELETE', `${PATH}/${second}`)).status).toBe(204);
    expect((await client.call('GET', `${PATH}/${second}`)).status).toBe(404);
    expect((await client.call('DELETE', `${PATH}/${second}`)).status).toBe(404);
    const third = plain((await counted({ filter: 'FILTER *' }))['id']);
    hub.now += 9 * 60_000;
    expect((await client.call('GET', `${PATH}/${third}`)).status).toBe(200);
    hub.now += 60_000;
    expect((await client.call('GET', `${PATH}/${third}`)).status).toBe(404);
  });

  it('are of rules that can be judged, for audiences that there are', async () => {
    for (const body of [{}, { filter: 'FILTER (' }, { filter: 'FILTER INCLUDE nobody' }])
      expect((await client.call('POST', PATH, body)).status).toBe(422);
    const nobody = { filter: 'FILTER *', id: '0'.repeat(32) };
    expect((await client.call('POST', PATH, nobody)).status).toBe(404);
    expect((await client.call('POST', PATH, { filter: 'FILTER INCLUDE vip', id: vip })).status).toBe(422);
  });
});
