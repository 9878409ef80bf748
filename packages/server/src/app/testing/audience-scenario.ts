import { triggerKind } from '@causeway/core/trigger/trigger-kind';
import { plain, type AdminClient } from './admin-client.ts';
import { byTest, type AdminHub } from './admin-hub.ts';

/** What is left of the scenario. */
export interface MadeAudiences {
  readonly audience: string;
  readonly preview: string;
}

/** Does everything with audiences once, about this customer. The hub must know audience triggers. */
export async function audienceScenario(
  client: AdminClient,
  hub: AdminHub,
  workspace: number,
  customer: string,
): Promise<MadeAudiences> {
  const path = '/v1/admin/audiences';
  const filter = 'FILTER EXISTS name';
  const made = await client.call('POST', path, { name: 'Named', filter, announce: true });
  const id = plain(made.body['id']);
  await client.call('GET', path);
  await client.call('GET', `${path}/${id}`);
  await client.call('PATCH', `${path}/${id}`, { description: 'Who has a name' });
  await client.call('GET', `${path}/${id}/members`);
  await client.call('GET', `${path}/${id}/history`);
  await client.call('POST', '/v1/admin/audience-checks', { rule: { kind: 'all' } });
  const preview = await client.call('POST', '/v1/admin/audience-previews', { filter, id });
  await client.call('GET', `/v1/admin/audience-previews/${plain(preview.body['id'])}`);
  await client.call('DELETE', `/v1/admin/audience-previews/${plain(preview.body['id'])}`);
  const left = await client.call('POST', '/v1/admin/audience-previews', { filter });
  await client.call('GET', '/v1/admin/judging');
  for (const action of ['pause', 'resume', 'restart'])
    await client.call('POST', `/v1/admin/judging/${action}`);
  await client.call('GET', `/v1/admin/customers/${customer}/audiences`);
  await client.call('GET', `/v1/admin/customers/${customer}/audiences/${id}`);
  const { settings } = triggerKind.check({ audiences: [id], existingUsers: true });
  const job = await hub.config.addIntegration(
    { workspace, kind: triggerKind.key, name: 'Tells of audiences', settings, secrets: {} },
    hub.now,
    byTest,
  );
  await client.call('POST', `/v1/admin/integrations/${job.id}/existing-users`, { action: 'start' });
  await client.call('GET', `/v1/admin/integrations/${job.id}/existing-users`);
  const second = await client.call('POST', path, { name: 'Short-lived', filter: 'FILTER *' });
  await client.call('DELETE', `${path}/${plain(second.body['id'])}`);
  return { audience: id, preview: plain(left.body['id']) };
}
