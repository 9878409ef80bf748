import { keepCsrfToken } from '../../app/api.ts';
import { queryClient, sessionQuery, type Session } from '../../app/query.ts';

/** The same person, changed: what they see stays, and what proves their changes may be new. */
export function renewSession(session: Session): void {
  keepCsrfToken(session.csrf_token);
  queryClient.setQueryData(sessionQuery.queryKey, session);
}
