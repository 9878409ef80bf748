/**
 * What somebody may do in a workspace. A viewer looks; an editor changes mappings, settings and definitions and sends
 * again; an admin also manages keys, users and installed integrations; an owner also manages owners.
 */
export type Role = 'viewer' | 'editor' | 'admin' | 'owner';

const RANK: Readonly<Record<Role, number>> = { viewer: 0, editor: 1, admin: 2, owner: 3 };

/** Does somebody of role `has` have the rights of role `needed`? Each role has all rights of those below it. */
export function covers(has: Role, needed: Role): boolean {
  return RANK[has] >= RANK[needed];
}
