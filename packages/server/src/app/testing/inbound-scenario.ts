import { plain, type AdminClient } from './admin-client.ts';
import type { AdminHub } from './admin-hub.ts';
import { startRawServer } from './raw-server.ts';

/**
 * Does everything with incoming webhooks and their receipts once, and answers the ids of a webhook and a receipt that
 * are left. `secret`: what must never be seen again.
 */
export async function inboundScenario(
  client: AdminClient,
  hub: AdminHub,
  mark: string,
  account: string,
  secret: string,
): Promise<{ readonly webhook: string; readonly receipt: string }> {
  const blueprints = await client.call('GET', '/v1/admin/webhook-blueprints');
  const of = (key: string): unknown =>
    (blueprints.body['data'] as unknown as { key: string; definition: unknown }[]).find(
      (blueprint) => blueprint.key === key,
    )?.definition;
  const definition = { ...(of('optin_labels') as object), auth: { kind: 'bearer', secrets: ['token'] } };
  await client.call('POST', '/v1/admin/webhooks/check', { definition });
  const secrets = { token: secret };
  const made = await client.call('POST', '/v1/admin/webhooks', { definition, secrets });
  const webhook = plain(made.body['id']);
  const base = `/v1/admin/webhooks/${webhook}`;
  await client.call('PATCH', base, { secrets });
  await client.call('POST', `${base}/activate`);
  const body = JSON.stringify({ customer_id: `optin-${mark}`, email: `optin-${mark}@example.com` });
  await client.call('POST', '/v1/admin/webhooks/try', {
    webhook_id: Number(webhook),
    definition,
    request: { body },
  });
  const server = await startRawServer([hub.webhooks.handler]);
  await server.send(`/beta/webhooks/custom/${account}/optin_labels?token=${secret}`, {
    headers: { authorization: `Bearer ${secret}` },
    body,
  });
  await server.close();
  const copy = await client.call('POST', `${base}/clone`);
  await client.call('POST', `/v1/admin/webhooks/${plain(copy.body['id'])}/archive`);
  await client.call('GET', '/v1/admin/webhooks');
  await client.call('GET', base);
  const { body: list } = await client.call('GET', `/v1/admin/inbound?webhook_id=${webhook}`);
  const receipt = plain(list['data']?.[0]?.['id']);
  await client.call('GET', `/v1/admin/inbound/${receipt}`);
  await client.call('POST', `/v1/admin/inbound/${receipt}/rerun`);
  await client.call('POST', `/v1/admin/inbound/${receipt}/rerun`, { dry: false });
  await client.call('POST', `${base}/deactivate`);
  return { webhook, receipt };
}
