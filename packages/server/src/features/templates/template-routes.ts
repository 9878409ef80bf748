import { route, type AnswerOf, type Caller, type Route } from '@causeway/contract/operation';
import { timeOf } from '@causeway/contract/page';
import { Refused } from '@causeway/contract/problem';
import {
  addTemplate,
  changeTemplate,
  getTemplate,
  listTemplateRevisions,
  listTemplates,
  removeTemplate,
} from '@causeway/contract/templates';
import type { Clock } from '../../ports/clock.ts';
import type { CustomerStore } from '../../ports/customer-store.ts';
import type { SeatsOf } from '../../ports/seats-of.ts';
import type { TemplateDesk, TemplateUser } from '../../ports/template-desk.ts';
import type { TemplateLanguage } from '../../ports/template-language.ts';
import type { Template, TemplateStore, TemplateSummary } from '../../ports/template-store.ts';
import { trialRoutes } from './trial-routes.ts';

export interface TemplateTools {
  readonly templates: TemplateStore;
  readonly templateDesk: TemplateDesk;
  readonly templateLanguage: TemplateLanguage;
  readonly customers: CustomerStore;
  readonly seatsOf: SeatsOf;
  readonly clock: Clock;
}

/** Templates that destinations are filled in from: keeping them, and trying them out. */
export function templateRoutes(tools: TemplateTools): readonly Route[] {
  const { templates, templateDesk: desk } = tools;

  const view = async (template: Template): Promise<AnswerOf<typeof getTemplate>> => ({
    ...summaryView(template, (await desk.users(template.workspace)).get(template.id)),
    source: template.source,
  });

  /** Programs may give two the same name, as they do elsewhere; people choose from a list. */
  const freeName = async ({ workspace }: Caller, name: string, except?: string): Promise<void> => {
    const others = await desk.list(workspace);
    if (others.some((other) => other.name === name && other.id !== except))
      throw new Refused(409, 'name_taken', `There is another template called "${name}".`);
  };

  return [
    route(listTemplates, async (_request, { workspace }) => {
      const users = await desk.users(workspace);
      return { data: (await desk.list(workspace)).map((one) => summaryView(one, users.get(one.id))) };
    }),
    route(addTemplate, async ({ body }, caller) => {
      await freeName(caller, body.name);
      return view(await desk.add(caller, body));
    }),
    route(getTemplate, async ({ params }, { workspace }) => view(await desk.get(workspace, params.id))),
    route(changeTemplate, async ({ params, body, ifRevision }, caller) => {
      const before = await desk.get(caller.workspace, params.id);
      if (body.name !== undefined && body.name !== before.name) await freeName(caller, body.name, before.id);
      return view(await desk.change(caller, params.id, body, ifRevision));
    }),
    route(removeTemplate, async ({ params, ifRevision }, caller) => {
      await desk.remove(caller, params.id, ifRevision);
      return undefined;
    }),
    route(listTemplateRevisions, async ({ params }, { workspace }) => {
      await desk.get(workspace, params.id);
      const revisions = await templates.revisions(workspace, params.id);
      return { data: revisions.map(({ at, ...rest }) => ({ ...rest, at: timeOf(at) })) };
    }),
    ...trialRoutes(tools),
  ];
}

function summaryView(
  { id, name, type, description, revision, author, createdAt, updatedAt }: TemplateSummary,
  users: readonly TemplateUser[] = [],
): AnswerOf<typeof listTemplates>['data'][number] {
  return {
    id,
    name,
    type,
    description,
    revision,
    author,
    used_by: users.map((user) => ({ ...user })),
    created_at: timeOf(createdAt),
    updated_at: timeOf(updatedAt),
  };
}
