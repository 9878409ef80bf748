import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AdminClient, plain, type Body } from '../../app/testing/admin-client.ts';
import { startAdminHub, type AdminHub } from '../../app/testing/admin-hub.ts';
import { addTokenOf } from '../../app/testing/people.ts';
import { startRawServer, type RawServer } from '../../app/testing/raw-server.ts';

let hub: AdminHub;
let server: RawServer;
let token: string;
let workspace: number;

beforeAll(async () => {
  hub = await startAdminHub();
  server = await startRawServer([hub.v2]);
});
afterAll(async () => {
  await server.close();
  await hub.close();
});
beforeEach(async () => {
  ({ id: workspace, token } = await hub.addWorkspace(crypto.randomUUID()));
});

/** Every answer is the envelope, and none of them tells a secret. */
async function ask(method: string, path: string, body?: unknown, key = token): Promise<Body> {
  const { status, text } = await server.send(path, {
    method,
    headers: { authorization: key, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const answer = JSON.parse(text) as Body;
  expect(answer).toMatchObject({ status, request_id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string });
  expect(text).not.toContain('secret-value');
  return answer;
}

const HEADERS = {
  label: 'Insider',
  description: 'From the panel',
  webhook_request_headers: 'X-PARTNER-NAME: shop\nX-REQUEST-TOKEN: secret-value-1',
  webhook_request_params: '',
};
const OAUTH = {
  label: 'Shop API',
  token_endpoint: 'https://login.example/token',
  client_id: 'shop',
  client_secret: 'secret-value-2',
  scope: 'read',
  access_token_manager_id: 'main & only',
};
const fields = ({ error }: Body): string => `${plain(error?.['field'])} ${plain(error?.['type'])}`;

describe('keeping authorizations', () => {
  it('takes headers as they are pasted, and answers everything but them', async () => {
    const { data } = await ask('POST', '/v2/auth/HeaderParamAuth', HEADERS);
    expect(data).toMatchObject({
      id: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
      label: 'Insider',
      description: 'From the panel',
      type: 'HeaderParamAuth',
      created: new Date(hub.now).toISOString(),
    });
    const id = plain(data?.['id']);
    expect((await ask('GET', `/v2/auth/${id}`))['data']).toEqual(data);
    expect((await ask('GET', '/v2/auth'))['data']).toEqual([data]);
    const admin = new AdminClient(hub.app, token);
    expect((await admin.call('GET', `/v1/admin/authorizations/${id}`)).body).toMatchObject({
      method: 'headers',
      secrets: { headers: { set: true }, parameters: { set: false } },
    });
    // Guides give two the same label.
    expect((await ask('POST', '/v2/auth/headerparamauth', { config: HEADERS }))['status']).toBe(200);
    expect((await ask('DELETE', `/v2/auth/${id}`))['data']).toBeNull();
    expect((await ask('GET', `/v2/auth/${id}`))['status']).toBe(404);
  });

  it('takes client credentials, and changes what is said of them alone', async () => {
    const { data } = await ask('POST', '/v2/auth/oauth2_client_credentials', OAUTH);
    const { client_secret: _, ...shown } = OAUTH;
    expect(data).toMatchObject(shown);
    const path = `/v2/auth/OAuth2ClientCredentials/${plain(data?.['id'])}`;
    const put = await ask('PUT', path, {
      scope: 'write',
      client_secret: '',
      webhook_request_headers: 'A: secret-value-3',
    });
    expect(put['data']).toMatchObject({ ...shown, scope: 'write' });
    expect((await ask('POST', path, { label: 'New', access_token_manager_id: '' }))['data']).toMatchObject({
      label: 'New',
      scope: 'write',
      access_token_manager_id: '',
    });
    const admin = new AdminClient(hub.app, token);
    const { body } = await admin.call('GET', `/v1/admin/authorizations/${plain(data?.['id'])}`);
    expect(body).toMatchObject({
      settings: { scope: 'write', tokenParameters: '' },
      secrets: { client_secret: { set: true }, headers: { set: true } },
    });
    expect((await ask('PUT', path, { webhook_request_headers: '' }))['status']).toBe(200);
    expect((await ask('POST', '/v2/auth/Webhook_NoAuth', { label: 'None' }))['data']).toMatchObject({
      type: 'Webhook_NoAuth',
    });
  });

  it('names what is wrong in the words of this API', async () => {
    const refused = async (type: string, body: unknown) =>
      fields(await ask('POST', `/v2/auth/${type}`, body));
    expect(await refused('InsiderApiKey', HEADERS)).toBe('type unknown_type');
    expect(await refused('HeaderParamAuth', { ...HEADERS, label: ' ' })).toBe('label invalid');
    expect(await refused('HeaderParamAuth', { label: 'X' })).toBe('webhook_request_headers secret_missing');
    expect(await refused('HeaderParamAuth', { label: 'X', webhook_request_params: 'x' })).toBe(
      'webhook_request_params secret_invalid',
    );
    expect(await refused('OAuth2', { ...OAUTH, token_endpoint: 'login' })).toBe(
      'token_endpoint setting_invalid',
    );
    expect(await refused('OAuth2', { ...OAUTH, client_secret: '' })).toBe('client_secret secret_missing');
    expect(await refused('OAuth2', { ...OAUTH, scope: 7 })).toBe('scope invalid');
    expect(await refused('HeaderParamAuth', '{')).toBe('body bad_json');
    expect(await refused('HeaderParamAuth', '[]')).toBe('body invalid');
    expect(await refused('HeaderParamAuth', { ...HEADERS, hosts: 'a.example' })).toBe('hosts invalid');
  });

  it('is for admins, and shows nothing of others', async () => {
    const { data } = await ask('POST', '/v2/auth/HeaderParamAuth', HEADERS);
    const id = plain(data?.['id']);
    const editor = await addTokenOf(hub, workspace, 'editor');
    expect((await ask('GET', '/v2/auth', undefined, editor))['data']).toHaveLength(1);
    for (const [method, path] of [
      ['POST', '/v2/auth/HeaderParamAuth'],
      ['PUT', `/v2/auth/HeaderParamAuth/${id}`],
      ['DELETE', `/v2/auth/${id}`],
    ] as const)
      expect((await ask(method, path, HEADERS, editor))['status'], `${method} ${path}`).toBe(403);
    const { token: other } = await hub.addWorkspace(crypto.randomUUID());
    expect((await ask('GET', '/v2/auth', undefined, other))['data']).toEqual([]);
    expect((await ask('GET', `/v2/auth/${id}`, undefined, other))['status']).toBe(404);
    expect((await ask('PUT', `/v2/auth/HeaderParamAuth/${id}`, HEADERS, other))['status']).toBe(404);
    expect((await ask('DELETE', `/v2/auth/${id}`, undefined, other))['status']).toBe(404);
    expect((await ask('GET', '/v2/auth', undefined, 'cwt_nobody'))['status']).toBe(401);
    expect((await ask('PUT', '/v2/auth', HEADERS))['status']).toBe(405);
    expect((await ask('GET', '/v2/auth/a/b/c'))['status']).toBe(404);
  });
});
