import type { Directory } from '../account/directory.ts';
import type { User } from '../account/user.ts';
import { nameOf } from './user-view.ts';

/**
 * Profiles whose insider_id, identifiers or name contain the text, the latest written first. An exact identifier is
 * not looked up differently: one pass over memory is quick enough for a panel.
 */
export function searchUsers(directory: Directory, search: string, limit: number): User[] {
  const needle = search.trim().toLowerCase();
  let found: User[] = [];
  for (const user of directory.users) {
    if (needle !== '' && !mentions(user, needle)) continue;
    found.push(user);
    if (found.length >= 4 * limit + 1_000) found = latest(found, limit);
  }
  return latest(found, limit);
}

function latest(users: User[], limit: number): User[] {
  return users.toSorted((a, b) => b.updatedAt - a.updatedAt).slice(0, limit);
}

function mentions(user: User, needle: string): boolean {
  if (user.insiderId.toLowerCase().includes(needle)) return true;
  for (const values of user.identifiers.values()) {
    for (const value of values) if (value.toLowerCase().includes(needle)) return true;
  }
  return nameOf(user).toLowerCase().includes(needle);
}
