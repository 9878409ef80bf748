import { covers, type Role } from './role.ts';

/** Who manages. `user` is undefined when it is a program with a token. */
export interface Manager {
  readonly user: number | undefined;
  readonly role: Role;
}

/** Who is managed. `active`: can sign in, or could with their password. */
export interface Managed {
  readonly user: number;
  readonly role: Role;
  readonly active: boolean;
}

export interface Management {
  /** Their role from now on. */
  readonly role?: Role | undefined;
  /** They are shut out, or removed. */
  readonly out?: boolean | undefined;
  /** They are to choose a new password, and whoever holds the invitation becomes them. */
  readonly invited?: boolean | undefined;
}

export type ManageRefusal = 'above_own_role' | 'owners_only' | 'not_oneself' | 'last_owner';

/** May somebody make a user, or a token, of this role? */
export function mayGive({ role }: Pick<Manager, 'role'>, given: Role): ManageRefusal | undefined {
  return covers(role, given) ? undefined : 'above_own_role';
}

/**
 * May this manager do that to them? Nobody gives more than they have, only owners touch owners, nobody puts
 * themselves in or out, and somebody who may do everything is always left: `otherOwners` counts the active owners
 * beside the one who is managed.
 */
export function mayManage(
  manager: Manager,
  managed: Managed,
  { role, out = false, invited = false }: Management,
  otherOwners: number,
): ManageRefusal | undefined {
  if (!covers(manager.role, managed.role)) return 'owners_only';
  const newRole = role !== undefined && role !== managed.role;
  if (manager.user === managed.user && (newRole || out || invited)) return 'not_oneself';
  if (role !== undefined && !covers(manager.role, role)) return 'above_own_role';
  const leaves = managed.role === 'owner' && managed.active && (newRole || out);
  return leaves && otherOwners === 0 ? 'last_owner' : undefined;
}
