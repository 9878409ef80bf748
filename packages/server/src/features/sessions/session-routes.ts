import { route, type Route } from '@causeway/contract/operation';
import { timeOf } from '@causeway/contract/page';
import { Refused, TooMany } from '@causeway/contract/problem';
import { endSessions, getSession, listSessions, signIn, signOut } from '@causeway/contract/sessions';
import type { User } from '../../ports/user-store.ts';
import { userTarget } from '../../ports/user-record.ts';
import { accountRoutes } from './account-routes.ts';
import { AddressLimit } from './address-limit.ts';
import { passwordCheck } from './check-password.ts';
import { invitationRoutes } from './invitation-routes.ts';
import { byThemselves, keep, newSession, sessionOf, type SessionTools } from './session-tools.ts';
import { sessionView } from './session-view.ts';
import { setupRoutes } from './setup-routes.ts';

/** Getting in, and out again. */
export function sessionRoutes(tools: SessionTools): readonly Route[] {
  const { sessions, secrets, clock, log } = tools;
  const limit = new AddressLimit();
  const check = passwordCheck(tools);
  return [
    route(signIn, async ({ body }, _caller, exchange) => {
      const attempt = limit.take(exchange.address, clock());
      let user: User | undefined;
      try {
        user = await check(body.email.trim().toLowerCase(), body.password);
      } catch (error) {
        // Nothing was tried.
        if (error instanceof TooMany) attempt.forgive();
        throw error;
      }
      const made = newSession(tools, exchange);
      const { session: earlier } = exchange;
      const replaces = earlier === undefined ? undefined : secrets.hash(earlier);
      const signedIn =
        user === undefined
          ? undefined
          : await sessions.signIn(user.id, made.draft, replaces, clock(), (one) => ({
              by: byThemselves(one),
              action: 'session.sign_in',
              target: userTarget(one),
              after: { address: exchange.address, user_agent: exchange.userAgent },
            }));
      if (signedIn === undefined) {
        log.warn({ address: exchange.address, user: user?.id }, 'a sign-in failed');
        throw new Refused(401, 'wrong_credentials', 'The e-mail address or the password is wrong.');
      }
      attempt.forgive();
      keep(exchange, made.secret);
      return sessionView(tools, made.secret);
    }),
    route(getSession, async (_request, caller, exchange) =>
      sessionView(tools, sessionOf(caller, exchange).secret),
    ),
    route(signOut, async (_request, caller, exchange) => {
      const { secret, user } = sessionOf(caller, exchange);
      await sessions.end(user, secrets.hash(secret), clock(), () => ({
        by: caller,
        action: 'session.sign_out',
        target: { kind: 'user', id: String(user), name: caller.actor.name },
      }));
      exchange.dropSession();
      return undefined;
    }),
    route(listSessions, async (_request, caller, exchange) => {
      const { secret, user } = sessionOf(caller, exchange);
      const now = clock();
      const current = (await sessions.find(secrets.hash(secret), now))?.session.id;
      const data = (await sessions.sessions(user, now)).map((session) => ({
        id: session.id,
        created_at: timeOf(session.createdAt),
        seen_at: timeOf(session.seenAt),
        address: session.address,
        user_agent: session.userAgent,
        current: session.id === current,
      }));
      return { data };
    }),
    route(endSessions, async (_request, caller, exchange) => {
      const { secret, user } = sessionOf(caller, exchange);
      await sessions.endOthers(user, secrets.hash(secret), clock(), (ended) => ({
        by: caller,
        action: 'session.end_others',
        target: { kind: 'user', id: String(user), name: caller.actor.name },
        after: { ended },
      }));
      return undefined;
    }),
    ...accountRoutes(tools, check),
    ...setupRoutes(tools, limit),
    ...invitationRoutes(tools, limit),
  ];
}
