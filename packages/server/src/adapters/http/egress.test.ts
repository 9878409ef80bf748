import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import type { OutgoingAnswer, OutgoingRequest } from '../../ports/egress.ts';
import { parseNetwork, type Network } from './allowed-address.ts';
import { openEgress } from './egress.ts';

const LOOPBACK = parseNetwork('127.0.0.0/8') as Network;
const open: { close: () => unknown }[] = [];
afterEach(async () => {
  for (const thing of open.splice(0)) await thing.close();
});

async function serve(listener: RequestListener): Promise<string> {
  const server: Server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push({ close: () => server.closeAllConnections() ?? server.close() });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function send(
  url: string,
  change: Partial<OutgoingRequest> = {},
  allow: readonly Network[] = [LOOPBACK],
  resolve?: (host: string) => Promise<readonly string[]>,
): Promise<OutgoingAnswer> {
  const egress = openEgress(resolve === undefined ? { allow } : { allow, resolve });
  open.push(egress);
  return egress.send({
    url,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
    timeoutMs: 1_000,
    maxResponseBytes: 1_000,
    ...change,
  });
}

test('sends and answers', async () => {
  const url = await serve((_request, response) => response.writeHead(202, { 'x-a': 'b' }).end('hello'));
  expect(await send(url)).toMatchObject({
    status: 202,
    body: 'hello',
    headers: { 'x-a': 'b' },
    error: undefined,
  });
});

test('a private address is not called, by number or by name', async () => {
  let called = 0;
  const url = await serve((_request, response) => {
    called++;
    response.end();
  });
  expect(await send(url, {}, [])).toMatchObject({
    status: 0,
    error: expect.stringContaining('not on the public internet'),
  });
  const byName = url.replace('127.0.0.1', 'internal.example');
  expect(await send(byName, {}, [], async () => ['127.0.0.1'])).toMatchObject({
    status: 0,
    error: expect.stringContaining('127.0.0.1'),
  });
  expect(await send(byName, {}, [], async () => ['93.184.216.34', '127.0.0.1'])).toMatchObject({ status: 0 });
  expect(called).toBe(0);
});

test('the address that was checked is the one that is called', async () => {
  const url = await serve((request, response) => response.end(request.headers.host));
  const named = url.replace('127.0.0.1', 'shop.example');
  let asked = 0;
  const answer = await send(named, {}, [LOOPBACK], async () => [
    asked++ === 0 ? '127.0.0.1' : '169.254.169.254',
  ]);
  expect(answer).toMatchObject({ status: 200, body: named.slice('http://'.length) });
});

test('redirects are answers, not journeys', async () => {
  const url = await serve((_request, response) =>
    response.writeHead(302, { location: 'http://169.254.169.254/' }).end(),
  );
  expect(await send(url)).toMatchObject({ status: 302 });
});

test('the answer is cut at its limit, even when it never ends', async () => {
  const url = await serve((_request, response) => {
    response.writeHead(200);
    const more = setInterval(() => response.write('x'.repeat(600)), 5);
    response.on('close', () => clearInterval(more));
  });
  const answer = await send(url, { timeoutMs: 5_000 });
  expect(answer.body).toHaveLength(1_000);
});

test('the time is bounded over headers and body', async () => {
  const silent = await serve(() => undefined);
  expect(await send(silent, { timeoutMs: 150 })).toMatchObject({
    status: 0,
    error: expect.stringContaining('did not answer within 0.15 s'),
  });
  const slow = await serve((_request, response) => {
    response.writeHead(200);
    const more = setInterval(() => response.write('x'), 20);
    response.on('close', () => clearInterval(more));
  });
  expect(await send(slow, { timeoutMs: 200 })).toMatchObject({
    status: 0,
    error: expect.stringContaining('did not answer'),
  });
});

test('what goes wrong is said in words', async () => {
  expect(await send('http://127.0.0.1:1/')).toMatchObject({
    status: 0,
    error: '127.0.0.1:1 refused the connection.',
  });
  expect(await send('ftp://127.0.0.1/')).toMatchObject({ status: 0, error: expect.stringContaining('http') });
  expect(await send('not a url')).toMatchObject({ status: 0 });
  const dropping = await serve((request) => request.socket.destroy());
  expect(await send(dropping)).toMatchObject({
    status: 0,
    error: expect.stringContaining('closed the connection'),
  });
});
