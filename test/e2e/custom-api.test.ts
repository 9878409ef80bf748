import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { JsonClient } from '@causeway/cli/local/json-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Stack, until } from './stack.ts';

type Values = Readonly<Record<string, unknown>>;

interface Recipe {
  readonly key: string;
  readonly source: string;
}

interface Starter {
  readonly key: string;
  readonly settings: Values;
  readonly headers: string;
}

const UPSERT = '/api/user/v1/upsert';

let stack: Stack;
let admin: JsonClient;

beforeAll(async () => {
  stack = await Stack.start({ install: false, sandboxArgs: ['--unlimited'] });
  admin = new JsonClient(stack.url, { authorization: `Bearer ${stack.keys.adminToken}` });
});
afterAll(() => stack.stop());

async function install(name: string, settings: Values, secrets: Values = {}): Promise<number> {
  const body = { kind: 'custom', name, settings, secrets };
  return (await admin.send<{ id: number }>('POST', '/v1/admin/integrations', body)).id;
}

/** The headers to fill in, as a person would. */
function filled(headers: string): string {
  const { partner, token } = stack.sandbox;
  return headers
    .replace('X-PARTNER-NAME: ', `X-PARTNER-NAME: ${partner}`)
    .replace('X-REQUEST-TOKEN: ', `X-REQUEST-TOKEN: ${token}`);
}

async function starter(key: string): Promise<Starter> {
  const { data } = await admin.get<{ data: readonly { key: string; starters: readonly Starter[] }[] }>(
    '/v1/admin/integration-catalog',
  );
  const found = data.find((kind) => kind.key === 'custom')?.starters.find((one) => one.key === key);
  if (found === undefined) throw new Error(`no starter ${key}`);
  return found;
}

async function track(userId: string, event: string, properties: Values = {}): Promise<void> {
  const messageId = crypto.randomUUID();
  const response = await stack.post('/v1/track', { userId, event, properties, messageId });
  expect(response.status).toBe(200);
}

const identify = (userId: string, traits: Values): Promise<Response> =>
  stack.post('/v1/identify', { userId, traits, messageId: crypto.randomUUID() });

const settled = (id: number): Promise<void> =>
  until(
    () => stack.api.settled(id),
    20_000,
    async () => JSON.stringify(await stack.api.integration(id)),
  );

async function template(name: string, source: string): Promise<string> {
  const url = `${stack.url}/v2/template?name=${encodeURIComponent(name)}&type=jsonnet&key=${stack.keys.adminToken}`;
  const response = await fetch(url, {
    method: 'POST',
    body: source,
    headers: { 'content-type': 'application/json' },
  });
  const { data } = (await response.json()) as { data: { id: string } };
  return data.id;
}

async function changeTemplate(id: string, source: string): Promise<void> {
  const response = await fetch(`${stack.url}/v2/template/${id}`, {
    method: 'PUT',
    body: source,
    headers: { authorization: stack.keys.adminToken, 'content-type': 'text/plain' },
  });
  expect(response.status).toBe(200);
}

describe('the starter for purchases', () => {
  it('brings tracked purchases to Insider, and names what a purchase lacks', async () => {
    const { settings, headers } = await starter('insider_purchase');
    const id = await install(
      'Purchases',
      { ...settings, url: stack.sandbox.url + UPSERT },
      { headers: filled(headers) },
    );
    await identify('buyer', { email: 'buyer@example.com' });
    await track('buyer', 'purchase', {
      order_id: 'O-1',
      product_id: 'SKU-1',
      product_name: 'Linen shirt',
      price: '49.90',
      currency: 'TRY',
      quantity: 2,
    });
    await track('buyer', 'purchase', { order_id: 'O-2', product_id: 'SKU-2' });
    await track('buyer', 'something else');
    await settled(id);
    const user = await stack.inside.userBy('uuid', 'buyer');
    expect(user?.identifiers).toMatchObject({ email: ['buyer@example.com'] });
    expect(user?.events).toMatchObject([
      {
        name: 'purchase',
        params: {
          event_group_id: 'O-1',
          product_id: 'SKU-1',
          name: 'Linen shirt',
          unit_sale_price: 49.9,
          quantity: 2,
        },
      },
    ]);
    expect(await stack.api.causes(id)).toMatchObject([{ code: 'purchase_incomplete', count: 1 }]);
    const outcomes = (await stack.api.logs(id)).map(({ event_type, outcome }) => `${event_type} ${outcome}`);
    expect(outcomes.toSorted()).toEqual([
      'identify skipped',
      'purchase buried',
      'purchase delivered',
      'something else skipped',
    ]);
    await admin.send('DELETE', `/v1/admin/integrations/${id}`);
  });
});

