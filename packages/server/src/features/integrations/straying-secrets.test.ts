import { customKind } from '@causeway/core/custom/kind';
import { insiderKind } from '@causeway/core/insider/kind';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AdminClient, plain } from '../../app/testing/admin-client.ts';
import { startAdminHub, type AdminHub } from '../../app/testing/admin-hub.ts';
import { strayingSecrets } from './straying-secrets.ts';

describe('secrets and the host they were entered for', () => {
  const url = (text: string) => ({ url: text });
  const all = ['headers', 'signing_secret'];

  it('stray with scheme, host and port, and with nothing else', () => {
    const stray = (before: string, after: string) =>
      strayingSecrets(customKind, url(before), url(after), all);
    expect(stray('https://a.example/x', 'https://a.example:443/y?z')).toEqual([]);
    expect(stray('https://A.example/x', 'https://a.example/x')).toEqual([]);
    for (const after of [
      'https://b.example/x',
      'http://a.example/x',
      'https://a.example:8443/x',
      'https://a.example.evil/x',
    ])
      expect(stray('https://a.example/x', after), `for ${after}`).toEqual(all);
    expect(strayingSecrets(customKind, url('https://a.example'), url('https://b.example'), [])).toEqual([]);
  });

  it('are only those that go out', () => {
    const at = (baseUrl: string) => ({ partnerName: 'shop', baseUrl });
    const before = at('https://unification.useinsider.com');
    const after = at('https://evil.example');
    expect(strayingSecrets(insiderKind, before, after, ['api_key', 'inbound_header'])).toEqual(['api_key']);
  });
});

describe('changing the address of an integration', () => {
  let hub: AdminHub;
  let client: AdminClient;
  let path: string;

  beforeAll(async () => {
    hub = await startAdminHub({ kinds: [customKind] });
  });
  afterAll(() => hub.close());
  beforeEach(async () => {
    client = new AdminClient(hub.app, (await hub.addWorkspace(crypto.randomUUID())).token);
    const made = await client.call('POST', '/v1/admin/integrations', {
      kind: 'custom',
      name: 'API',
      settings: { url: 'https://api.example/a' },
      secrets: { headers: 'Authorization: Bearer old-token', signing_secret: 'plain' },
    });
    path = `/v1/admin/integrations/${plain(made.body['id'])}`;
  });

  const moved = { settings: { url: 'https://other.example/a' } };

  it('asks for the secrets again, and names them', async () => {
    const reply = await client.call('PATCH', path, moved);
    expect(reply).toMatchObject({
      status: 422,
      body: {
        errors: [
          { pointer: '/secrets/headers', code: 'secret_again' },
          { pointer: '/secrets/signing_secret', code: 'secret_again' },
        ],
      },
    });
    expect((await client.call('GET', path)).body['settings']).toMatchObject({ url: 'https://api.example/a' });
    expect(
      (await client.call('PATCH', path, { ...moved, secrets: { headers: 'A: b' } })).body['errors'],
    ).toMatchObject([{ pointer: '/secrets/signing_secret' }]);
  });

  it('goes through with them entered again or taken away, and the old ones never leave for the new host', async () => {
    const secrets = { headers: 'X-Key: new-token', signing_secret: null };
    const reply = await client.call('PATCH', path, { ...moved, secrets });
    expect(reply.body['secrets']).toEqual({ headers: { set: true }, signing_secret: { set: false } });
    const { body: audit } = await client.call('GET', '/v1/admin/audit?action=integration.change');
    expect(audit['data']?.[0]?.['after']).toMatchObject({
      secrets: { headers: 'changed', signing_secret: 'removed' },
    });
    await client.call('POST', `${path}/test`);
    expect(hub.sent.at(-1)).toMatchObject({
      url: 'https://other.example/a',
      headers: { 'x-key': 'new-token' },
    });
    expect(JSON.stringify(hub.sent.at(-1))).not.toContain('old-token');
    expect(hub.sent.at(-1)?.headers).not.toHaveProperty('webhook-signature');
  });

  it('leaves them alone while the host stays', async () => {
    expect((await client.call('PATCH', path, { settings: { url: 'https://api.example/b' } })).status).toBe(
      200,
    );
    await client.call('POST', `${path}/test`);
    expect(hub.sent.at(-1)?.headers).toMatchObject({
      authorization: 'Bearer old-token',
      'webhook-id': expect.stringMatching(/^msg_/) as string,
      'webhook-signature': expect.stringMatching(/^v1,/) as string,
    });
  });

  it('cannot take away what the kind cannot do without', async () => {
    const made = await client.call('POST', '/v1/admin/integrations', {
      kind: 'fake',
      name: 'Fake',
      secrets: { token: 'x' },
    });
    const reply = await client.call('PATCH', `/v1/admin/integrations/${plain(made.body['id'])}`, {
      secrets: { token: null },
    });
    expect(reply.body['errors']).toMatchObject([{ pointer: '/secrets/token', code: 'secret_missing' }]);
  });
});
