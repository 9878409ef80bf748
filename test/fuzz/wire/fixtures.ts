import { HubApi } from '@causeway/cli/local/hub-api';
import { JsonClient } from '@causeway/cli/local/json-client';
import { WEBHOOK_DEFINITIONS } from '../pure/webhook-seeds.ts';
import { FILTER_SEEDS } from '../pure/filter-seeds.ts';
import { secretsNeeded } from '@causeway/core/webhook/secrets-needed';
import type { HubProcess } from './hub-process.ts';

/** What there is in the hub that is sent to: each road in has something that works behind it. */
export interface Fixtures {
  readonly port: number;
  readonly account: string;
  readonly adminToken: string;
  readonly writeKey: string;
  readonly apiKey: string;
  readonly apiSecret: string;
  readonly insiderKey: string;
  readonly endpoints: readonly string[];
  readonly client: JsonClient;
}

/** Sets up a workspace through the admin API. `sink` answers whatever is delivered. */
export async function setUp(hub: HubProcess, sink: string): Promise<Fixtures> {
  const client = new JsonClient(hub.url, { authorization: `Bearer ${hub.adminToken}` });
  const make = <T>(path: string, body?: unknown): Promise<T> =>
    client.send<T>('POST', `/v1/admin/${path}`, body);
  const { id: account } = await client.get<{ id: string }>('/v1/admin/workspace');
  await restore(client);
  const api = await make<{ key: string; secret: string }>('sources', { name: 'Shop server', kind: 'api' });
  const endpoints: string[] = [];
  for (const [index, definition] of WEBHOOK_DEFINITIONS.entries()) {
    const endpoint = `hook-${index}`;
    const secrets = Object.fromEntries(secretsNeeded(definition).map((name) => [name, 'hush']));
    const made = await make<{ id: number }>('webhooks', { definition: { ...definition, endpoint }, secrets });
    await make(`webhooks/${made.id}/activate`);
    endpoints.push(endpoint);
  }
  const insider = await new HubApi(hub.url, hub.adminToken).installInsider(
    'Insider',
    {
      baseUrl: sink,
      partnerName: 'shop',
      inbound: {
        profile: [{ from: 'city', to: 'city' }],
        events: [{ event: 'quiz_done', to: 'point_add', rows: [{ from: 'points', to: 'points' }] }],
        autoSubscribe: 'on',
      },
    },
    'token',
  );
  const { key: insiderKey } = await make<{ key: string }>(`integrations/${insider.id}/inbound/key`);
  for (const [index, filter] of FILTER_SEEDS.slice(2, 5).entries())
    await make('audiences', { name: `Audience ${index}`, filter, announce: true }).catch(() => undefined);
  await make('templates', { name: 'Template', source: '{ a: 1 }' });
  return {
    port: Number(new URL(hub.url).port),
    account,
    adminToken: hub.adminToken,
    writeKey: hub.writeKey,
    apiKey: api.key,
    apiSecret: api.secret,
    insiderKey,
    endpoints,
    client,
  };
}

/** What requests to the admin API may have changed of the workspace, so that neighbours are taken again. */
export async function restore(client: JsonClient): Promise<void> {
  await client.send('PATCH', '/v1/admin/workspace', {
    auto_subscribe: true,
    require_signature: false,
    acceptance: 'at_once',
  });
}
