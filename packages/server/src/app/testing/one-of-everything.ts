import { plain, type AdminClient, type Body } from './admin-client.ts';
import type { AdminHub } from './admin-hub.ts';
import { authorizationScenario } from './authorization-scenario.ts';
import { ended } from './erasure-scenario.ts';
import { inboundScenario } from './inbound-scenario.ts';
import { keepAudience } from './keep-audience.ts';
import { templateScenario } from './template-scenario.ts';

/** What a workspace of this test has, by what it is. */
export interface Made {
  readonly customer: string;
  readonly event: string;
  readonly source: string;
  readonly integration: string;
  readonly erasing: string;
  readonly webhook: string;
  readonly authorization: string;
  readonly template: string;
  readonly audience: string;
  readonly slug: string;
  readonly conflict: string;
  /** As the log of changes calls it. */
  readonly sourceName: string;
  readonly tokenName: string;
  readonly secondEvent: string;
  readonly secondSlug: string;
  readonly delivery: string;
  /** Customers: two that a merge can make one and who is left of such a merge, who was erased, who may be. */
  readonly one: string;
  readonly other: string;
  readonly people: readonly string[];
  readonly merged: string;
  readonly gone: string;
  readonly last: string;
  /** Who came by a webhook, by which event, and in which receipt. */
  readonly hooked: string;
  readonly hookedEvent: string;
  readonly receipt: string;
  /** What anybody may ask for as it is written. */
  readonly definition: unknown;
}

export type Thing = Exclude<keyof Made, 'definition' | 'people'>;

/** One of everything, for a workspace that is called `mark`. */
export async function oneOfEverything(
  client: AdminClient,
  hub: AdminHub,
  workspace: number,
  mark: string,
): Promise<Made> {
  const made = await client.call('POST', '/v1/admin/integrations', {
    kind: 'fake',
    name: `F ${mark}`,
    secrets: { token: 'x' },
  });
  const erasing = await client.call('POST', '/v1/admin/integrations', {
    kind: 'erasing',
    name: `E ${mark}`,
    secrets: { token: 'x' },
  });
  const integration = plain(made.body['id']);
  const source = await client.call('POST', '/v1/admin/sources', { name: `S-${mark}` });
  const customer = `c-${mark}`;
  const people = ['p', 'q', 'r', 's', 'merging', 'merged', 'gone', 'last'].map((name) => `${name}-${mark}`);
  const [one = '', , , other = '', merging = '', merged = '', gone = '', last = ''] = people;
  await client.call('PATCH', '/v1/admin/identity/settings', { contacts: ['email'], same_contact: 'ask' });
  await hub.register(
    workspace,
    [customer, `d-${mark}`, ...people].flatMap((userId) => [
      {
        kind: 'identify' as const,
        type: 'identify',
        userId,
        data: { email: `${/^[cd]-/.test(userId) ? 'twins' : userId}@${mark}.example` },
      },
      { type: 'Bought', userId },
    ]),
    Number(source.body['id']),
  );
  await hub.deliver(Number(integration), (_event, type) =>
    type === 'Bought' ? { code: 'bad_value', message: 'No.', hint: 'Mend it.' } : undefined,
  );
  await hub.receipts.keep([
    {
      source: Number(source.body['id']),
      at: hub.now,
      method: 'POST',
      path: '/v1/track',
      status: 400,
      accepted: 0,
      issues: [],
      body: '{}',
    },
  ]);
  const account = (await hub.config.workspaces()).find(({ id }) => id === workspace)?.publicId ?? '';
  const inbound = await inboundScenario(client, hub, mark, account, 'a-secret-of-webhooks');
  const buried = await client.call('GET', `/v1/admin/integrations/${integration}/dead-letters`);
  const rows = buried.body['data'] as unknown as readonly Body[];
  const slug = `all_${mark}`;
  const { publicId } = await keepAudience(hub, workspace, slug, 'FILTER *');
  const secondSlug = `some_${mark}`;
  await keepAudience(hub, workspace, secondSlug, 'FILTER *');
  await client.call('POST', '/v1/admin/identity/merges', { from: merging, into: merged });
  const erasure = await client.call('POST', '/v1/admin/erasures', {
    customer_id: gone,
    confirm: gone,
    reason: 'x',
  });
  await ended(client, `/v1/admin/erasures/${plain(erasure.body['id'])}`);
  const logs = await client.call('GET', `/v1/admin/integrations/${integration}/outbound-logs`);
  const conflicts = await client.call('GET', '/v1/admin/identity/conflicts?state=open');
  const received = await client.call('GET', `/v1/admin/inbound/${inbound.receipt}`);
  const { body: hook } = await client.call('GET', `/v1/admin/webhooks/${inbound.webhook}`);
  const token = `T-${mark}`;
  const key = await client.call('POST', '/v1/admin/tokens', { name: token, role: 'admin' });
  await client.as(plain(key.body['token'])).call('POST', '/v1/admin/sources', { name: `By ${mark}` });
  return {
    customer,
    ...{ people, one, other, merged, gone, last },
    integration,
    source: plain(source.body['id']),
    sourceName: `S-${mark}`,
    tokenName: token,
    erasing: plain(erasing.body['id']),
    event: plain(rows.find((row) => JSON.stringify(row).includes(`"${customer}"`))?.['event_id']),
    secondEvent: plain(rows.find((row) => JSON.stringify(row).includes(`"q-${mark}"`))?.['event_id']),
    secondSlug,
    delivery: plain(logs.body['data']?.[0]?.['identifier']),
    webhook: inbound.webhook,
    definition: hook['definition'],
    hooked: `optin-${mark}`,
    hookedEvent: plain(received.body['event_id']),
    receipt: plain(received.body['identifier']),
    authorization: await authorizationScenario(client, 'a-secret'),
    template: await templateScenario(client),
    audience: publicId,
    slug,
    conflict: plain(conflicts.body['data']?.[0]?.['id']),
  };
}
