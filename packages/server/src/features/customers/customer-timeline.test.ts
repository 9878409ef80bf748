import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AdminClient, plain } from '../../app/testing/admin-client.ts';
import { startAdminHub, type AdminHub } from '../../app/testing/admin-hub.ts';

describe("a customer's timeline", () => {
  let hub: AdminHub;
  let client: AdminClient;
  let workspace: number;

  beforeEach(async () => {
    hub = await startAdminHub();
    const made = await hub.addWorkspace('w');
    workspace = made.id;
    client = new AdminClient(hub.app, made.token);
  });
  afterEach(() => hub.close());

  const install = async (name: string): Promise<number> => {
    const secrets = { token: 'x' };
    return Number(
      (await client.call('POST', '/v1/admin/integrations', { kind: 'fake', name, secrets })).body['id'],
    );
  };
  const timeline = async (id: string, query = ''): Promise<unknown[][]> =>
    (await client.all(`/v1/admin/customers/${id}/timeline${query}`, 2)).map(({ type, fates }) => [
      plain(type),
      ...(fates as unknown as { integration: { name: string }; state: string; reason: string | null }[]).map(
        (fate) => [fate.integration.name, fate.state, fate.reason],
      ),
    ]);

  it('says of every event how it stands with every integration, newest first', async () => {
    const first = await install('First');
    await hub.register(workspace, [
      { kind: 'identify', type: 'identify', userId: 'ada', data: { name: 'Ada', phone: 'x' } },
      { type: 'Unwanted', userId: 'ada' },
      { type: 'Bought', userId: 'ada' },
    ]);
    await hub.deliver(first, (_event, type) =>
      type === 'Bought' ? { code: 'bad', message: 'No.', hint: 'Mend it.' } : undefined,
    );
    hub.now += 1_000;
    await install('Second');
    await hub.register(workspace, [{ type: 'Later', userId: 'ada' }]);
    expect(await timeline('ada')).toEqual([
      ['Later', ['First', 'waiting', null], ['Second', 'waiting', null]],
      ['Bought', ['First', 'buried', 'bad']],
      ['Unwanted', ['First', 'not_routed', 'no_mapping']],
      ['identify', ['First', 'delivered', null]],
    ]);
    expect(await timeline('ada', '?type=Bought')).toEqual([['Bought', ['First', 'buried', 'bad']]]);
    const page = (await client.call('GET', '/v1/admin/customers/ada/timeline')).body['data'];
    expect(page?.[1]?.['fates']).toMatchObject([
      { identifier: 'dlv_1', status_code: 200, issues: [{ code: 'bad' }, { code: 'phone_invalid' }] },
    ]);
    const log = plain(page?.[1]?.['fates']?.[0]?.['log_id']);
    const entry = await client.call('GET', `/v1/admin/integrations/${first}/outbound-logs/${log}`);
    expect(entry.body).toMatchObject({ event_type: 'Bought', outcome: 'buried' });
  });

  it('follows somebody through a merge', async () => {
    const integration = await install('Main');
    await hub.register(workspace, [
      { type: 'Viewed', anonymousId: 'browser' },
      { kind: 'identify', type: 'identify', userId: 'ada', data: { name: 'Ada' } },
      { type: 'Bought', userId: 'old' },
    ]);
    expect(await timeline('ada')).toHaveLength(1);
    await hub.deliver(integration);
    await hub.register(workspace, [
      { kind: 'identify', type: 'identify', userId: 'ada', anonymousId: 'browser', data: {} },
      { kind: 'alias', type: 'alias', userId: 'ada', previousId: 'old' },
    ]);
    expect(await timeline('old')).toEqual([
      ['alias', ['Main', 'waiting', null]],
      ['identify', ['Main', 'waiting', null]],
      ['Bought', ['Main', 'delivered', null]],
      ['identify', ['Main', 'delivered', null]],
      ['Viewed', ['Main', 'waiting', null]],
    ]);
  });

  it('is of this workspace', async () => {
    await hub.register((await hub.addWorkspace('x')).id, [{ type: 'Viewed', userId: 'eve' }]);
    expect((await client.call('GET', '/v1/admin/customers/eve/timeline')).status).toBe(404);
  });
});
