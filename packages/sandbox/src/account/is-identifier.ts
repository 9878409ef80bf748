import type { Account } from './account.ts';
import type { User } from './user.ts';

/** Whether a name (`email`, `custom.<key>`) identifies in this account, and so is no attribute of the profile. */
export function identifierTest(account: Account, user: User): (name: string) => boolean {
  return (name) => account.rules.reserved(name) || user.identifiers.has(name);
}
