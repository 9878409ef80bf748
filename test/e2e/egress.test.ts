import { createServer, type AddressInfo, type Server } from 'node:net';
import { JsonClient } from '@causeway/cli/local/json-client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Stack, until } from './stack.ts';

let stack: Stack;
let admin: JsonClient;
let trap: Server;
let connected = 0;
/** On this machine, and not in the one network that is allowed. */
let hostile = '';

beforeAll(async () => {
  trap = createServer((socket) => {
    connected++;
    socket.on('error', () => undefined).resume();
    socket.end('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}');
  });
  await new Promise<void>((resolve) => trap.listen(0, '0.0.0.0', resolve));
  const { port } = trap.address() as AddressInfo;
  hostile = `http://127.0.0.2:${port}`;
  const proxy = `http://127.0.0.1:${port}`;
  const env = {
    CAUSEWAY_ALLOW_NETWORKS: '127.0.0.1/32',
    HTTP_PROXY: proxy,
    HTTPS_PROXY: proxy,
    NODE_USE_ENV_PROXY: '1',
  };
  stack = await Stack.start({ env, settings: { baseUrl: hostile }, sandboxArgs: ['--unlimited'] });
  admin = new JsonClient(stack.url, { authorization: `Bearer ${stack.keys.adminToken}` });
});
afterAll(async () => {
  await stack.stop();
  await new Promise((resolve) => trap.close(resolve));
});

const state = (): Promise<string> => stack.state();
const paused = (id: number): Promise<void> =>
  until(async () => (await stack.api.integration(id)).state === 'paused', 15_000, state);

it('pauses what would call a private address, says what to do, and sends it all once that is mended', async () => {
  const identify = { userId: 'ada', messageId: 'm1', traits: { email: 'ada@example.com', city: 'Bonn' } };
  expect((await stack.post('/v1/identify', identify)).status).toBe(200);
  await paused(stack.integration);
  const found = await stack.api.integration(stack.integration);
  expect(found.pause).toMatchObject({
    code: 'address_not_public',
    message: expect.stringContaining('127.0.0.2') as string,
    hint: expect.stringContaining('CAUSEWAY_ALLOW_NETWORKS') as string,
  });
  expect(found.counts).toMatchObject({ waiting: 1, dead_letters: 0 });
  expect(connected).toBe(0);

  const settings = { baseUrl: stack.sandbox.url };
  const secrets = { api_key: stack.sandbox.token };
  await stack.api.change(stack.integration, { settings, secrets });
  await stack.api.resume(stack.integration);
  await stack.settled();
  expect((await stack.inside.userBy('uuid', 'ada'))?.identifiers['email']).toEqual(['ada@example.com']);
});

it('tells whoever tries an address the same, and connects nowhere', async () => {
  const body = { kind: 'custom', name: 'Mine', settings: { url: `${hostile}/in`, events: ['Never'] } };
  const { id } = await admin.send<{ id: number }>('POST', '/v1/admin/integrations', body);
  expect(await admin.send('POST', `/v1/admin/integrations/${id}/test`)).toMatchObject({
    ok: false,
    status: null,
    issue: { code: 'address_not_public' },
  });
  const authorization = await admin.send<{ id: string }>('POST', '/v1/admin/authorizations', {
    label: 'Tokens',
    method: 'oauth2_client_credentials',
    settings: { tokenEndpoint: `${hostile}/token`, clientId: 'c' },
    secrets: { client_secret: 's' },
  });
  expect(await admin.send('POST', `/v1/admin/authorizations/${authorization.id}/test`)).toMatchObject({
    issue: { code: 'token_endpoint_refused', message: expect.stringContaining('127.0.0.2') as string },
  });
  expect(connected).toBe(0);
});
