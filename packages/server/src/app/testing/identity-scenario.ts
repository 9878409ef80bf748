import { plain, type AdminClient } from './admin-client.ts';
import type { AdminHub } from './admin-hub.ts';

/** Does everything with who is who once. Answers a merge and a conflict of the workspace. */
export async function identityScenario(
  client: AdminClient,
  hub: AdminHub,
  workspace: number,
  mark: string,
): Promise<{ readonly merge: string; readonly conflict: string }> {
  const path = '/v1/admin/identity';
  await client.call('GET', `${path}/settings`);
  await client.call('PATCH', `${path}/settings`, { contacts: ['email'], same_contact: 'ask' });
  const [one, other] = [`same-${mark}`, `twin-${mark}`];
  await hub.register(
    workspace,
    [one, other].map((userId) => ({
      kind: 'identify' as const,
      type: 'identify',
      userId,
      data: { email: `twins-${mark}@example.com` },
    })),
  );
  const made = await client.call('POST', `${path}/merges`, { from: one, into: other, note: 'Twins' });
  const merge = plain(made.body['id']);
  await client.call('POST', `${path}/merges/${merge}/undo`, { note: 'They are two' });
  await client.call('GET', `${path}/merges`);
  // Those two are no question any more.
  const data = { email: `twins-${mark}@example.com` };
  await hub.register(workspace, [{ kind: 'identify', type: 'identify', userId: `third-${mark}`, data }]);
  const open = await client.call('GET', `${path}/conflicts?state=open`);
  const conflict = plain(open.body['data']?.[0]?.['id']);
  await client.call('POST', `${path}/conflicts/${conflict}/decide`, { decision: 'keep_apart' });
  return { merge, conflict };
}
