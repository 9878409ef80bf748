import { getKind, installIntegration, listCategories, listKinds } from '@causeway/contract/integrations';
import { route, type Route } from '@causeway/contract/operation';
import { freeName } from '../../ports/free-name.ts';
import { categoriesOf, isSought, kindView } from './catalog.ts';
import { integrationViews, type IntegrationTools, type IntegrationView } from './integration-tools.ts';
import { catalogKind, readInstall } from './read-install.ts';

/** What can be installed, and installing it from there. */
export function catalogRoutes(tools: IntegrationTools): readonly Route[] {
  const { integrationDesk: desk, kinds } = tools;

  return [
    route(listKinds, async ({ query }, { workspace }) => {
      const installed = Map.groupBy(await desk.list(workspace), ({ kind }) => kind);
      const views = [...kinds.values()].map((kind) => kindView(kind, installed.get(kind.key)?.length));
      return { data: views.filter((view) => isSought(view, query)) };
    }),
    route(listCategories, async () => ({ data: categoriesOf(kinds.values()) })),
    route(getKind, async ({ params }, { workspace }) => {
      const kind = catalogKind(kinds, params.key);
      const installed = (await desk.list(workspace)).filter((one) => one.kind === kind.key);
      return kindView(kind, installed.length);
    }),
    route(installIntegration, async ({ params, body }, caller) => {
      const kind = catalogKind(kinds, params.key);
      const { inItsWords, ...words } = readInstall(kind, body);
      const taken = (await desk.list(caller.workspace)).map(({ name }) => name);
      const name = body.name ?? freeName(kind.label, taken);
      try {
        const added = await desk.add(caller, {
          ...words,
          kind: kind.key,
          name,
          requires: body.requires,
          summary: body.summary,
        });
        return (await integrationViews(tools, [added]))[0] as IntegrationView;
      } catch (error) {
        throw inItsWords(error);
      }
    }),
  ];
}
