import { customKind } from '@causeway/core/custom/kind';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AdminClient, plain, type Reply } from '../../app/testing/admin-client.ts';
import { startAdminHub, type AdminHub } from '../../app/testing/admin-hub.ts';
import { addTokenOf } from '../../app/testing/people.ts';

const PATH = '/v1/admin/authorizations';
const OAUTH = {
  method: 'oauth2_client_credentials',
  settings: { tokenEndpoint: 'https://login.example/token', clientId: 'shop' },
  secrets: { client_secret: 'top-secret-1' },
};
const HEADERS = {
  method: 'headers',
  secrets: { headers: 'X-Key: secret-value-1', parameters: 'k=secret-value-2' },
};

let hub: AdminHub;
let client: AdminClient;
let editor: AdminClient;
let foreign: AdminClient;

beforeAll(async () => {
  hub = await startAdminHub({ kinds: [customKind] });
});
afterAll(() => hub.close());
beforeEach(async () => {
  const { id, token } = await hub.addWorkspace(crypto.randomUUID());
  client = new AdminClient(hub.app, token);
  editor = client.as(await addTokenOf(hub, id, 'editor'));
  foreign = client.as((await hub.addWorkspace(crypto.randomUUID())).token);
  hub.sent.length = 0;
});

const add = async (words: object, label: string = crypto.randomUUID()): Promise<string> => {
  const { status, body } = await client.call('POST', PATH, { label, ...words });
  expect(status).toBe(201);
  return plain(body['id']);
};
const install = (by: AdminClient, authorization: string | null, url = 'https://api.example/events') =>
  by.call('POST', '/v1/admin/integrations', {
    kind: 'custom',
    name: crypto.randomUUID(),
    settings: { url, authorization },
  });
const faults = ({ body }: Reply): string[] =>
  (body['errors'] as unknown as { pointer: string; code: string }[]).map(
    ({ pointer, code }) => `${pointer} ${code}`,
  );

describe('keeping authorizations', () => {
  it('shows everything but the secrets, and writes down which of them were set', async () => {
    const id = await add({ ...HEADERS, description: 'What for', hosts: ['API.example'] }, 'Shop');
    const { body, text } = await client.call('GET', `${PATH}/${id}`);
    expect(body).toMatchObject({
      id,
      label: 'Shop',
      description: 'What for',
      method: 'headers',
      settings: {},
      hosts: ['https://api.example'],
      secrets: { headers: { set: true }, parameters: { set: true } },
      used_by: [],
      revision: 1,
    });
    await client.call('PATCH', `${PATH}/${id}`, { secrets: { parameters: null, headers: 'A: b-c-d-e-f' } });
    const { body: audit, text: log } = await client.call('GET', '/v1/admin/audit?action=authorization');
    expect(audit['data']).toMatchObject([
      {
        action: 'authorization.change',
        target: { kind: 'authorization', name: 'Shop' },
        after: { secrets: { parameters: 'removed', headers: 'changed' } },
      },
      { action: 'authorization.add', after: { secrets: { parameters: 'changed', headers: 'changed' } } },
    ]);
    expect(text + log).not.toContain('secret-value');
    expect((await client.call('GET', `${PATH}/${id}`)).body['secrets']).toEqual({
      headers: { set: true },
      parameters: { set: false },
    });
    expect((await foreign.call('GET', PATH)).body['data']).toEqual([]);
  });

  it('names every fault', async () => {
    const refused = async (words: object) =>
      faults(await client.call('POST', PATH, { label: 'X', method: 'headers', ...words }));
    expect(await refused({})).toEqual(['/secrets/headers secret_missing']);
    expect(await refused({ secrets: { client_secret: 'x', headers: 'x' } })).toEqual([
      '/secrets/client_secret unknown_secret',
      '/secrets/headers secret_invalid',
    ]);
    expect(await refused({ secrets: { parameters: 'k=v' }, hosts: ['a.example', 'a.example/b'] })).toEqual([
      '/hosts/1 setting_invalid',
    ]);
    expect(await refused({ ...OAUTH, settings: { tokenEndpoint: 'x', scopes: 'a' } })).toEqual([
      '/settings/scopes setting_unknown',
      '/settings/tokenEndpoint setting_invalid',
      '/settings/clientId setting_missing',
    ]);
    expect(await refused({ ...OAUTH, secrets: {} })).toEqual(['/secrets/client_secret secret_missing']);
    await add(HEADERS, 'Taken');
    expect((await client.call('POST', PATH, { label: 'Taken', ...HEADERS })).status).toBe(409);
  });

  it('drops what another method has no use for', async () => {
    const id = await add({ ...OAUTH, secrets: { ...OAUTH.secrets, headers: 'A: secret-value' } });
    const changed = await client.call('PATCH', `${PATH}/${id}`, { method: 'headers' });
    expect(changed.body).toMatchObject({
      settings: {},
      secrets: { headers: { set: true }, parameters: { set: false } },
    });
    expect(faults(await client.call('PATCH', `${PATH}/${id}`, { method: OAUTH.method }))).toContain(
      '/settings/tokenEndpoint setting_missing',
    );
    expect(
      faults(await client.call('PATCH', `${PATH}/${id}`, { method: OAUTH.method, settings: OAUTH.settings })),
    ).toEqual(['/secrets/client_secret secret_missing']);
  });

  it('takes a change up at once, and keeps what is in use', async () => {
    const id = await add(HEADERS);
    const made = await install(client, id);
    const integration = `/v1/admin/integrations/${plain(made.body['id'])}`;
    expect((await client.call('GET', `${PATH}/${id}`)).body['used_by']).toMatchObject([
      { name: made.body['name'] },
    ]);
    expect((await client.call('DELETE', `${PATH}/${id}`)).body).toMatchObject({ status: 409 });
    const before = hub.configured.count;
    await client.call('PATCH', `${PATH}/${id}`, { secrets: { headers: 'X-Key: newer' } });
    expect(hub.configured.count).toBe(before + 1);
    const revision = plain((await client.call('GET', `${PATH}/${id}`)).body['revision']);
    await client.call('PATCH', integration, { settings: { authorization: null } });
    expect((await client.call('DELETE', `${PATH}/${id}`, undefined, { 'if-match': '"1"' })).status).toBe(412);
    expect(
      (await client.call('DELETE', `${PATH}/${id}`, undefined, { 'if-match': `"${revision}"` })).status,
    ).toBe(204);
  });
});

