import { route, type AnswerOf, type Caller, type Route } from '@causeway/contract/operation';
import { timeOf } from '@causeway/contract/page';
import { notFound, Refused } from '@causeway/contract/problem';
import { addUser, changeUser, inviteUser, listUsers, removeUser } from '@causeway/contract/users';
import { lockedFor } from '@causeway/core/access/lockout';
import {
  mayGive,
  mayManage,
  type Manager,
  type Management,
  type ManageRefusal,
} from '@causeway/core/access/manage';
import type { Clock } from '../../ports/clock.ts';
import type { Secrets } from '../../ports/secrets.ts';
import { userRecord, userTarget } from '../../ports/user-record.ts';
import type { InvitationDraft, Permit, User, UserStore } from '../../ports/user-store.ts';

export interface UserTools {
  readonly users: UserStore;
  readonly clock: Clock;
  readonly secrets: Secrets;
}

const INVITED_MS = 7 * 86_400_000;
/** The list is answered in one piece. */
const MOST = 1_000;

const WHY: Readonly<Record<ManageRefusal, readonly [status: 403 | 409, message: string]>> = {
  above_own_role: [403, 'Nobody gives a role above their own.'],
  owners_only: [403, 'Only those of the same role or above manage them.'],
  not_oneself: [
    403,
    'Nobody changes their own role, shuts themselves out, removes or invites themselves: ask somebody else.',
  ],
  last_owner: [409, 'This is the last owner who can sign in: make somebody else an owner first.'],
};

/** People who can sign in: inviting them, changing what they may do, and shutting them out. */
export function userRoutes({ users, clock, secrets }: UserTools): readonly Route[] {
  const newInvitation = (now: number): { draft: InvitationDraft; view: AnswerOf<typeof inviteUser> } => {
    const token = secrets.newSecret();
    const until = now + INVITED_MS;
    return {
      draft: { hash: secrets.hash(token), until },
      // Behind the number sign, so that it reaches no server and no log.
      view: { token, path: `/console/invitation#token=${token}`, expires_at: timeOf(until) },
    };
  };
  return [
    route(listUsers, async (_request, caller) => ({
      data: (await users.users(caller.workspace)).map((user) => userView(user, caller, clock())),
    })),
    route(addUser, async ({ body }, caller) => {
      refuse(mayGive(caller, body.role));
      if ((await users.byEmail(body.email)) !== undefined)
        throw new Refused(409, 'email_taken', `Somebody with the address ${body.email} is a user already.`);
      if ((await users.users(caller.workspace)).length >= MOST)
        throw new Refused(409, 'too_many', `A workspace has at most ${MOST} users.`);
      const now = clock();
      const { draft, view } = newInvitation(now);
      const made = { ...body, workspace: caller.workspace, invitation: draft };
      const user = await users.add(made, now, (added) => ({
        by: caller,
        action: 'user.add',
        target: userTarget(added),
        after: userRecord(added),
      }));
      return { ...userView(user, caller, now), invitation: view };
    }),
    route(changeUser, async ({ params, body }, caller) => {
      const now = clock();
      const permit = permitted(caller, { role: body.role, out: body.disabled });
      const changed = await users.change(caller.workspace, params.id, body, permit, now, (before, after) => ({
        by: caller,
        action: 'user.change',
        target: userTarget(after),
        before: userRecord(before),
        after: userRecord(after),
      }));
      if (changed === undefined) throw notFound('user');
      return userView(changed, caller, now);
    }),
    route(inviteUser, async ({ params }, caller) => {
      const now = clock();
      const { draft, view } = newInvitation(now);
      const permit: Permit = (user, owners) => {
        permitted(caller, { invited: true })(user, owners);
        if (user.state === 'disabled')
          throw new Refused(409, 'shut_out', 'They are shut out: let them in again first.');
      };
      const invited = await users.invite(caller.workspace, params.id, draft, permit, now, (user) => ({
        by: caller,
        action: 'user.invite',
        target: userTarget(user),
        after: { expires_at: view.expires_at },
      }));
      if (invited === undefined) throw notFound('user');
      return view;
    }),
    route(removeUser, async ({ params }, caller) => {
      const permit = permitted(caller, { out: true });
      const removed = await users.remove(caller.workspace, params.id, permit, clock(), (user) => ({
        by: caller,
        action: 'user.remove',
        target: userTarget(user),
        before: userRecord(user),
      }));
      if (removed === undefined) throw notFound('user');
      return undefined;
    }),
  ];
}

function permitted(caller: Caller, management: Management): Permit {
  const manager: Manager = {
    user: caller.actor.kind === 'user' ? caller.actor.id : undefined,
    role: caller.role,
  };
  return ({ id, role, state }, otherOwners) =>
    refuse(mayManage(manager, { user: id, role, active: state === 'active' }, management, otherOwners));
}

function refuse(refusal: ManageRefusal | undefined): void {
  if (refusal === undefined) return;
  const [status, message] = WHY[refusal];
  throw new Refused(status, refusal, message);
}

function userView(user: User, { actor }: Caller, now: number): AnswerOf<typeof changeUser> {
  const { lockedUntil } = user.tries;
  return {
    id: user.id,
    email: user.email,
    name: user.name,
    role: user.role,
    state: user.state,
    locked_until: lockedUntil === undefined || lockedFor(user.tries, now) === 0 ? null : timeOf(lockedUntil),
    seen_at: user.seenAt === undefined ? null : timeOf(user.seenAt),
    created_at: timeOf(user.createdAt),
    is_self: actor.kind === 'user' && actor.id === user.id,
  };
}
