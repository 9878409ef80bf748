import type { AuditTarget } from './audit-store.ts';
import type { User } from './user-store.ts';

/** A user as the audit log shows them. */
export function userRecord({ email, name, role, state }: User): Readonly<Record<string, unknown>> {
  return { email, name, role, state };
}

export function userTarget({ id, email }: User): AuditTarget {
  return { kind: 'user', id: String(id), name: email };
}
