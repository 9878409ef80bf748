import type { Target } from '../rules/validate-user.ts';
import { resolveIdentity, type Match } from '../rules/resolve-identity.ts';
import type { Account } from './account.ts';
import type { User } from './user.ts';

/** The profiles a target points at, one match per identifier that belongs to somebody. */
export function matchesOf(account: Account, target: Target): Match<User>[] {
  const matches: Match<User>[] = [];
  const named = target.insiderId === undefined ? undefined : account.directory.byInsiderId(target.insiderId);
  if (named !== undefined) matches.push({ type: 'insider_id', profile: named });
  for (const identifier of target.identifiers) {
    const profile = account.directory.owner(identifier);
    if (profile !== undefined) matches.push({ type: identifier.type, profile });
  }
  return matches;
}

/** The one profile a target means. inferred: with several, the highest ranking identifier decides; nothing merges. */
export function findUser(account: Account, target: Target): User | undefined {
  return resolveIdentity(matchesOf(account, target), account.rules).survivor;
}