describe('a template', () => {
  it('brings profiles to Insider by the recipe, and follows each change of its source', async () => {
    const { data } = await admin.get<{ data: readonly Recipe[] }>('/v1/admin/template-recipes');
    const source = data.find(({ key }) => key === 'insider_entrance')?.source ?? '';
    const used = await template('Entrance', source);
    const { headers } = await starter('insider');
    const id = await install(
      'Profiles',
      {
        url: stack.sandbox.url + UPSERT,
        body: { format: 'template', template: used, config: {} },
        shape: 'insider',
        batch: { size: 10, join: 'users' },
      },
      { headers: filled(headers) },
    );
    await identify('ada', { email: 'ada@example.com', first_name: 'Ada', age: 36, empty: '' });
    await settled(id);
    expect(await stack.inside.userBy('uuid', 'ada')).toMatchObject({
      identifiers: { email: ['ada@example.com'] },
      attributes: { name: 'Ada', age: 36, c_lytics_computed_attr: ['none'] },
      events: [],
    });

    await changeTemplate(used, `error 'nothing today'`);
    await identify('ada', { age: 37 });
    await settled(id);
    const [skipped] = await stack.api.logs(id);
    expect(skipped).toMatchObject({
      outcome: 'skipped',
      reason: 'template',
      issues: [{ code: 'template_skipped', message: 'nothing today' }],
    });

    await changeTemplate(used, '{\n  users: event.users,\n  local event = {}\n}');
    await identify('ada', { age: 38 });
    await settled(id);
    expect(await stack.api.causes(id)).toMatchObject([
      {
        code: 'template_failed',
        count: 1,
        example: expect.stringContaining('at 2:10: Field does not exist') as string,
      },
    ]);

    await changeTemplate(used, source);
    await stack.api.resend(id);
    await settled(id);
    await until(
      async () => (await stack.api.integration(id)).counts.dead_letters === 0,
      10_000,
      () => stack.hub.program.lastLines,
    );
    expect((await stack.inside.userBy('uuid', 'ada'))?.attributes).toMatchObject({ age: 38 });
    await admin.send('DELETE', `/v1/admin/integrations/${id}`);
  });
});

describe('a receiver of its own', () => {
  interface Received {
    readonly path: string;
    readonly headers: IncomingHttpHeaders;
    readonly body: string;
  }
  const received: Received[] = [];
  let failures = 0;
  let server: Server;
  let url: string;

  beforeAll(async () => {
    server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const body = Buffer.concat(chunks).toString('utf8');
        received.push({ path: request.url ?? '', headers: request.headers, body });
        response.writeHead(failures-- > 0 ? 503 : 200).end('{"ok":true}');
      });
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  it('gets signed requests, a repetition under the same id, with headers of the event, which the log shows', async () => {
    const id = await install(
      'Receiver',
      {
        url: `${url}/events/##event_name##`,
        headers: [{ name: 'X-User', value: '##user_id##' }],
        body: { format: 'placeholders', content: { text: 'New: ##event_name##', all: '##properties##' } },
        events: ['Liked ü'],
      },
      { headers: 'X-Key: secret-value-1', signing_secret: 'plain secret' },
    );
    failures = 1;
    await track('grace', 'Liked ü', { stars: 5 });
    await settled(id);
    expect(received).toHaveLength(2);
    const [first, second] = received;
    expect(first?.path).toBe('/events/Liked%20%C3%BC');
    expect(second?.body).toBe('{"text":"New: Liked ü","all":{"stars":5}}');
    expect(second?.headers).toMatchObject({ 'x-user': 'grace', 'x-key': 'secret-value-1' });
    expect(first?.headers['webhook-id']).toMatch(/^msg_/);
    expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
    for (const { headers, body } of received) {
      const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`;
      const digest = createHmac('sha256', 'plain secret').update(signed).digest('base64');
      expect(headers['webhook-signature']).toBe(`v1,${digest}`);
    }

    const { data } = await admin.get<{ data: readonly { id: number }[] }>(
      `/v1/admin/integrations/${id}/deliveries`,
    );
    const shown = await admin.get<{ request: { headers: readonly { name: string; value: string }[] } }>(
      `/v1/admin/integrations/${id}/deliveries/${data[0]?.id}`,
    );
    expect(shown.request.headers).toContainEqual({ name: 'X-User', value: 'grace' });
    expect(JSON.stringify(shown)).not.toContain('secret-value-1');

    await track('grace', 'Liked ü', { stars: 4 });
    await settled(id);
    expect(received).toHaveLength(3);
    expect(received[2]?.headers['webhook-id']).not.toBe(first?.headers['webhook-id']);
  });
});
