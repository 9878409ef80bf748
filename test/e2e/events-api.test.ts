import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { request as send } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startHubProcess, type HubProcess } from '@causeway/cli/local/hub-process';
import { signAsClient } from '../../packages/server/src/adapters/crypto/testing/escher-client.ts';

interface Answer {
  readonly status: number | undefined;
  // A test says what it expects to find; nothing else relies on the shape.
  readonly body: Readonly<Record<string, unknown>>;
}

let folder: string;
let hub: HubProcess;
let token: string;
let key: string;
let secret: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'causeway-events-api-'));
  hub = await startHubProcess({ data: join(folder, 'data'), firstStart: true });
  token = hub.keys?.adminToken ?? '';
  const { body } = await admin('POST', '/sources', { kind: 'api', name: 'Shop' });
  ({ key, secret } = body as unknown as { key: string; secret: string });
});
afterAll(async () => {
  await hub.program.stop();
  rmSync(folder, { recursive: true, force: true });
});

function call(
  method: string,
  path: string,
  headers: Readonly<Record<string, string>>,
  body?: string,
): Promise<Answer> {
  const { hostname: host, port } = new URL(hub.url);
  return new Promise((resolve, reject) => {
    const request = send({ host, port, method, path, headers, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (text += chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode,
          body: JSON.parse(text === '' ? '{}' : text) as Answer['body'],
        }),
      );
    });
    request.on('error', reject);
    request.end(body);
  });
}

function admin(method: string, path: string, body?: unknown): Promise<Answer> {
  const headers = {
    authorization: `Bearer ${token}`,
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  };
  return call(method, `/v1/admin${path}`, headers, body === undefined ? undefined : JSON.stringify(body));
}

const api = (method: string, path: string, body?: unknown): Promise<Answer> =>
  call(
    method,
    path,
    { 'x-api-key': key, 'content-type': 'application/json' },
    body === undefined ? undefined : JSON.stringify(body),
  );
const event = (customer: string, action: string, data: object = {}): Promise<Answer> =>
  api('POST', '/events', { customer, action, data });

async function signed(
  method: string,
  path: string,
  body = '',
  over: { secret?: string } = {},
): Promise<Answer> {
  const host = new URL(hub.url).host;
  const headers = signAsClient({ method, host, path, body, at: Date.now(), key, secret, ...over });
  return call(method, path, headers, body);
}

describe('the events API of a hub', () => {
  it('takes events, alone and together, and tells of customers', async () => {
    expect(await event('ada', 'opt_in', { first_name: 'Ada' })).toMatchObject({
      status: 200,
      body: { id: 'ada', status: 'active' },
    });
    const bulk = await api('POST', '/events/bulk', {
      events: [
        { customer: 'ada', action: 'point_add', data: { points: 325 } },
        { customer: 'ada', action: 'point_spend', data: { points: 400 } },
        { customer: 'ada', action: 'point_spend', data: { points: 25 } },
      ],
    });
    expect(bulk).toMatchObject({
      status: 200,
      body: {
        total: 3,
        errors: 1,
        results: [{ events: [{ points: 325 }] }, { error: { code: 120241 } }, { events: [{ points: -25 }] }],
      },
    });
    expect((await api('GET', '/customers/ada')).body).toMatchObject({
      score: 325,
      spent: 25,
      spendable: 300,
    });
    expect((await api('GET', '/customers?first_name=Ada')).body).toMatchObject({
      data: [{ id: 'ada' }],
      next: null,
    });
    expect((await api('GET', '/customers/ada/events?points_only=true&order=asc')).body).toMatchObject({
      data: [{ points: 325 }, { points: -25 }],
    });
  });

  it('shows people what it refused', async () => {
    expect((await event('nobody', 'point_add', { points: 1 })).status).toBe(404);
    const { body } = await admin('GET', '/receipts');
    expect(body).toMatchObject({
      data: [
        { source: { name: 'Shop' }, path: '/events', status_code: 404, issues: [{ code: 'event_160212' }] },
        { path: '/events/bulk', status_code: 200, accepted: 2, issues: [{ code: 'event_120241', index: 1 }] },
      ],
    });
  });

  it('takes signed requests, and where that is asked for no others', async () => {
    const body = JSON.stringify({ customer: 'ada', action: 'daily_login', data: {} });
    expect(await signed('POST', '/events', body)).toMatchObject({ status: 200 });
    expect(await signed('GET', '/customers/ada')).toMatchObject({ status: 200 });
    expect(await signed('POST', '/events', body, { secret: 'cws_wrong' })).toMatchObject({ status: 401 });
    await admin('PATCH', '/workspace', { require_signature: true });
    expect(await event('ada', 'daily_login')).toMatchObject({ status: 401 });
    expect(await signed('POST', '/events', body)).toMatchObject({ status: 200 });
    await admin('PATCH', '/workspace', { require_signature: false });
  });

  it('finds customers of before by an attribute that becomes an external id', async () => {
    await event('card-holder', 'opt_in', { card_number: 'N-17' });
    const attribute = { label: 'Card', type: 'string', tags: ['external_id'] };
    expect((await admin('PUT', '/attributes/card_number', attribute)).status).toBeLessThan(300);
    expect((await api('GET', '/customers/card_number:N-17')).body).toMatchObject({ id: 'card-holder' });
    await admin('PUT', '/attributes/card_number', { ...attribute, tags: [] });
    expect((await api('GET', '/customers/card_number:N-17')).status).toBe(404);
  });

  it('accepts by itself what is due, also what became due while it was away', async () => {
    await admin('PATCH', '/workspace', { acceptance: 'manual' });
    const data = { transaction_id: 't-1', total: 50, points_rewarded: 50, auto_accept: '2026-01-01' };
    expect((await event('buyer', 'opt_in')).status).toBe(200);
    expect((await event('buyer', 'checkout', data)).body).toMatchObject({ pending: 50, score: 0 });
    const port = Number(new URL(hub.url).port);
    await hub.program.kill();
    hub = await startHubProcess({ data: join(folder, 'data'), port, firstStart: false });
    const deadline = Date.now() + 10_000;
    let score: unknown = 0;
    while (score === 0 && Date.now() < deadline)
      ({ score } = (await api('GET', '/customers/buyer')).body as { score: unknown });
    expect(score).toBe(50);
    expect((await api('GET', '/customers/buyer/events?limit=1')).body).toMatchObject({
      data: [{ action: 'checkout_accept', source: 'Platform' }],
    });
    expect((await admin('POST', '/customers/buyer/recompute')).body).toMatchObject({ equal: true });
  });

  it('lists the incoming webhooks that are active', async () => {
    expect(await api('GET', '/webhooks')).toMatchObject({ status: 200, body: { data: [] } });
  });

  it('forgets a key that is revoked at once', async () => {
    const added = await admin('POST', '/sources', { kind: 'api', name: 'Short' });
    const { key: other, id } = added.body as { key: string; id: number };
    const ask = (): Promise<Answer> => call('GET', '/customers/ada', { 'x-api-key': other });
    expect((await ask()).status).toBe(200);
    await admin('DELETE', `/sources/${id}`);
    expect((await ask()).status).toBe(401);
  });
});
