import { customKind } from '@causeway/core/custom/kind';
import { insiderKind } from '@causeway/core/insider/kind';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AdminClient, plain, type Body } from '../../app/testing/admin-client.ts';
import { startAdminHub, type AdminHub } from '../../app/testing/admin-hub.ts';
import { addTokenOf } from '../../app/testing/people.ts';

let hub: AdminHub;
let client: AdminClient;
let workspace: number;
let path: string;

beforeAll(async () => {
  hub = await startAdminHub({ kinds: [insiderKind, customKind] });
});
afterAll(() => hub.close());
beforeEach(async () => {
  const made = await hub.addWorkspace(crypto.randomUUID());
  workspace = made.id;
  client = new AdminClient(hub.app, made.token);
  path = await add('custom', { url: 'https://api.example/a' }, { headers: 'Authorization: Bearer canary' });
});

const add = async (kind: string, settings: object, secrets: object = {}, name = 'API'): Promise<string> => {
  const { body } = await client.call('POST', '/v1/admin/integrations', { kind, name, settings, secrets });
  return `/v1/admin/integrations/${plain(body['id'])}`;
};
const change = async (body: object) => client.call('PATCH', path, body);
const restore = async (revision: number, body: object = {}, headers: Record<string, string> = {}) =>
  client.call('POST', `${path}/revisions/${revision}/restore`, body, headers);
const list = async (limit = 50): Promise<Body[]> => client.all(`${path}/revisions`, limit);

describe('the revisions of an integration', () => {
  it('are listed newest first, each with what it changed, who made it, when and why', async () => {
    hub.now += 1_000;
    await change({
      name: 'Api',
      settings: { concurrency: 2 },
      requires: ['analytics'],
      summary: 'Less at once',
    });
    const [newest, first] = await list();
    expect(newest).toEqual({
      revision: 2,
      name: 'Api',
      settings: { ...(first?.['settings'] as object), concurrency: 2 },
      requires: ['analytics'],
      delivery_mode: 'server_side',
      summary: 'Less at once',
      by: expect.any(String),
      at: new Date(hub.now).toISOString(),
      restored: null,
      changes: [
        { path: 'name', before: 'API', after: 'Api' },
        { path: 'settings.concurrency', before: expect.any(Number), after: 2 },
        { path: 'requires[0]', before: null, after: 'analytics' },
      ],
    });
    expect(newest?.['by']).not.toEqual('');
    expect(first).toMatchObject({ revision: 1, requires: [], changes: [] });
  });

  it('keep of secrets only which were written', async () => {
    await change({ secrets: { headers: 'Authorization: Bearer canary-2', signing_secret: 'canary-3' } });
    await change({ secrets: { signing_secret: null } });
    expect((await list()).map(({ changes }) => changes)).toEqual([
      [{ path: 'secrets.signing_secret', before: null, after: 'removed' }],
      [
        { path: 'secrets.headers', before: null, after: 'changed' },
        { path: 'secrets.signing_secret', before: null, after: 'changed' },
      ],
      [],
    ]);
    expect(JSON.stringify(await list())).not.toContain('canary');
    expect(JSON.stringify(hub.database.prepare('SELECT * FROM integration_revisions').rows())).not.toContain(
      'canary',
    );
  });

  it('are not made by pausing, by resuming, or by a change that changes nothing', async () => {
    await client.call('POST', `${path}/pause`);
    await client.call('POST', `${path}/resume`);
    await change({ settings: { url: 'https://api.example/a' } });
    await change({ settings: { concurrency: 3 } });
    expect((await list()).map(({ revision }) => revision)).toEqual([5, 1]);
    expect((await client.call('GET', path)).body['revision']).toBe(5);
  });

  it('come in pages, whose last one is held against the one before it', async () => {
    for (const concurrency of [2, 3, 4, 5]) await change({ settings: { concurrency } });
    const whole = await list();
    expect(whole).toHaveLength(5);
    for (const limit of [1, 2, 5]) expect(await list(limit)).toEqual(whole);
    expect((await client.call('GET', `${path}/revisions?cursor=abc`)).status).toBe(400);
  });

  it('are gone for others, and with the integration', async () => {
    const other = client.as((await hub.addWorkspace(crypto.randomUUID())).token);
    expect((await other.call('GET', `${path}/revisions`)).status).toBe(404);
    expect((await other.call('POST', `${path}/revisions/1/restore`, {})).status).toBe(404);
    await client.call('DELETE', path);
    expect((await client.call('GET', `${path}/revisions`)).status).toBe(404);
  });
});

