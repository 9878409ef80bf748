import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AdminClient, plain, type Reply } from '../../app/testing/admin-client.ts';
import { startAdminHub, type AdminHub } from '../../app/testing/admin-hub.ts';

describe('a preview of an event that came in', () => {
  let hub: AdminHub;
  let client: AdminClient;
  let path: string;

  beforeAll(async () => {
    hub = await startAdminHub();
    const mine = await hub.addWorkspace('mine');
    const theirs = await hub.addWorkspace('theirs');
    client = new AdminClient(hub.app, mine.token);
    const installed = await client.call('POST', '/v1/admin/integrations', {
      kind: 'fake',
      name: 'Main',
      secrets: { token: 'x' },
    });
    path = `/v1/admin/integrations/${plain(installed.body['id'])}/preview`;
    await hub.register(mine.id, [
      { kind: 'identify', type: 'identify', userId: 'ada', data: { name: 'Ada' } },
      { type: 'Bought', userId: 'ada', data: { total: 5 } },
    ]);
    await hub.deliver(Number(installed.body['id']));
    await hub.register(mine.id, [
      { kind: 'identify', type: 'identify', userId: 'ada', data: { name: 'Ada Lovelace' } },
    ]);
    await hub.register(theirs.id, [{ type: 'Secret', userId: 'eve' }]);
  });
  afterAll(() => hub.close());

  const preview = (body: unknown): Promise<Reply> => client.call('POST', path, body);

  it('takes the customer as they are now, and shows what the destination holds before and after', async () => {
    expect((await preview({ event_id: 2 })).body).toMatchObject({
      routed: true,
      requests: [
        {
          body: {
            users: [
              {
                id: 'ada',
                attributes: { name: 'Ada Lovelace' },
                events: [{ type: 'Bought', data: { total: 5 } }],
              },
            ],
          },
        },
      ],
      before: { identifiers: { uuid: 'ada' }, attributes: { name: 'Ada' }, custom: {} },
      after: { identifiers: { uuid: 'ada' }, attributes: { name: 'Ada Lovelace' }, custom: {} },
    });
  });

  it('has nothing before for somebody made up, and nothing after when nothing is sent', async () => {
    expect((await preview({ customer: {}, event: { type: 'Bought' } })).body).toMatchObject({
      before: null,
      after: { identifiers: { uuid: 'preview' } },
    });
    expect((await preview({ customer_id: 'ada', event: { type: 'Boring' } })).body).toMatchObject({
      before: { identifiers: { uuid: 'ada' } },
      after: null,
    });
    const drafted = await client.call('POST', '/v1/admin/integrations/preview', {
      kind: 'fake',
      settings: {},
      event_id: 2,
    });
    expect(drafted.body).toMatchObject({ routed: true, before: null });
  });

  it("is of this workspace's events only", async () => {
    expect((await preview({ event_id: 4 })).status).toBe(404);
    expect((await preview({ event_id: 99 })).status).toBe(404);
  });

  it.each([
    [{}, '/event'],
    [{ customer: {} }, '/event'],
    [{ event_id: 2, event: { type: 'x' } }, '/event'],
    [{ event_id: 2, customer: {} }, '/customer'],
    [{ event_id: 2, customer_id: 'ada' }, '/customer_id'],
    [{ event: { type: 'x' } }, '/customer_id'],
    [{ event: { type: 'x' }, customer: {}, customer_id: 'ada' }, '/customer'],
  ])('refuses %j and points at %s', async (body, pointer) => {
    const reply = await preview(body);
    expect(reply.status).toBe(422);
    expect(reply.body['errors']).toMatchObject([{ pointer, code: 'choose_one' }]);
  });
});
