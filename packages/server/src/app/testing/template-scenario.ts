import { plain, type AdminClient } from './admin-client.ts';

/** Does everything with templates once, and answers the id of one that is left. */
export async function templateScenario(client: AdminClient): Promise<string> {
  const source = '{ id: 1 }';
  const path = '/v1/admin/templates';
  const made = await client.call('POST', path, { name: 'Entrance', description: 'What for', source });
  const id = plain(made.body['id']);
  await client.call('GET', path);
  await client.call('GET', `${path}/${id}`);
  await client.call('PATCH', `${path}/${id}`, { source: '{ id: 2 }' });
  await client.call('GET', `${path}/${id}/revisions`);
  await client.call('POST', '/v1/admin/template-checks', { source: '{ users:\\[1\\] }' });
  await client.call('POST', '/v1/admin/template-renders', { source, entity: {} });
  await client.call('GET', '/v1/admin/template-recipes');
  const second = await client.call('POST', path, { name: 'Short-lived', source });
  await client.call('DELETE', `${path}/${plain(second.body['id'])}`);
  return id;
}
