import { route, type Route } from '@causeway/contract/operation';
import { Refused } from '@causeway/contract/problem';
import { acceptInvitation, openInvitation } from '@causeway/contract/sessions';
import { userRecord, userTarget } from '../../ports/user-record.ts';
import type { User } from '../../ports/user-store.ts';
import type { AddressLimit } from './address-limit.ts';
import { busyOr } from './check-password.ts';
import { byThemselves, keep, newSession, type SessionTools } from './session-tools.ts';
import { sessionView } from './session-view.ts';

/** Choosing a password with an invitation: the first one, or a new one for somebody who lost theirs. */
export function invitationRoutes(tools: SessionTools, limit: AddressLimit): readonly Route[] {
  const { config, users, passwords, secrets, clock } = tools;
  const gone = (): Refused =>
    new Refused(
      404,
      'no_invitation',
      'This invitation is unknown, used, replaced by a newer one, or over. Ask for a new one.',
    );
  /** Whom it is for. A guess counts as a failed try. */
  const open = async (token: string, address: string): Promise<User> => {
    const attempt = limit.take(address, clock());
    const user = await users.invited(secrets.hash(token), clock());
    if (user === undefined) throw gone();
    attempt.forgive();
    return user;
  };
  return [
    route(openInvitation, async ({ body }, _caller, exchange) => {
      const user = await open(body.token, exchange.address);
      const workspace = (await config.workspaces()).find(({ id }) => id === user.workspace);
      return { email: user.email, name: user.name, workspace_name: workspace?.name ?? '' };
    }),
    route(acceptInvitation, async ({ body }, _caller, exchange) => {
      await open(body.token, exchange.address);
      const password = await passwords.hash(body.password).catch((error: unknown) => {
        throw busyOr(error);
      });
      const made = newSession(tools, exchange);
      const chosen = { name: body.name, password };
      const hash = secrets.hash(body.token);
      const accepted = await users.accept(hash, chosen, made.draft, clock(), (before, after) => ({
        by: byThemselves(after),
        action: 'invitation.accept',
        target: userTarget(after),
        before: userRecord(before),
        after: { ...userRecord(after), password: 'changed' },
      }));
      if (accepted === undefined) throw gone();
      keep(exchange, made.secret);
      return sessionView(tools, made.secret);
    }),
  ];
}