describe('an integration with an authorization', () => {
  it('names one of its own workspace', async () => {
    const id = await add(HEADERS);
    for (const other of ['nothing', 'f'.repeat(32)])
      expect(faults(await install(client, other))).toEqual(['/settings/authorization authorization_unknown']);
    expect(faults(await install(foreign, id))).toEqual(['/settings/authorization authorization_unknown']);
  });

  it('is tried with it, and nothing of it is shown', async () => {
    const id = await add(HEADERS);
    const made = await install(client, id, 'https://api.example/events?a=1');
    hub.answers.push({ ...hub.answer, body: '{"got":"secret-value-1 and k=secret-value-2"}' });
    const { body, text } = await editor.call('POST', `/v1/admin/integrations/${plain(made.body['id'])}/test`);
    expect(hub.sent).toMatchObject([
      { url: 'https://api.example/events?a=1&k=secret-value-2', headers: { 'x-key': 'secret-value-1' } },
    ]);
    expect(body).toMatchObject({
      ok: true,
      sent: { url: 'https://api.example/events?a=1' },
      answered: { got: '••• and k=•••' },
    });
    expect(body['sent']?.['headers']).toContainEqual({ name: 'x-key', value: '•••' });
    expect(text).not.toContain('secret-value');
  });

  it('says so when there is no token', async () => {
    const made = await install(client, await add(OAUTH));
    const refusal = '{"error":"invalid_client","error_description":"top-secret-1 is wrong"}';
    hub.answers.push({ ...hub.answer, status: 401, body: refusal });
    const path = `/v1/admin/integrations/${plain(made.body['id'])}/test`;
    const { body, text } = await client.call('POST', path);
    expect(body).toMatchObject({ ok: false, sent: null, issue: { code: 'token_client_refused' } });
    expect(text).not.toContain('top-secret');
    expect(hub.sent).toHaveLength(1);
    hub.answers.push({ ...hub.answer, body: '{"access_token":"token-1","expires_in":60}' });
    expect((await client.call('POST', path)).body).toMatchObject({ ok: true });
    expect(hub.sent.at(-1)).toMatchObject({ headers: { authorization: 'Bearer token-1' } });
  });
});

