import { plain, type AdminClient } from './admin-client.ts';

/** Installs from the catalog, changes what was installed, and brings back how it was. */
export async function catalogScenario(client: AdminClient, secret: string): Promise<void> {
  const path = '/v1/admin/integration-catalog';
  await client.call('GET', `${path}/categories`);
  await client.call('GET', `${path}/fake`);
  const made = await client.call('POST', `${path}/fake/install`, {
    name: 'From the catalog',
    variant: 'default',
    config: { token: secret },
    delivery_mode: 'server_side',
  });
  const base = `/v1/admin/integrations/${plain(made.body['id'])}`;
  await client.call('PATCH', base, { settings: { rows: [{ to: 'x' }] }, requires: [], summary: 'A row' });
  await client.call('GET', `${base}/revisions`);
  await client.call('POST', `${base}/revisions/1/restore`, { summary: 'Without' });
  await client.call('DELETE', base);
}
