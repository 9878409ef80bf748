import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AdminClient, type Body, plain } from '../../app/testing/admin-client.ts';
import { startAdminHub, type AdminHub } from '../../app/testing/admin-hub.ts';

describe('access', () => {
  let hub: AdminHub;
  let client: AdminClient;
  beforeAll(async () => {
    hub = await startAdminHub();
    client = new AdminClient(hub.app, (await hub.addWorkspace('w')).token);
  });
  afterAll(() => hub.close());

  it('shows a tracking key once, and stops taking it when it is revoked', async () => {
    const { body } = await client.call('POST', '/v1/admin/sources', { name: '  Shop ' });
    const key = plain(body['key']);
    expect(key).toMatch(/^cwk_/);
    expect(body).toMatchObject({ name: 'Shop', key_prefix: key.slice(0, 10), revoked_at: null });
    expect(plain(body['secret'])).toMatch(/^cws_/);
    expect((await client.call('GET', '/v1/admin/sources')).text).not.toContain(plain(body['secret']));
    expect((await client.call('GET', '/v1/admin/sources')).text).not.toContain(key);
    const path = `/v1/admin/sources/${plain(body['id'])}`;
    const before = hub.configured.count;
    expect((await client.call('DELETE', path)).status).toBe(204);
    expect(hub.configured.count).toBe(before + 1);
    expect((await client.call('DELETE', path)).status).toBe(404);
    expect((await client.call('GET', '/v1/admin/sources')).body['data']).toMatchObject([
      { revoked_at: new Date(hub.now).toISOString() },
    ]);
  });

  it('lets a token revoke others and not itself', async () => {
    const { body } = await client.call('POST', '/v1/admin/tokens', { name: 'CI', role: 'admin' });
    const second = client.as(plain(body['token']));
    expect((await second.call('GET', '/v1/admin/workspace')).body).toMatchObject({
      id: 'public-w',
      name: 'w',
    });
    const tokens = (await second.call('GET', '/v1/admin/tokens')).body['data'] as unknown as readonly Body[];
    expect(tokens.map((token) => token['in_use'])).toEqual([false, true]);
    expect((await second.call('DELETE', `/v1/admin/tokens/${plain(body['id'])}`)).status).toBe(409);
    expect((await client.call('DELETE', `/v1/admin/tokens/${plain(body['id'])}`)).status).toBe(204);
    expect((await second.call('GET', '/v1/admin/workspace')).status).toBe(401);
  });

  it('gives a token no more than whoever makes it has, and the least unless told otherwise', async () => {
    const { body } = await client.call('POST', '/v1/admin/tokens', { name: 'Admin', role: 'admin' });
    const admin = client.as(plain(body['token']));
    const made = await admin.call('POST', '/v1/admin/tokens', { name: 'Reader' });
    expect(made.body['role']).toBe('viewer');
    expect(
      (await admin.call('POST', '/v1/admin/tokens', { name: 'Boss', role: 'owner' })).body,
    ).toMatchObject({
      status: 403,
      type: 'urn:causeway:problem:above_own_role',
    });
    const reader = client.as(plain(made.body['token']));
    expect((await reader.call('GET', '/v1/admin/workspace')).status).toBe(200);
    expect((await reader.call('GET', '/v1/admin/tokens')).status).toBe(403);
  });
});