describe('the hosts that an authorization is sent to', () => {
  it('begin with an admin’s first use, and no editor moves them', async () => {
    const id = await add(HEADERS);
    const own = await install(client, null, 'https://evil.example/x');
    const path = `/v1/admin/integrations/${plain(own.body['id'])}`;
    const use = { settings: { authorization: id } };
    expect(faults(await editor.call('PATCH', path, use))).toEqual([
      '/settings/authorization authorization_unbound',
    ]);
    const made = await install(client, id, 'https://api.example/x');
    expect((await client.call('GET', `${PATH}/${id}`)).body['hosts']).toEqual(['https://api.example']);
    for (const by of [editor, client]) {
      expect(faults(await by.call('PATCH', path, use))).toEqual([
        '/settings/authorization authorization_elsewhere',
      ]);
      const moved = { settings: { url: 'https://evil.example/x' } };
      const moving = await by.call('PATCH', `/v1/admin/integrations/${plain(made.body['id'])}`, moved);
      expect(faults(moving)).toEqual(['/settings/authorization authorization_elsewhere']);
    }
    // On the same host everybody may go on.
    const { status } = await editor.call('PATCH', `/v1/admin/integrations/${plain(made.body['id'])}`, {
      settings: { url: 'https://api.example/y' },
    });
    expect(status).toBe(200);
  });

  it('are widened only by who enters the secrets again', async () => {
    const id = await add({ ...HEADERS, hosts: ['api.example'] });
    const again = ['/secrets/headers secret_again', '/secrets/parameters secret_again'];
    for (const hosts of [['api.example', 'evil.example'], ['http://api.example'], []])
      expect(faults(await client.call('PATCH', `${PATH}/${id}`, { hosts }))).toEqual(again);
    const secrets = { headers: 'X-Key: again', parameters: null };
    const hosts = ['api.example', 'other.example'];
    expect((await client.call('PATCH', `${PATH}/${id}`, { hosts, secrets })).body['hosts']).toEqual([
      'https://api.example',
      'https://other.example',
    ]);
    expect((await client.call('PATCH', `${PATH}/${id}`, { hosts: ['other.example'] })).status).toBe(200);
    expect((await install(client, id, 'https://other.example/x')).status).toBe(201);
    expect(faults(await client.call('PATCH', `${PATH}/${id}`, { hosts: ['a.example'], secrets }))).toEqual([
      '/hosts host_in_use',
    ]);
  });

  it('a client secret stays with its token endpoint', async () => {
    const id = await add(OAUTH);
    const moved = { settings: { tokenEndpoint: 'https://evil.example/token' } };
    expect(faults(await client.call('PATCH', `${PATH}/${id}`, moved))).toEqual([
      '/secrets/client_secret secret_again',
    ]);
    const path = { settings: { tokenEndpoint: 'https://login.example/v2/token', scope: null } };
    expect((await client.call('PATCH', `${PATH}/${id}`, path)).status).toBe(200);
    expect(
      (await client.call('PATCH', `${PATH}/${id}`, { ...moved, ...{ secrets: OAUTH.secrets } })).status,
    ).toBe(200);
  });

  it('nobody but admins change them', async () => {
    const id = await add(HEADERS);
    expect((await editor.call('PATCH', `${PATH}/${id}`, { hosts: ['a.example'] })).status).toBe(403);
    expect((await editor.call('POST', PATH, { label: 'X', ...HEADERS })).status).toBe(403);
    expect((await editor.call('DELETE', `${PATH}/${id}`)).status).toBe(403);
  });
});

describe('fetching a token to see whether it works', () => {
  it('says for how long it is good, and never what it is', async () => {
    const id = await add(OAUTH);
    hub.answers.push({ ...hub.answer, body: '{"access_token":"granted-token","expires_in":3600}' });
    const { body, text } = await editor.call('POST', `${PATH}/${id}/test`);
    expect(body).toMatchObject({ ok: true, status: 200, expires_in: 3600, issue: { code: 'token_granted' } });
    expect(text).not.toContain('granted-token');
    expect(hub.sent).toMatchObject([
      {
        url: 'https://login.example/token',
        headers: { authorization: `Basic ${btoa('shop:top-secret-1')}` },
        body: 'grant_type=client_credentials',
      },
    ]);
  });

  it('explains what came instead', async () => {
    const id = await add(OAUTH);
    const tried = async (status: number, body: string, error?: string) => {
      hub.answers.push({ ...hub.answer, status, body, error });
      return (await editor.call('POST', `${PATH}/${id}/test`)).body;
    };
    expect(await tried(400, '{"error":"invalid_scope"}')).toMatchObject({
      ok: false,
      status: 400,
      issue: { code: 'token_scope_refused' },
    });
    expect(await tried(0, '', 'login.example refused the connection.')).toMatchObject({
      ok: false,
      status: null,
      issue: { message: 'The token endpoint is not available: login.example refused the connection.' },
    });
    expect(await tried(200, '<html>')).toMatchObject({ issue: { code: 'token_endpoint_wrong' } });
    expect((await editor.call('POST', `${PATH}/${await add(HEADERS)}/test`)).body).toMatchObject({
      status: 422,
      errors: [{ code: 'nothing_to_test' }],
    });
  });
});
