import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import type { OutgoingAnswer, OutgoingRequest } from '../../ports/egress.ts';
import { parseNetwork, type Network } from './allowed-address.ts';
import { openEgress, type EgressOptions } from './egress.ts';

const HERE = parseNetwork('127.0.0.1/32') as Network;
const open: { close: () => unknown }[] = [];
afterEach(async () => {
  for (const thing of open.splice(0).toReversed()) await thing.close();
});

interface Served {
  readonly port: number;
  readonly requests: string[];
  readonly connections: { count: number };
}

async function serve(listener: RequestListener = (_request, response) => response.end()): Promise<Served> {
  const requests: string[] = [];
  const connections = { count: 0 };
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.headers.host}${request.url}`);
    listener(request, response);
  });
  server.on('connection', () => connections.count++);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push({ close: () => server.closeAllConnections() ?? server.close() });
  return { port: (server.address() as AddressInfo).port, requests, connections };
}

function egress(
  options: Partial<EgressOptions> = {},
): (url: string, change?: Partial<OutgoingRequest>) => Promise<OutgoingAnswer> {
  const opened = openEgress({ allow: [HERE], ...options });
  open.push(opened);
  return (url, change = {}) =>
    opened.send({
      url,
      method: 'POST',
      headers: {},
      body: '{}',
      timeoutMs: 3_000,
      maxResponseBytes: 1_000,
      ...change,
    });
}

test('a name is asked for anew with each connection, and what it means then is checked', async () => {
  const meanings = ['127.0.0.1', '169.254.169.254', '127.0.0.1'];
  const { port, connections } = await serve((_request, response) =>
    response.writeHead(200, { connection: 'close' }).end(),
  );
  const send = egress({ resolve: async () => [meanings.shift() ?? '::1'] });
  expect(await send(`http://shop.test:${port}/`)).toMatchObject({ status: 200 });
  expect(await send(`http://shop.test:${port}/`)).toMatchObject({
    status: 0,
    failure: { kind: 'credentials', issue: { code: 'address_not_public' } },
  });
  expect(await send(`http://shop.test:${port}/`)).toMatchObject({ status: 200 });
  expect(connections.count).toBe(2);
});

test('a connection that is used again leads where it led', async () => {
  const meanings = ['127.0.0.1', '10.0.0.1'];
  const { port, connections } = await serve();
  const send = egress({ connections: 1, resolve: async () => [meanings.shift() ?? '10.0.0.1'] });
  for (let round = 0; round < 3; round++)
    expect(await send(`http://shop.test:${port}/`)).toMatchObject({ status: 200 });
  expect([connections.count, meanings]).toEqual([1, ['10.0.0.1']]);
});

test('a name nobody answers for is asked for once, however many wait for it', async () => {
  let asked = 0;
  let answer: (addresses: readonly string[]) => void = () => undefined;
  const { port } = await serve();
  const send = egress({
    resolve: () => {
      asked++;
      return new Promise((resolve) => {
        answer = resolve;
      });
    },
  });
  const sent = Array.from({ length: 8 }, () => send(`http://shop.test:${port}/`));
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(asked).toBe(1);
  answer(['127.0.0.1']);
  expect((await Promise.all(sent)).map(({ status }) => status)).toEqual(Array(8).fill(200));
});

test.each([
  ...[300, 301, 302, 303, 307, 308].map((status) => [status, 'location'] as const),
  [200, 'refresh'] as const,
  [201, 'location'] as const,
  [200, 'content-location'] as const,
  [200, 'alt-svc'] as const,
  [200, 'link'] as const,
])('a %s with %s leads nowhere else', async (status, header) => {
  const trap = await serve();
  const to = `http://127.0.0.1:${trap.port}/`;
  const values: Record<string, string> = {
    location: to,
    'content-location': to,
    refresh: `0; url=${to}`,
    'alt-svc': `h2=":${trap.port}"; ma=3600`,
    link: `<${to}>; rel=preload`,
  };
  const { port } = await serve((_request, response) =>
    response.writeHead(status, { [header]: values[header] ?? '' }).end('{}'),
  );
  const send = egress();
  const method = status === 303 ? 'GET' : 'POST';
  for (let round = 0; round < 2; round++)
    expect(
      await send(`http://127.0.0.1:${port}/`, method === 'GET' ? { method, body: undefined } : {}),
    ).toMatchObject({
      status,
      headers: { [header]: values[header] },
    });
  expect(trap.connections.count).toBe(0);
});

test.each(['file:///etc/passwd', 'gopher://127.0.0.1/', '//169.254.169.254/', 'javascript:alert(1)'])(
  'a redirect to %s is an answer',
  async (location) => {
    const { port } = await serve((_request, response) => response.writeHead(302, { location }).end());
    expect(await egress()(`http://127.0.0.1:${port}/`)).toMatchObject({ status: 302, error: undefined });
  },
);

test('proxies of the environment are not used', async () => {
  const trap = await serve();
  const { port, requests } = await serve();
  const proxy = `http://127.0.0.1:${trap.port}`;
  const names = ['HTTP_PROXY', 'http_proxy', 'HTTPS_PROXY', 'https_proxy', 'ALL_PROXY', 'all_proxy'];
  const before = { ...process.env };
  Object.assign(process.env, Object.fromEntries(names.map((name) => [name, proxy])), {
    NO_PROXY: '',
    no_proxy: '',
    NODE_USE_ENV_PROXY: '1',
  });
  try {
    expect(await egress()(`http://127.0.0.1:${port}/`)).toMatchObject({ status: 200 });
    expect(await egress({ allow: [] })('http://127.0.0.1:1/')).toMatchObject({
      failure: { kind: 'credentials' },
    });
  } finally {
    process.env = before;
  }
  expect([requests.length, trap.connections.count]).toEqual([1, 0]);
});

test.each([
  { host: 'internal.test' },
  { Host: 'internal.test' },
  { 'transfer-encoding': 'chunked' },
  { 'Content-Length': '0' },
  { connection: 'upgrade' },
  { upgrade: 'h2c' },
  { te: 'trailers' },
  { expect: '100-continue' },
  { 'proxy-authorization': 'Basic x' },
  { 'x-a': 'one\r\nHost: internal.test' },
  { 'x-a': 'one\ntwo' },
  { 'x-a': 'one\u0000two' },
  { 'x-a': 'one\u2028two' },
  { 'x-a\r\nHost': 'internal.test' },
  { 'x a': 'b' },
  { 'x:a': 'b' },
  { '': 'b' },
])('a request with the header %o stays here, and is the one to be buried', async (headers) => {
  const { port, requests } = await serve();
  expect(
    await egress()(`http://127.0.0.1:${port}/`, { headers: headers as Record<string, string> }),
  ).toMatchObject({
    status: 0,
    failure: { kind: 'refused', issue: { code: 'header_refused' } },
  });
  expect(requests).toEqual([]);
});

test('what is not secret of an address is told, and nothing else', async () => {
  const { error, failure } = await egress()('http://ada:hunter2@127.0.0.1/?key=hunter3');
  expect(failure?.issue.code).toBe('address_with_credentials');
  expect(`${error} ${JSON.stringify(failure)}`).not.toMatch(/hunter/);
});
