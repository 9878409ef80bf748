import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AdminClient } from '../../app/testing/admin-client.ts';
import { startAdminHub, type AdminHub } from '../../app/testing/admin-hub.ts';

const PATH = '/v1/admin/workspace';

describe('the workspace', () => {
  let hub: AdminHub;
  let client: AdminClient;
  beforeAll(async () => {
    hub = await startAdminHub();
    client = new AdminClient(hub.app, (await hub.addWorkspace('w')).token);
  });
  afterAll(() => hub.close());

  it('keeps what it is told, and what it was told before', async () => {
    hub.database.exec(`UPDATE workspaces SET settings = '{"later":1}'`);
    expect((await client.call('GET', PATH)).body).toMatchObject({ time_zone: 'UTC', auto_subscribe: false });
    await client.call('PATCH', PATH, { time_zone: 'Europe/Istanbul' });
    const { body } = await client.call('PATCH', PATH, { name: ' Shop ', auto_subscribe: true });
    expect(body).toMatchObject({ name: 'Shop', time_zone: 'Europe/Istanbul', auto_subscribe: true });
    expect((await client.call('GET', PATH)).body).toEqual(body);
    expect(hub.database.prepare('SELECT settings FROM workspaces').row()?.[0]).toContain('"later":1');
    const audit = await client.call('GET', '/v1/admin/audit?action=workspace.change&limit=1');
    expect(audit.body['data']).toMatchObject([
      { before: { name: 'w', auto_subscribe: false }, after: { name: 'Shop', auto_subscribe: true } },
    ]);
  });

  it('refuses a time zone that there is not', async () => {
    expect((await client.call('PATCH', PATH, { time_zone: 'Europe/Atlantis' })).body['errors']).toMatchObject(
      [{ pointer: '/time_zone', code: 'unknown_time_zone' }],
    );
  });
});
