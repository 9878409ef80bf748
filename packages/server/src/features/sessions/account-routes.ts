import { route, type Route } from '@causeway/contract/operation';
import { invalid, notFound } from '@causeway/contract/problem';
import { changeAccount } from '@causeway/contract/sessions';
import { userTarget } from '../../ports/user-record.ts';
import { busyOr, type CheckPassword } from './check-password.ts';
import { sessionOf, type SessionTools } from './session-tools.ts';
import { sessionView } from './session-view.ts';

/** What people change about themselves. */
export function accountRoutes(tools: SessionTools, check: CheckPassword): readonly Route[] {
  const { users, passwords, secrets, clock } = tools;
  return [
    route(changeAccount, async ({ body }, caller, exchange) => {
      const { secret, user: id } = sessionOf(caller, exchange);
      if (
        body.password !== undefined &&
        (await check(caller.actor.name, body.password.current)) === undefined
      ) {
        throw invalid([
          {
            pointer: '/password/current',
            code: 'wrong_password',
            message: 'This is not your present password.',
          },
        ]);
      }
      const password =
        body.password === undefined
          ? undefined
          : await passwords.hash(body.password.new).catch((error: unknown) => {
              throw busyOr(error);
            });
      const change = { name: body.name, password };
      const changed = await users.changeOwn(id, change, secrets.hash(secret), clock(), (before, after) => ({
        by: caller,
        action: 'account.change',
        target: userTarget(after),
        before: { name: before.name },
        after: { name: after.name, ...(password === undefined ? {} : { password: 'changed' }) },
      }));
      if (changed === undefined) throw notFound('user');
      return sessionView(tools, secret);
    }),
  ];
}
