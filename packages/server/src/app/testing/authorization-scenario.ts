import { plain, type AdminClient } from './admin-client.ts';

/** Does everything with authorizations once, and answers the id of one that is left. */
export async function authorizationScenario(client: AdminClient, secret: string): Promise<string> {
  const path = '/v1/admin/authorizations';
  const made = await client.call('POST', path, {
    label: 'Shop API',
    description: 'What for',
    method: 'oauth2_client_credentials',
    settings: { tokenEndpoint: 'https://login.example/token', clientId: 'shop' },
    hosts: ['api.example'],
    secrets: { client_secret: secret, headers: `X-Key: ${secret}`, parameters: `key=${secret}` },
  });
  const id = plain(made.body['id']);
  await client.call('GET', path);
  await client.call('GET', `${path}/${id}`);
  await client.call('PATCH', `${path}/${id}`, { settings: { scope: 'read' }, secrets: { headers: null } });
  await client.call('POST', `${path}/${id}/test`);
  const second = await client.call('POST', path, { label: 'Short-lived', method: 'none' });
  await client.call('DELETE', `${path}/${plain(second.body['id'])}`);
  return id;
}
