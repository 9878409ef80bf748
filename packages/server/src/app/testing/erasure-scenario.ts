import { insiderErasing } from '@causeway/core/insider/erase-user';
import type { DestinationKind } from '@causeway/core/delivery/destination';
import { setTimeout as sleep } from 'node:timers/promises';
import { plain, type AdminClient, type Body } from './admin-client.ts';
import type { AdminHub } from './admin-hub.ts';
import { fakeKind } from './fake-kind.ts';

/** The fake destination, with people who can be deleted there. */
export const erasingKind: DestinationKind = { ...fakeKind, key: 'erasing', erase: insiderErasing };

/** Does everything with erasures once, and answers the id of one. */
export async function erasureScenario(
  client: AdminClient,
  hub: AdminHub,
  workspace: number,
  secret: string,
): Promise<string> {
  const made = await client.call('POST', '/v1/admin/integrations', {
    kind: 'erasing',
    name: 'Where people are deleted',
    secrets: { token: secret },
  });
  const destination = Number(made.body['id']);
  const id = `gone-${workspace}`;
  await hub.register(workspace, [{ type: 'Bought', userId: id }]);
  hub.answers.push({ status: 403, headers: {}, body: '{"message":"no"}', ms: 1, error: undefined });
  const asked = { customer_id: id, confirm: id, destinations: [destination], reason: 'They asked for it' };
  const erasure = await client.call('POST', '/v1/admin/erasures', asked);
  const path = `/v1/admin/erasures/${plain(erasure.body['id'])}`;
  await ended(client, path);
  await client.call('POST', `${path}/retry`);
  await ended(client, path);
  await client.call('GET', `/v1/admin/erasures?customer_id=${id}`);
  await client.call('POST', '/v1/admin/suppressions/check', { identifier: id });
  await client.call('POST', '/v1/admin/suppressions/lift', { identifier: id, reason: 'They came back' });
  await client.call('DELETE', `/v1/admin/integrations/${destination}`);
  return plain(erasure.body['id']);
}

/** Until an erasure runs no more. */
export async function ended(client: AdminClient, path: string): Promise<Body> {
  for (let tries = 0; tries < 400; tries++) {
    const { body } = await client.call('GET', path);
    if (plain(body['state']) !== 'running') return body;
    await sleep(20);
  }
  throw new Error(`${path} did not end`);
}
