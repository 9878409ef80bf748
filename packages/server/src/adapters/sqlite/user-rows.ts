import type { Role } from '@causeway/core/access/role';
import type { User } from '../../ports/user-store.ts';
import type { Value } from './connection.ts';

/** Of a user, as `u`; what is added after them keeps its own places. */
export const USER =
  'u.id, u.workspace, u.email, u.name, u.role, u.password IS NOT NULL, u.disabled_at, u.wrong, u.locked_until, u.seen_at, u.created_at';
export const USER_COLUMNS = 11;

export function userFrom(row: readonly Value[]): User {
  const active = row[5] === 1;
  return {
    id: row[0] as number,
    workspace: row[1] as number,
    email: row[2] as string,
    name: row[3] as string,
    role: row[4] as Role,
    state: row[6] !== null ? 'disabled' : active ? 'active' : 'invited',
    tries: { wrong: row[7] as number, lockedUntil: (row[8] as number | null) ?? undefined },
    seenAt: (row[9] as number | null) ?? undefined,
    createdAt: row[10] as number,
  };
}
