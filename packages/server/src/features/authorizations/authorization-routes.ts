import {
  addAuthorization,
  changeAuthorization,
  getAuthorization,
  listAuthorizations,
  removeAuthorization,
  testAuthorization,
} from '@causeway/contract/authorizations';
import { route, type AnswerOf, type Caller, type Route } from '@causeway/contract/operation';
import { timeOf } from '@causeway/contract/page';
import { Refused } from '@causeway/contract/problem';
import { SECRETS } from '@causeway/core/authorization/authorization';
import type { Json, JsonObject } from '@causeway/core/result/json';
import type {
  AuthorizationDesk,
  AuthorizationUser,
  ShownAuthorization,
} from '../../ports/authorization-desk.ts';

export interface AuthorizationTools {
  readonly authorizationDesk: AuthorizationDesk;
}

type View = AnswerOf<typeof getAuthorization>;

/** Credentials that integrations share. */
export function authorizationRoutes({ authorizationDesk: desk }: AuthorizationTools): readonly Route[] {
  const view = async (one: ShownAuthorization): Promise<View> =>
    viewOf(one, (await desk.users(one.workspace)).get(one.id));

  /** Programs may give two the same label, as they do elsewhere; people choose from a list. */
  const freeLabel = async ({ workspace }: Caller, label: string, except?: string): Promise<void> => {
    const others = await desk.list(workspace);
    if (others.some((other) => other.label === label && other.id !== except))
      throw new Refused(409, 'name_taken', `There is another authorization called "${label}".`);
  };

  return [
    route(listAuthorizations, async (_request, { workspace }) => {
      const users = await desk.users(workspace);
      return { data: (await desk.list(workspace)).map((one) => viewOf(one, users.get(one.id))) };
    }),
    route(addAuthorization, async ({ body }, caller) => {
      await freeLabel(caller, body.label);
      return view(await desk.add(caller, { ...body, settings: body.settings as Json }));
    }),
    route(getAuthorization, async ({ params }, { workspace }) => view(await desk.get(workspace, params.id))),
    route(changeAuthorization, async ({ params, body, ifRevision }, caller) => {
      const before = await desk.get(caller.workspace, params.id);
      if (body.label !== undefined && body.label !== before.label)
        await freeLabel(caller, body.label, before.id);
      const settings = body.settings as JsonObject | undefined;
      return view(await desk.change(caller, params.id, { ...body, settings }, ifRevision));
    }),
    route(removeAuthorization, async ({ params, ifRevision }, caller) => {
      await desk.remove(caller, params.id, ifRevision);
      return undefined;
    }),
    route(testAuthorization, async ({ params }, { workspace }) => {
      const { ok, issue, status, ms, lifeMs } = await desk.test(workspace, params.id);
      return {
        ok,
        issue,
        status: status === 0 ? null : status,
        ms,
        expires_in: lifeMs === undefined ? null : lifeMs / 1_000,
      };
    }),
  ];
}

function viewOf(
  {
    id,
    label,
    description,
    method,
    settings,
    hosts,
    set,
    revision,
    createdAt,
    updatedAt,
  }: ShownAuthorization,
  users: readonly AuthorizationUser[] = [],
): View {
  return {
    id,
    label,
    description,
    method,
    settings,
    hosts: [...hosts],
    secrets: Object.fromEntries(SECRETS[method].map((name) => [name, { set: set.includes(name) }])),
    used_by: users.map((user) => ({ ...user })),
    revision,
    created_at: timeOf(createdAt),
    updated_at: timeOf(updatedAt),
  };
}
