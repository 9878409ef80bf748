import { join } from 'node:path';
import { JsonClient } from '@causeway/cli/local/json-client';
import { keyHash, keyPrefix, newKey } from '../../packages/server/src/adapters/crypto/keys.ts';
import { openConfigStore } from '../../packages/server/src/adapters/sqlite/config-store.ts';
import { Connection } from '../../packages/server/src/adapters/sqlite/connection.ts';
import { claimDataFolder } from '../../packages/server/src/adapters/sqlite/data-folder.ts';
import { Turnstile } from '../../packages/server/src/adapters/sqlite/turnstile.ts';

/** A workspace of a hub, with a credential for every road that leads into it, and one thing of each kind. */
export interface Tenant {
  readonly mark: string;
  readonly admin: string;
  readonly viewer: string;
  readonly account: string;
  readonly writeKey: string;
  readonly apiKey: string;
  readonly apiSecret: string;
  readonly insiderKey: string;
  readonly hookToken: string;
  readonly endpoint: string;
  readonly customer: string;
  readonly template: string;
  readonly authorization: string;
  readonly segment: string;
  readonly slug: string;
  readonly job: string;
  readonly event: string;
}

/** A second workspace in the data folder of a hub that is not running: no operation makes one yet. Answers its token. */
export async function addWorkspace(dataFolder: string, name: string): Promise<string> {
  const folder = claimDataFolder(dataFolder);
  const connection = new Connection(join(dataFolder, 'hub.db'), new Turnstile());
  try {
    const config = openConfigStore(connection);
    const token = newKey('cwt');
    const noting = () => ({
      by: { workspace: 0, actor: { kind: 'hub' as const, id: undefined, name: 'test' } },
      action: 'workspace.add' as const,
      target: { kind: 'test', id: undefined, name },
    });
    const { id } = await config.addWorkspace({ publicId: `public${name}`, name }, Date.now(), noting);
    await config.addToken(
      { workspace: id, name, role: 'owner', hash: keyHash(token), prefix: keyPrefix(token) },
      Date.now(),
      noting,
    );
    return token;
  } finally {
    connection.close();
    folder.release();
  }
}

interface Made {
  /** Some are numbers. */
  readonly id: string | number;
  readonly key: string;
  readonly secret: string;
  readonly token: string;
}

/** Makes one of everything over the APIs of the hub. */
export async function furnish(url: string, admin: string, mark: string): Promise<Tenant> {
  const api = new JsonClient(url, { authorization: `Bearer ${admin}` });
  const make = (path: string, body?: unknown): Promise<Made> => api.send('POST', `/v1/admin/${path}`, body);
  const { key: writeKey } = await make('sources', { name: mark });
  const { key: apiKey, secret: apiSecret } = await make('sources', { name: mark, kind: 'api' });
  const { token: viewer } = await make('tokens', { name: 'viewer', role: 'viewer' });
  const customer = `c-${mark}`;
  const sent = await fetch(`${url}/v1/batch`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${writeKey}:`)}` },
    body: JSON.stringify({
      batch: [
        { type: 'identify', userId: customer, traits: { city: mark }, messageId: 'm-1' },
        { type: 'track', userId: customer, event: 'Bought', messageId: 'm-2', properties: { note: mark } },
      ],
    }),
  });
  if (sent.status !== 200) throw new Error(await sent.text());
  const hookToken = `token-of-${mark}`;
  const hook = await make('webhooks', {
    definition: {
      ...{ name: mark, method: 'POST', endpoint: `hook_${mark}`, action: 'opt_in', ips: [] },
      filters: { op: 'and', rules: [] },
      auth: { kind: 'bearer', secrets: ['token'] },
      mapping: [{ from: 'customer_id', to: 'customer', replace: [] }],
      response: { success: '{"ok":true}', error: '{"ok":false}' },
      whenNotMatched: 'ok',
    },
    secrets: { token: hookToken },
  });
  await make(`webhooks/${hook.id}/activate`);
  const insider = await make('integrations', {
    kind: 'insider',
    name: mark,
    settings: {
      baseUrl: 'http://127.0.0.1:9',
      partnerName: 'shop',
      inbound: { profile: [{ from: 'city', to: 'city' }], autoSubscribe: 'on' },
    },
    secrets: { api_key: `insider-${mark}` },
  });
  await make(`integrations/${insider.id}/pause`);
  const { key: insiderKey } = await make(`integrations/${insider.id}/inbound/key`);
  const { id: template } = await make('templates', { name: mark, source: '{}' });
  const { id: authorization } = await make('authorizations', {
    label: mark,
    method: 'headers',
    hosts: ['127.0.0.1'],
    secrets: { headers: `X-Key: ${mark}` },
  });
  const slug = `all_${mark}`;
  const { id: segment } = await make('audiences', { name: mark, slug, filter: 'FILTER EXISTS city' });
  const job = await make('integrations', {
    kind: 'audience_trigger',
    name: `Job ${mark}`,
    settings: { url: 'http://127.0.0.1:9/x', audiences: [segment] },
  });
  await make(`integrations/${job.id}/pause`);
  const events = await api.get<{ data: readonly { id: unknown }[] }>(
    `/v1/admin/customers/${customer}/events`,
  );
  const { id: account } = await api.get<Made>('/v1/admin/workspace');
  return {
    ...{
      mark,
      admin,
      viewer,
      account: String(account),
      writeKey,
      apiKey,
      apiSecret,
      insiderKey,
      hookToken,
      customer,
    },
    ...{ template: String(template), authorization: String(authorization), segment: String(segment) },
    ...{ slug, job: String(job.id), endpoint: `hook_${mark}` },
    event: String(events.data[0]?.id),
  };
}
