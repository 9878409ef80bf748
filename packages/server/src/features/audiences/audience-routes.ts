import {
  addAudience,
  changeAudience,
  checkAudienceRule,
  getAudience,
  listAudiences,
  removeAudience,
} from '@causeway/contract/audiences';
import { route, type Caller, type Route } from '@causeway/contract/operation';
import { invalid, Refused } from '@causeway/contract/problem';
import type { AudienceDesk } from '../../ports/audience-desk.ts';
import type { AudienceRecord } from '../../ports/audience-store.ts';
import { NO_USERS } from './audience-users.ts';
import { audienceView, issueView, summaryView } from './audience-view.ts';
import { customerAudienceRoutes, type CustomerAudienceTools } from './customer-audience-routes.ts';
import { existingRunRoutes, type ExistingRunTools } from './existing-run-routes.ts';
import { judgingRoutes, judgingView, type JudgingTools } from './judging-routes.ts';
import { memberRoutes, type MemberTools } from './member-routes.ts';
import { previewRoutes, type PreviewRouteTools } from './preview-routes.ts';

export interface AudienceTools
  extends CustomerAudienceTools, ExistingRunTools, JudgingTools, MemberTools, PreviewRouteTools {
  readonly audienceDesk: AudienceDesk;
}

/** Audiences: keeping them, who is in them and why, and how far judging everybody has come. */
export function audienceRoutes(tools: AudienceTools): readonly Route[] {
  const { audienceDesk: desk, audienceStore: store, members } = tools;

  const view = async (audience: AudienceRecord) => {
    const { workspace, publicId, filter } = audience;
    const users = (await desk.users(workspace)).get(publicId) ?? NO_USERS;
    const judged = (await store.judging(workspace))?.judged ?? 0;
    return audienceView(audience, await desk.check(workspace, { filter }, publicId), users, judged);
  };

  /** Programs may give two the same name, as they do elsewhere; people choose from a list. */
  const freeName = async ({ workspace }: Caller, name: string, except?: string): Promise<void> => {
    const others = await desk.list(workspace);
    if (others.some((other) => other.name === name && other.publicId !== except))
      throw new Refused(409, 'name_taken', `There is another audience called "${name}".`);
  };

  return [
    route(listAudiences, async (_request, { workspace }) => {
      const [users, judging] = [await desk.users(workspace), await store.judging(workspace)];
      const data = (await desk.list(workspace)).map((one) =>
        summaryView(one, users.get(one.publicId) ?? NO_USERS, judging?.judged ?? 0),
      );
      if (judging === undefined) return { data, judging: null };
      return { data, judging: judgingView(judging, await members.countCustomers(workspace)) };
    }),
    route(addAudience, async ({ body }, caller) => {
      await freeName(caller, body.name);
      return view(await desk.add(caller, body));
    }),
    route(getAudience, async ({ params }, { workspace }) => view(await desk.get(workspace, params.id))),
    route(changeAudience, async ({ params, body, ifRevision }, caller) => {
      const before = await desk.get(caller.workspace, params.id);
      if (body.name !== undefined && body.name !== before.name)
        await freeName(caller, body.name, before.publicId);
      return view(await desk.change(caller, params.id, body, ifRevision));
    }),
    route(removeAudience, async ({ params, ifRevision }, caller) => {
      await desk.remove(caller, params.id, ifRevision);
      return undefined;
    }),
    route(checkAudienceRule, async ({ body }, { workspace }) => {
      const { id, ...words } = body;
      if (id !== undefined && (await store.audience(workspace, id)) === undefined) throw noSuchId();
      const { filter, rule, issues } = await desk.check(workspace, words, id);
      return { filter, rule: rule ?? null, issues: issues.map(issueView) };
    }),
    ...memberRoutes(tools),
    ...judgingRoutes(tools),
    ...previewRoutes(tools),
    ...customerAudienceRoutes(tools),
    ...existingRunRoutes(tools),
  ];
}

function noSuchId(): Refused {
  const message = 'There is no such audience in this workspace.';
  return invalid([{ pointer: '/id', code: 'unknown', message }]);
}
