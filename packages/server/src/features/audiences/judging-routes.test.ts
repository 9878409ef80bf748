import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AdminClient, type Reply } from '../../app/testing/admin-client.ts';
import { startAdminHub, type AdminHub } from '../../app/testing/admin-hub.ts';
import { judgeNow } from '../../app/testing/judge-now.ts';

const PATH = '/v1/admin/judging';

describe('judging everybody', () => {
  let hub: AdminHub;
  let client: AdminClient;
  let workspace: number;

  beforeAll(async () => {
    hub = await startAdminHub();
    const made = await hub.addWorkspace('w');
    workspace = made.id;
    client = new AdminClient(hub.app, made.token);
    await hub.register(
      workspace,
      Array.from({ length: 30 }, (_, index) => ({ type: 'Viewed', userId: `u${index}` })),
    );
  });
  afterAll(() => hub.close());

  const act = (action: string): Promise<Reply> => client.call('POST', `${PATH}/${action}`);
  const members = (): number =>
    Number(hub.database.prepare('SELECT count(*) FROM audience_members').row()?.[0]);

  it('is nothing while there are no audiences', async () => {
    expect((await client.call('GET', PATH)).status).toBe(404);
    for (const action of ['pause', 'resume', 'restart']) expect((await act(action)).status).toBe(404);
    expect((await client.call('GET', '/v1/admin/audiences')).body).toEqual({ data: [], judging: null });
  });

  it('begins with an audience, stops when it is told to, and goes on', async () => {
    await client.call('POST', '/v1/admin/audiences', { name: 'All', filter: 'FILTER *' });
    expect((await client.call('GET', PATH)).body).toMatchObject({ state: 'running', looked: 0, total: 30 });
    expect((await act('pause')).body).toMatchObject({ state: 'paused' });
    expect((await act('pause')).body).toMatchObject({ state: 'paused' });
    await judgeNow(hub);
    expect(members()).toBe(0);
    // Who comes in is judged as ever.
    await hub.register(workspace, [{ type: 'Viewed', userId: 'u1' }]);
    expect(members()).toBe(1);
    expect((await act('resume')).body).toMatchObject({ state: 'running' });
    await judgeNow(hub);
    expect(members()).toBe(30);
    expect((await client.call('GET', PATH)).body).toMatchObject({ state: 'done', looked: 30, total: 30 });
    for (const action of ['pause', 'resume']) expect((await act(action)).status).toBe(404);
  });

  it('begins again when somebody asks for it', async () => {
    expect((await act('restart')).body).toMatchObject({ state: 'running', looked: 0 });
    const list = await client.call('GET', '/v1/admin/audiences');
    expect(list.body['data']).toMatchObject([{ judged: true, members: 30 }]);
    await judgeNow(hub);
    expect((await client.call('GET', PATH)).body).toMatchObject({ state: 'done' });
    expect(members()).toBe(30);
    const audit = await client.call('GET', '/v1/admin/audit?action=judging');
    expect(audit.body['data']).toMatchObject([
      { action: 'judging.restart' },
      { action: 'judging.resume', after: { state: 'running' } },
      { action: 'judging.pause', after: { state: 'paused' } },
    ]);
  });

  it('begins again when dates become what they were not, and in another time zone', async () => {
    const define = (type: string) =>
      client.call('PUT', '/v1/admin/attributes/renewed', { label: 'Renewed', type, tags: [] });
    const state = async (): Promise<unknown> => (await client.call('GET', PATH)).body['state'];
    expect((await define('string')).status).toBeLessThan(300);
    await client.call('POST', '/v1/admin/audiences', {
      name: 'Renewed',
      filter: 'FILTER renewed > 1700000000',
    });
    await judgeNow(hub);
    expect(await state()).toBe('done');
    await define('string');
    await client.call('PATCH', '/v1/admin/workspace', { name: 'Other' });
    expect(await state()).toBe('done');
    await define('datetime');
    expect(await state()).toBe('running');
    await judgeNow(hub);
    await client.call('PATCH', '/v1/admin/workspace', { time_zone: 'Europe/Berlin' });
    expect(await state()).toBe('running');
    await judgeNow(hub);
    expect(await state()).toBe('done');
  });
});
