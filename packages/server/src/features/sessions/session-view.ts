import type { AnswerOf } from '@causeway/contract/operation';
import { timeOf } from '@causeway/contract/page';
import { notFound, Refused } from '@causeway/contract/problem';
import type { getSession } from '@causeway/contract/sessions';
import { sessionEnd } from '@causeway/core/access/session-life';
import { workspaceRecord } from '../../ports/workspace-record.ts';
import type { SessionTools } from './session-tools.ts';

/** Who is signed in by this secret, and what the console needs to begin with. */
export async function sessionView(
  { config, sessions, secrets, clock, version }: SessionTools,
  secret: string,
): Promise<AnswerOf<typeof getSession>> {
  const found = await sessions.find(secrets.hash(secret), clock());
  if (found === undefined) throw new Refused(401, 'no_session', 'The session has ended: sign in again.');
  const { user, session } = found;
  const workspace = (await config.workspaces()).find(({ id }) => id === user.workspace);
  if (workspace === undefined) throw notFound('workspace');
  return {
    user: { id: user.id, email: user.email, name: user.name, role: user.role },
    workspace: workspaceRecord(workspace),
    csrf_token: secrets.csrfOf(secret),
    expires_at: timeOf(sessionEnd(session)),
    version,
  };
}
