import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AdminClient, type Body } from '../../app/testing/admin-client.ts';
import { startAdminHub, type AdminHub } from '../../app/testing/admin-hub.ts';

describe('an event that is added by hand', () => {
  let hub: AdminHub;
  let client: AdminClient;

  beforeEach(async () => {
    hub = await startAdminHub();
    const { id, token } = await hub.addWorkspace('w');
    client = new AdminClient(hub.app, token);
    await hub.register(id, [{ userId: 'ada' }]);
  });
  afterEach(() => hub.close());

  const add = (body: object) => client.call('POST', '/v1/admin/customers/ada/events', body);
  const noted = async (): Promise<Body | undefined> =>
    (await client.call('GET', '/v1/admin/audit?action=event.add')).body['data'];

  it('is in the audit, with who did it and what it moved', async () => {
    const { body } = await add({
      action: 'point_add',
      data: { points: 5, reason: 'for her patience' },
      dry: false,
    });
    expect(await noted()).toMatchObject([
      {
        actor: { kind: 'token', name: 'Test' },
        target: { kind: 'customer', id: 'ada', name: 'ada' },
        before: null,
        after: { event_id: body['event_id'], action: 'point_add', points: 5 },
      },
    ]);
    expect(JSON.stringify(await noted())).not.toContain('patience');
  });

  it('leaves nothing there when it was only looked at, or refused', async () => {
    await add({ action: 'point_add', data: { points: 5 }, dry: true });
    await add({ action: 'point_spend', data: { points: 5 }, dry: false });
    expect(await noted()).toEqual([]);
  });
});
