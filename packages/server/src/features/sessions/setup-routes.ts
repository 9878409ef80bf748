import { route, type Route } from '@causeway/contract/operation';
import { invalid, notFound, Refused } from '@causeway/contract/problem';
import { getSetup, setUp } from '@causeway/contract/sessions';
import { isTimeZone } from '@causeway/core/access/time-zone';
import { userRecord } from '../../ports/user-record.ts';
import { workspaceRecord } from '../../ports/workspace-record.ts';
import type { AddressLimit } from './address-limit.ts';
import { busyOr } from './check-password.ts';
import { byThemselves, keep, newSession, type SessionTools } from './session-tools.ts';
import { sessionView } from './session-view.ts';

/** Making the owner of a new hub. Whoever can read what the hub printed at its start may do that. */
export function setupRoutes(tools: SessionTools, limit: AddressLimit): readonly Route[] {
  const { config, users, passwords, isSetupCode, clock, log } = tools;
  const done = (): Refused =>
    new Refused(409, 'set_up_already', 'This hub has its owner already: sign in, or ask for an invitation.');
  return [
    route(getSetup, async () => ({ needed: !(await users.anybody()) })),
    route(setUp, async ({ body }, _caller, exchange) => {
      if (await users.anybody()) throw done();
      const attempt = limit.take(exchange.address, clock());
      if (!isSetupCode(body.code)) {
        log.warn({ address: exchange.address }, 'a setup code was wrong');
        throw new Refused(
          403,
          'wrong_code',
          'This is not the code that the hub showed when it started last. Each start makes a new one.',
        );
      }
      attempt.forgive();
      if (body.time_zone !== undefined && !isTimeZone(body.time_zone)) {
        throw invalid([
          {
            pointer: '/time_zone',
            code: 'unknown_time_zone',
            message: `"${body.time_zone}" is not the name of a time zone.`,
            hint: 'Write a name such as Europe/Berlin.',
          },
        ]);
      }
      const [workspace] = await config.workspaces();
      if (workspace === undefined) throw notFound('workspace');
      const password = await passwords.hash(body.password).catch((error: unknown) => {
        throw busyOr(error);
      });
      const made = newSession(tools, exchange);
      const draft = {
        workspace: workspace.id,
        email: body.email,
        name: body.name,
        password,
        workspaceName: body.workspace_name,
        timeZone: body.time_zone,
      };
      const owner = await users.setUp(draft, made.draft, clock(), (user, after) => ({
        by: byThemselves(user),
        action: 'hub.set_up',
        target: { kind: 'workspace', id: after.publicId, name: after.name },
        after: { owner: userRecord(user), workspace: workspaceRecord(after) },
      }));
      if (owner === undefined) throw done();
      keep(exchange, made.secret);
      return sessionView(tools, made.secret);
    }),
  ];
}
