import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { JsonClient } from '@causeway/cli/local/json-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Stack, until } from './stack.ts';

const PEOPLE = 20;

describe('an enrichment', () => {
  let stack: Stack;
  let admin: JsonClient;
  let service: Server;
  let url: string;
  let failures = 0;
  let asked: readonly string[] = [];

  beforeAll(async () => {
    service = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const { data } = JSON.parse(Buffer.concat(chunks).toString('utf8')) as { data: { _id: string } };
        if (failures-- > 0) {
          request.destroy();
          return;
        }
        asked = [...asked, data._id];
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end(JSON.stringify({ address: { city: `city of ${data._id}` }, score: 7 }));
      });
    });
    await new Promise<void>((resolve) => {
      service.listen(0, '127.0.0.1', resolve);
    });
    url = `http://127.0.0.1:${(service.address() as AddressInfo).port}/lookup`;
    stack = await Stack.start({ install: false });
    admin = new JsonClient(stack.url, { authorization: `Bearer ${stack.keys.adminToken}` });
  });
  afterAll(async () => {
    await stack.stop();
    service.closeAllConnections();
    service.close();
  });

  const attributes = async (id: string): Promise<Readonly<Record<string, unknown>>> =>
    (await admin.get<{ attributes: Readonly<Record<string, unknown>> }>(`/v1/admin/customers/${id}`))
      .attributes;
  const identify = async (id: string): Promise<void> => {
    const call = { userId: id, messageId: crypto.randomUUID(), traits: { email: `${id}@example.com` } };
    expect((await stack.post('/v1/identify', call)).status).toBe(200);
  };

  it('keeps what a service answers as attributes, of everybody, also over a crash of the hub', async () => {
    const body = { name: 'Known', filter: 'FILTER EXISTS email' };
    const { id: audience } = await admin.send<{ id: string }>('POST', '/v1/admin/audiences', body);
    for (const name of ['home_city', 'rank', 'asked_as'])
      await admin.send('PUT', `/v1/admin/attributes/${name}`, {
        label: name,
        type: name === 'rank' ? 'numeric' : 'string',
      });
    await admin.send('POST', '/v1/admin/integrations', {
      kind: 'enrichment',
      name: 'Lookup',
      settings: {
        url,
        audiences: [audience],
        exportFields: ['email'],
        mapping: [
          { from: 'response.address.city', to: 'home_city' },
          { from: 'response.score', to: 'rank' },
          { from: 'origin._id', to: 'asked_as' },
        ],
      },
    });
    failures = 3;
    const ids = Array.from({ length: PEOPLE }, (_, n) => `p${n}`);
    for (const id of ids.slice(0, PEOPLE / 2)) await identify(id);
    await stack.hub.program.kill();
    await stack.startHub();
    for (const id of ids.slice(PEOPLE / 2)) await identify(id);
    await until(
      async () => {
        const all = await Promise.all(ids.map(attributes));
        return all.every((one) => one['home_city'] !== undefined);
      },
      30_000,
      () => stack.hub.program.lastLines,
    );
    for (const id of ids)
      expect(await attributes(id)).toMatchObject({ home_city: `city of ${id}`, rank: 7, asked_as: id });
    expect(new Set(asked)).toEqual(new Set(ids));
  }, 60_000);
});
