import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AdminClient, plain } from '../../app/testing/admin-client.ts';
import { byTest, startAdminHub, type AdminHub } from '../../app/testing/admin-hub.ts';

describe('customers', () => {
  let hub: AdminHub;
  let client: AdminClient;
  let workspace: number;
  let integration: number;

  beforeAll(async () => {
    hub = await startAdminHub();
    const made = await hub.addWorkspace('w');
    workspace = made.id;
    client = new AdminClient(hub.app, made.token);
    const installed = await client.call('POST', '/v1/admin/integrations', {
      kind: 'fake',
      name: 'Main',
      secrets: { token: 'x' },
    });
    integration = Number(installed.body['id']);
    const source = await client.call('POST', '/v1/admin/sources', { name: 'Shop' });
    const people = Array.from({ length: 25 }, (_, index) => ({
      kind: 'identify' as const,
      type: 'identify',
      userId: `user-${plain(index).padStart(2, '0')}`,
      data: {
        email: index % 10 === 3 ? 'Shared@Example.com' : `p${index}@example.com`,
        name: `Person ${index}`,
      },
    }));
    await hub.register(
      workspace,
      [
        ...people,
        { type: 'Viewed', anonymousId: 'browser-1' },
        { type: 'Viewed', anonymousId: 'browser-2' },
        { kind: 'identify', type: 'identify', userId: 'user-00', anonymousId: 'browser-1', data: {} },
        { type: 'Bought', userId: 'old-id' },
        { kind: 'alias', type: 'alias', userId: 'user-01', previousId: 'old-id' },
        { kind: 'identify', type: 'identify', userId: 'mail@in-id.com', data: { email: 'mail@in-id.com' } },
      ],
      Number(source.body['id']),
    );
    await hub.deliver(integration);
    const stranger = await hub.addWorkspace('x');
    await hub.register(stranger.id, [
      {
        kind: 'identify',
        type: 'identify',
        userId: 'user-00x',
        anonymousId: 'browser-9',
        data: { email: 'p1@example.com' },
      },
    ]);
  });
  afterAll(() => hub.close());

  const found = async (search: string, limit = 200) =>
    (await client.all(`/v1/admin/customers?search=${encodeURIComponent(search)}`, limit)).map(({ id }) =>
      plain(id),
    );

  it('are listed newest first, without those who were merged away or belong to others', async () => {
    const all = await client.all('/v1/admin/customers', 200);
    expect(all.map(({ id }) => plain(id)).slice(0, 2)).toEqual([
      'mail@in-id.com',
      expect.stringMatching(/^anonymous-/),
    ]);
    expect(all).toHaveLength(27);
    for (const limit of [1, 4, 27]) expect(await client.all('/v1/admin/customers', limit)).toEqual(all);
  });

  it('are found by id, by how it begins, by anonymous id and by e-mail address', async () => {
    expect(await found('user-07')).toEqual(['user-07']);
    expect(await found('user-1')).toEqual([
      'user-10',
      'user-11',
      'user-12',
      'user-13',
      'user-14',
      'user-15',
      'user-16',
      'user-17',
      'user-18',
      'user-19',
    ]);
    expect(await found('browser-1')).toEqual(['user-00']);
    expect(await found('shared@example.com')).toEqual(['user-23', 'user-13', 'user-03']);
    expect(await found('mail@in-id.com')).toEqual(['mail@in-id.com']);
    expect(await found('old-id')).toEqual(['user-01']);
    expect(await found('user-00x')).toEqual([]);
    expect(await found('browser-9')).toEqual([]);
    expect(await found('%')).toEqual([]);
  });

  it('are found by a phone number however it is written, and by any external id', async () => {
    await client.call('PUT', '/v1/admin/attributes/card', {
      label: 'Card',
      type: 'string',
      tags: ['external_id'],
    });
    await hub.register(workspace, [
      {
        kind: 'identify',
        type: 'identify',
        userId: 'caller',
        data: { phone: '0532 111 22 33', country: 'TR', card: 'K-17' },
      },
      { kind: 'identify', type: 'identify', userId: 'homely', data: { phone: '0400 123 456' } },
    ]);
    for (const search of ['+905321112233', '+90 (532) 111-22-33', '00905321112233', 'K-17'])
      expect(await found(search), `for ${search}`).toEqual(['caller']);
    // Nothing says in which country this is dialled.
    expect(await found('0532 111 22 33')).toEqual([]);
    expect(await found('0400123456')).toEqual(['homely']);
    await hub.config.addIntegration(
      { workspace, kind: 'other', name: 'Turkey', settings: { defaultCountry: 'TR' }, secrets: {} },
      hub.now,
      byTest,
    );
    expect(await found('0532 111 22 33')).toEqual(['caller']);
    expect(await found('P4@Example.com')).toEqual(['user-04']);
  });

  it('are found the same by small pages', async () => {
    for (const search of ['user-', 'browser-1', 'shared@example.com', 'mail@in-id.com']) {
      for (const limit of [1, 2, 3])
        expect(await found(search, limit), `${search} by ${limit}`).toEqual(await found(search));
    }
  });

  it('are followed to the one they were merged into', async () => {
    expect((await client.call('GET', '/v1/admin/customers/user-01')).body).toMatchObject({
      id: 'user-01',
      name: 'Person 1',
      merged_from: null,
    });
    expect((await client.call('GET', '/v1/admin/customers/old-id')).body).toMatchObject({
      id: 'user-01',
      merged_from: 'old-id',
    });
    const anonymous = (await client.call('GET', '/v1/admin/customers?search=browser-2')).body['data']?.[0];
    expect(anonymous).toMatchObject({ anonymous: true, name: null, anonymous_ids: ['browser-2'] });
    expect((await client.call('GET', `/v1/admin/customers/${plain(anonymous?.['id'])}`)).body).toMatchObject({
      anonymous: true,
      merged_from: null,
    });
    const key = hub.database
      .prepare("SELECT key FROM customers WHERE status = 'merged' AND id LIKE 'anonymous-%'")
      .row()?.[0];
    expect((await client.call('GET', `/v1/admin/customers/anonymous-${plain(key)}`)).body).toMatchObject({
      id: 'user-00',
      merged_from: `anonymous-${plain(key)}`,
    });
    const theirs = hub.database.prepare("SELECT key FROM customers WHERE id = 'user-00x'").row()?.[0];
    expect((await client.call('GET', `/v1/admin/customers/anonymous-${plain(theirs)}`)).status).toBe(404);
  });

  it('show what they did, what became of it, and what the destination holds', async () => {
    const events = await client.all('/v1/admin/customers/user-01/events', 1);
    expect(events.map(({ type }) => plain(type))).toEqual(['alias', 'Bought', 'identify']);
    expect(events[1]).toMatchObject({
      source: { name: 'Shop' },
      data: {},
      message_id: expect.stringMatching(/^m/) as string,
    });
    expect(await client.all('/v1/admin/customers/user-01/events?type=Bought', 5)).toHaveLength(1);
    const outcomes = await client.all('/v1/admin/customers/user-01/outcomes', 1);
    expect(outcomes).toHaveLength(3);
    expect(outcomes[0]).toMatchObject({
      integration: { id: integration, name: 'Main' },
      outcome: 'delivered',
      identifier: 'dlv_1',
    });
    expect((await client.call('GET', '/v1/admin/customers/user-05/shadows')).body['data']).toEqual([
      {
        integration: { id: integration, name: 'Main' },
        identifiers: { uuid: 'user-05' },
        attributes: { name: 'Person 5' },
        custom: {},
        refused: {},
      },
    ]);
  });

  it('may have ids that look like anything', async () => {
    for (const id of ['a/b', 'ü 100%', '../x', 'é'.repeat(300), '"><img>', "'; DROP TABLE customers"]) {
      await hub.register(workspace, [{ kind: 'identify', type: 'identify', userId: id, data: {} }]);
      expect((await client.call('GET', `/v1/admin/customers/${encodeURIComponent(id)}`)).body).toMatchObject({
        id,
      });
      expect(await found(id)).toEqual([id]);
    }
  });
});