describe('restoring', () => {
  it('brings name, settings and purposes back as a new revision, and leaves secrets and state alone', async () => {
    const before = (await client.call('GET', path)).body;
    await change({ name: 'Api', settings: { concurrency: 2 }, requires: ['analytics'] });
    await client.call('POST', `${path}/pause`);
    const configured = hub.configured.count;
    const reply = await restore(1, { summary: 'It was better' });
    expect(reply.headers['etag']).toBe('"4"');
    expect(reply.body).toMatchObject({
      name: before['name'],
      settings: before['settings'],
      requires: [],
      revision: 4,
      state: 'paused',
      secrets: { headers: { set: true } },
    });
    expect(hub.configured.count).toBe(configured + 1);
    const [newest] = await list();
    expect(newest).toMatchObject({ revision: 4, restored: 1, summary: 'It was better', name: 'API' });
    expect(newest?.['changes']).toMatchObject([
      { path: 'name', before: 'Api', after: 'API' },
      { path: 'settings.concurrency', before: 2 },
      { path: 'requires[0]', before: 'analytics', after: null },
    ]);
    const row = hub.database.prepare('SELECT action FROM audit ORDER BY id DESC LIMIT 1').row();
    expect(row).toEqual(['integration.restore']);
  });

  it('returns what nobody had chosen to what the kind asks for', async () => {
    path = await add('insider', { partnerName: 'myco' }, { api_key: 'k' }, 'Insider');
    await change({ requires: [] });
    expect((await client.call('GET', path)).body['requires']).toEqual([]);
    expect((await restore(1)).body['requires']).toEqual(['marketing']);
    expect((await list()).map(({ requires }) => requires)).toEqual([['marketing'], [], ['marketing']]);
  });

  it('heeds If-Match, and knows which revisions there are', async () => {
    await change({ settings: { concurrency: 2 } });
    expect((await restore(1, {}, { 'if-match': '"1"' })).status).toBe(412);
    expect((await restore(7)).body).toMatchObject({
      status: 404,
      detail: expect.stringContaining('revision'),
    });
    expect((await restore(1, {}, { 'if-match': '"2"' })).status).toBe(200);
  });

  it('takes no name that another has by now', async () => {
    await change({ name: 'Second' });
    await add('custom', { url: 'https://api.example/b' }, {}, 'API');
    expect((await restore(1)).body).toMatchObject({ status: 409, type: 'urn:causeway:problem:name_taken' });
  });

  it('shows no secret to a host that it was not entered for', async () => {
    await change({ settings: { url: 'https://other.example/a' }, secrets: { headers: 'X-Key: canary-new' } });
    expect((await restore(1)).body).toMatchObject({
      status: 422,
      errors: [
        {
          pointer: '/secrets/headers',
          code: 'secret_again',
          hint: expect.stringContaining('no secrets back'),
        },
      ],
    });
    await change({ secrets: { headers: null } });
    expect((await restore(1)).status).toBe(200);
  });

  it('names a template that is gone', async () => {
    const made = await client.call('POST', '/v1/admin/templates', { name: 'T', source: '{ a: 1 }' });
    const template = plain(made.body['id']);
    await change({ settings: { body: { format: 'template', template, config: {} } } });
    await change({ settings: { body: { format: 'event', template: null, config: null } } });
    await client.call('DELETE', `/v1/admin/templates/${template}`);
    expect((await restore(2)).body['errors']).toMatchObject([
      {
        pointer: '/settings/body/template',
        code: 'template_unknown',
        message: expect.stringContaining(template),
      },
    ]);
    expect(await list()).toHaveLength(3);
  });

  it('uses an authorization only where that may go by now', async () => {
    const made = await client.call('POST', '/v1/admin/authorizations', {
      label: 'Shared',
      method: 'headers',
      hosts: ['api.example'],
      secrets: { headers: 'X-Key: canary' },
    });
    const authorization = plain(made.body['id']);
    await change({ settings: { authorization } });
    await change({ settings: { authorization: null } });
    const editor = client.as(await addTokenOf(hub, workspace, 'editor'));
    const again = async () => editor.call('POST', `${path}/revisions/2/restore`, {});
    expect((await again()).body).toMatchObject({ settings: { authorization } });
    await change({ settings: { authorization: null } });
    const hosts = { hosts: ['other.example'], secrets: { headers: 'X-Key: canary' } };
    expect((await client.call('PATCH', `/v1/admin/authorizations/${authorization}`, hosts)).status).toBe(200);
    expect((await again()).body).toMatchObject({
      status: 422,
      errors: [{ pointer: '/settings/authorization' }],
    });
    await client.call('DELETE', `/v1/admin/authorizations/${authorization}`);
    expect((await again()).body['errors']).toMatchObject([{ code: 'authorization_unknown' }]);
  });
});
