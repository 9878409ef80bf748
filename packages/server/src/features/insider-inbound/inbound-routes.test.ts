import { afterEach, beforeEach, expect, test } from 'vitest';
import { keyHash } from '../../adapters/crypto/keys.ts';
import { AdminClient } from '../../app/testing/admin-client.ts';
import { byTest, startAdminHub, type AdminHub } from '../../app/testing/admin-hub.ts';

let hub: AdminHub;
let client: AdminClient;
let workspace: number;
let path: string;
beforeEach(async () => {
  hub = await startAdminHub({ publicUrl: new URL('https://hub.example.com') });
  const added = await hub.addWorkspace('w');
  workspace = added.id;
  client = new AdminClient(hub.app, added.token);
  const integration = await add('insider');
  path = `/v1/admin/integrations/${integration}/inbound`;
});
afterEach(() => hub.close());

async function add(kind: string): Promise<number> {
  const draft = { workspace, kind, name: kind, settings: {}, secrets: {} };
  return (await hub.config.addIntegration(draft, hub.now, byTest)).id;
}

test('before the first key the addresses are known, and nothing has come', async () => {
  expect((await client.call('GET', path)).body).toEqual({
    profile_url: 'https://hub.example.com/v1/webhook/insider/profile',
    event_url: 'https://hub.example.com/v1/webhook/insider/event',
    key_prefix: null,
    key_created_at: null,
    last_request_at: null,
    last_status: null,
  });
});

test('a key is shown once, and the one before stops working in the same moment', async () => {
  const first = (await client.call('POST', `${path}/key`)).body as unknown as Record<string, string>;
  expect(first).toEqual({
    key: expect.stringMatching(/^cwi_/),
    key_prefix: first['key']?.slice(0, 10),
    profile_url: `https://hub.example.com/v1/webhook/insider/profile?api_key=${first['key']}`,
    event_url: `https://hub.example.com/v1/webhook/insider/event?api_key=${first['key']}`,
  });
  const source = await hub.config.findSource(keyHash(first['key'] ?? ''));
  expect(source).toMatchObject({
    kind: 'insider',
    owner: path.slice(10, -8).replace('integrations/', 'integration:'),
  });
  hub.now += 1_000;
  const second = (await client.call('POST', `${path}/key`)).body as unknown as Record<string, string>;
  expect(await hub.config.findSource(keyHash(first['key'] ?? ''))).toBeUndefined();
  expect(await hub.config.findSource(keyHash(second['key'] ?? ''))).toMatchObject({ id: source?.id });
  const shown = (await client.call('GET', path)).body;
  expect(shown).toMatchObject({
    key_prefix: second['key_prefix'],
    key_created_at: new Date(hub.now).toISOString(),
  });
  expect(JSON.stringify(shown)).not.toContain(second['key']);
  expect(hub.configured.count).toBe(2);
  const audit = JSON.stringify((await client.call('GET', '/v1/admin/audit')).body);
  expect(audit).toContain('integration.renew_key');
  for (const { key = '' } of [first, second]) expect(audit).not.toContain(key);
});

test('only integrations that have an inbound side, and only one’s own', async () => {
  const other = await add('fake');
  for (const id of [other, 999])
    for (const [method, at] of [
      ['GET', `/v1/admin/integrations/${id}/inbound`],
      ['POST', `/v1/admin/integrations/${id}/inbound/key`],
    ] as const)
      expect((await client.call(method, at)).status).toBe(404);
  const { token } = await hub.addWorkspace('two');
  expect((await new AdminClient(hub.app, token).call('POST', `${path}/key`)).status).toBe(404);
});
