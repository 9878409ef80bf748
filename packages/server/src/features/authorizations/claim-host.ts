import { covers, type Role } from '@causeway/core/access/role';
import type { Issue } from '@causeway/core/result/issue';
import type { Author } from '../../ports/audit-store.ts';
import type { AuthorizationStore } from '../../ports/authorization-store.ts';
import { recordOf, targetOf } from './authorization-record.ts';

/** May an authorization be sent to this origin? One without hosts is bound to it, if it is an admin who asks. */
export async function claimHost(
  store: AuthorizationStore,
  now: number,
  by: Author,
  role: Role,
  id: string,
  origin: string,
): Promise<Issue | undefined> {
  const authorization = await store.authorization(by.workspace, id);
  if (authorization === undefined)
    return { code: 'authorization_unknown', message: 'There is no such authorization in this workspace.' };
  const { label, method, hosts, revision } = authorization;
  if (method === 'none' || hosts.includes(origin)) return undefined;
  if (hosts.length > 0) {
    return {
      code: 'authorization_elsewhere',
      message: `The authorization "${label}" is for ${hosts.join(', ')}, not for ${origin}.`,
      hint: `Add ${origin} to its hosts, where its secrets are entered again, or choose another authorization.`,
    };
  }
  if (!covers(role, 'admin')) {
    return {
      code: 'authorization_unbound',
      message: `The authorization "${label}" has not been used yet, so no host is allowed to get it.`,
      hint: `Let an admin add ${origin} to its hosts.`,
    };
  }
  const change = { hosts: [origin], ifRevision: revision };
  const bound = await store.changeAuthorization(by.workspace, id, change, now, (before, after) => ({
    by,
    action: 'authorization.change',
    target: targetOf(after),
    before: recordOf(before),
    after: recordOf(after),
  }));
  // Somebody else was quicker: now it has hosts, or is gone.
  return bound === undefined ? claimHost(store, now, by, role, id, origin) : undefined;
}
