import { covers, type Role } from '@causeway/core/access/role';
import { useSuspenseQuery } from '@tanstack/react-query';
import { sessionQuery, type Session } from './query.ts';

export function useSession(): Session {
  return useSuspenseQuery(sessionQuery).data;
}

/** May whoever is signed in do what this role may? The hub checks again; this only spares them a refusal. */
export function useMay(role: Role): boolean {
  return covers(useSession().user.role, role);
}
