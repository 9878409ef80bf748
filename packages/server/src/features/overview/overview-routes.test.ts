import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AdminClient, plain, type Body } from '../../app/testing/admin-client.ts';
import { startAdminHub, type AdminHub } from '../../app/testing/admin-hub.ts';

describe('the overview', () => {
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

  const install = async (): Promise<number> => {
    const made = await client.call('POST', '/v1/admin/integrations', {
      kind: 'fake',
      name: 'Main',
      secrets: { token: 'x' },
    });
    return Number(made.body['id']);
  };
  const source = async (): Promise<number> =>
    Number((await client.call('POST', '/v1/admin/sources', { name: 'Shop' })).body['id']);
  const look = async (query = ''): Promise<Body> =>
    (await client.call('GET', `/v1/admin/overview${query}`)).body;
  const codes = (overview: Body): unknown[] =>
    (overview['attention'] as unknown as Body[]).map(({ code }) => code);

  it('says how to begin', async () => {
    const overview = await look();
    expect(codes(overview)).toEqual(['no_integration', 'no_event_yet']);
    expect(overview).toMatchObject({
      step_seconds: 60,
      integrations: [],
      to: new Date(hub.now).toISOString(),
    });
    expect(overview['accepted']).toHaveLength(60);
  });

  it('counts what came in and how it ended, with the minute that runs now', async () => {
    const integration = await install();
    const shop = await source();
    await hub.register(
      workspace,
      [{ userId: 'a' }, { userId: 'b', messageId: 'same' }, { type: 'Unwanted', userId: 'b' }],
      shop,
    );
    await hub.register(workspace, [{ userId: 'b', messageId: 'same' }], shop);
    const issue = { code: 'no_event', message: 'No.', index: 0, messageId: undefined };
    const receipt = {
      source: shop,
      at: hub.now,
      method: 'POST',
      path: '/v1/track',
      status: 400,
      accepted: 0,
    };
    await hub.receipts.keep([{ ...receipt, issues: [issue, issue], body: '{}' }]);
    await hub.deliver(integration, (_event, type) =>
      type === 'Something' ? undefined : { code: 'no', message: 'No.' },
    );
    hub.now += 60_000;
    await hub.register(workspace, [{ userId: 'a' }], shop);
    await hub.deliver(integration, () => ({ code: 'no', message: 'No.' }));
    const overview = await look('?minutes=5');
    expect(overview).toMatchObject({
      accepted: [0, 0, 0, 3, 1],
      repeated: [0, 0, 0, 1, 0],
      refused: [0, 0, 0, 2, 0],
      delivered: [0, 0, 0, 2, 0],
      skipped: [0, 0, 0, 1, 0],
      buried: [0, 0, 0, 0, 1],
      integrations: [
        { id: integration, state: 'active', delivered: 2, skipped: 1, buried: 1, dead_letters: 1 },
      ],
      attention: [
        {
          code: 'dead_letters',
          count: 1,
          since: new Date(hub.now).toISOString(),
          integration: { name: 'Main' },
        },
        { code: 'events_refused', count: 2, integration: null },
      ],
    });
    hub.now += 120 * 60_000;
    expect(codes(await look())).toEqual(['dead_letters']);
  });

  it('says when an integration is paused, its destination fails, or messages are late', async () => {
    const integration = await install();
    await hub.register(workspace, [{ userId: 'a' }], await source());
    hub.now += 301_000;
    expect(codes(await look())).toEqual(['messages_late']);
    hub.failing.add(integration);
    expect(codes(await look())).toEqual(['destination_failing']);
    await client.call('POST', `/v1/admin/integrations/${plain(integration)}/pause`);
    const overview = await look();
    expect(overview['attention']).toMatchObject([
      {
        code: 'integration_paused',
        level: 'warning',
        message: 'Paused by hand.',
        integration: { id: integration },
      },
    ]);
    expect(overview['integrations']).toMatchObject([{ state: 'paused', oldest_undelivered_seconds: 301 }]);
  });

  it('has wider steps for a longer time, and shows nothing of others', async () => {
    const other = await hub.addWorkspace('x');
    const theirs = new AdminClient(hub.app, other.token);
    const key = await theirs.call('POST', '/v1/admin/sources', { name: 'Theirs' });
    await hub.register(other.id, [{ userId: 'a' }], Number(key.body['id']));
    const overview = await look('?minutes=10080');
    expect(overview['step_seconds']).toBe(28 * 60);
    const accepted = overview['accepted'] as unknown as number[];
    expect(accepted.length).toBeLessThanOrEqual(361);
    expect(accepted.every((count) => count === 0)).toBe(true);
    expect((await client.call('GET', '/v1/admin/overview?minutes=4')).status).toBe(400);
    const sum = (await theirs.call('GET', '/v1/admin/overview?minutes=10080')).body['accepted'] as unknown;
    expect((sum as number[]).at(-1)).toBe(1);
  });
});
