import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { JsonClient } from '@causeway/cli/local/json-client';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Stack, until } from './stack.ts';

type Values = Readonly<Record<string, unknown>>;

interface Received {
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: string;
}

let stack: Stack;
let admin: JsonClient;
let server: Server;
let url: string;

/** What came to the destination, and what to the token endpoint. */
let events: Received[] = [];
let asked: Received[] = [];
/** Tokens that the destination takes. */
let good = new Set<string>();
let lifeSeconds = 3600;
/** What the token endpoint does instead of granting, one after the other. */
let trouble: number[] = [];

function serve(request: IncomingMessage, response: ServerResponse): void {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const path = request.url ?? '';
    const { authorization } = request.headers;
    const received = { path, authorization, body: Buffer.concat(chunks).toString('utf8') };
    if (path.startsWith('/token')) {
      asked.push(received);
      const status = trouble.shift() ?? (authorization === `Basic ${btoa('shop:right-secret')}` ? 200 : 401);
      const token = `token-number-${asked.length}`;
      if (status === 200) good.add(token);
      const answer =
        status === 200
          ? { access_token: token, token_type: 'Bearer', expires_in: lifeSeconds }
          : { error: status === 401 ? 'invalid_client' : 'server_error' };
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
      return;
    }
    events.push(received);
    const taken = path.includes('k=') || good.has(authorization?.replace('Bearer ', '') ?? '');
    response.writeHead(taken ? 200 : 401).end(JSON.stringify({ you: `${path} ${authorization}` }));
  });
}

beforeAll(async () => {
  server = createServer(serve);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  stack = await Stack.start({ install: false });
  admin = new JsonClient(stack.url, { authorization: `Bearer ${stack.keys.adminToken}` });
});
afterAll(async () => {
  await stack.stop();
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  events = [];
  asked = [];
  good = new Set();
  lifeSeconds = 3600;
  trouble = [];
});

async function authorize(words: Values): Promise<string> {
  const body = { label: crypto.randomUUID(), ...words };
  return (await admin.send<{ id: string }>('POST', '/v1/admin/authorizations', body)).id;
}
const oauth = (secret = 'right-secret'): Promise<string> =>
  authorize({
    method: 'oauth2_client_credentials',
    settings: { tokenEndpoint: `${url}/token`, clientId: 'shop', scope: 'read' },
    secrets: { client_secret: secret },
  });

async function install(authorization: string, event: string): Promise<number> {
  const settings = { url: `${url}/events?a=1`, events: [event], authorization, concurrency: 4 };
  const body = { kind: 'custom', name: crypto.randomUUID(), settings };
  return (await admin.send<{ id: number }>('POST', '/v1/admin/integrations', body)).id;
}

async function track(event: string, userId: string): Promise<void> {
  const body = { userId, event, properties: {}, messageId: crypto.randomUUID() };
  expect((await stack.post('/v1/track', body)).status).toBe(200);
}

const settled = (id: number): Promise<void> =>
  until(
    () => stack.api.settled(id),
    20_000,
    async () => JSON.stringify(await stack.api.integration(id)),
  );

describe('headers and parameters', () => {
  it('leave with every request, and are in no log', async () => {
    const authorization = await authorize({
      method: 'headers',
      secrets: { headers: 'Authorization: Bearer secret-value-1', parameters: 'k=secret-value-2' },
    });
    const id = await install(authorization, 'Headers');
    await track('Headers', 'ada');
    await settled(id);
    expect(events).toMatchObject([
      { path: '/events?a=1&k=secret-value-2', authorization: 'Bearer secret-value-1' },
    ]);
    const log = `/v1/admin/integrations/${id}/deliveries`;
    const { data } = await admin.get<{ data: readonly { id: number; path: string }[] }>(log);
    expect(data[0]?.path).toBe('/events?a=1');
    const shown = JSON.stringify(await admin.get(`${log}/${data[0]?.id}`));
    expect(shown).toContain('{"name":"authorization","value":"•••"}');
    expect(shown).not.toContain('secret-value');

    // It takes up another secret by itself.
    await admin.send('PATCH', `/v1/admin/authorizations/${authorization}`, {
      secrets: { parameters: 'k=secret-value-3' },
    });
    await track('Headers', 'ada');
    await settled(id);
    expect(events.at(-1)?.path).toBe('/events?a=1&k=secret-value-3');
  });
});

describe('client credentials', () => {
  it('get one token for many requests, another before it ends, and another when it is refused', async () => {
    const id = await install(await oauth(), 'Tokens');
    await Promise.all(Array.from({ length: 12 }, (_, n) => track('Tokens', `user-${n}`)));
    await settled(id);
    expect(events).toHaveLength(12);
    expect(asked).toMatchObject([{ path: '/token', body: 'grant_type=client_credentials&scope=read' }]);

    // The destination forgets the token: one more is fetched, and nothing is lost or sent twice.
    good.clear();
    events = [];
    await track('Tokens', 'user-1');
    await settled(id);
    expect(events.map(({ authorization }) => authorization)).toEqual([
      'Bearer token-number-1',
      'Bearer token-number-2',
    ]);
    expect((await stack.api.integration(id)).state).toBe('active');
  });

  it('are renewed when their time is over', async () => {
    lifeSeconds = 1;
    const id = await install(await oauth(), 'Short');
    await track('Short', 'ada');
    await settled(id);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    await track('Short', 'ada');
    await settled(id);
    expect(events.map(({ authorization }) => authorization)).toEqual([
      'Bearer token-number-1',
      'Bearer token-number-2',
    ]);
  });

  it('wait out a token endpoint that is down', async () => {
    trouble = [503, 500];
    const id = await install(await oauth(), 'Down');
    await track('Down', 'ada');
    await settled(id);
    expect([asked.length, events.length]).toEqual([3, 1]);
    const shown = JSON.stringify(await admin.get(`/v1/admin/integrations/${id}/deliveries`));
    expect(shown).toContain('The token endpoint is not available');
  });

  it('that are refused pause the integration with the reason, and go on when they are mended', async () => {
    const authorization = await oauth('wrong-secret');
    const id = await install(authorization, 'Wrong');
    await track('Wrong', 'ada');
    await until(
      async () => (await stack.api.integration(id)).state === 'paused',
      20_000,
      () => stack.hub.program.lastLines,
    );
    const { pause } = await stack.api.integration(id);
    expect(pause).toMatchObject({ code: 'token_client_refused' });
    expect(JSON.stringify(pause)).not.toContain('wrong-secret');
    expect(events).toEqual([]);
    await admin.send('PATCH', `/v1/admin/authorizations/${authorization}`, {
      secrets: { client_secret: 'right-secret' },
    });
    await admin.send('POST', `/v1/admin/integrations/${id}/resume`, {});
    await settled(id);
    expect(events).toHaveLength(1);
  });
});
