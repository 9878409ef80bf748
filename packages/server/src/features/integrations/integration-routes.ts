import {
  addIntegration,
  changeIntegration,
  getIntegration,
  listIntegrations,
  pauseIntegration,
  removeIntegration,
  resumeIntegration,
  testIntegration,
} from '@causeway/contract/integrations';
import { route, type Route } from '@causeway/contract/operation';
import type { Json, JsonObject } from '@causeway/core/result/json';
import type { Integration } from '../../ports/config-store.ts';
import { catalogRoutes } from './catalog-routes.ts';
import {
  integrationViews,
  openedSecrets,
  type IntegrationTools,
  type IntegrationView,
} from './integration-tools.ts';
import { mergePatch } from './merge-patch.ts';
import { namesRoutes } from './names-routes.ts';
import { previewRoutes } from './preview-routes.ts';
import { revisionRoutes } from './revision-routes.ts';
import { tryConnection } from './try-connection.ts';
import { checkSecrets, ownKind } from './usable-settings.ts';

/** Installing integrations, changing them, and trying them out. */
export function integrationRoutes(tools: IntegrationTools): readonly Route[] {
  const { integrationDesk: desk, kinds } = tools;
  const view = async (integration: Integration): Promise<IntegrationView> =>
    (await integrationViews(tools, [integration]))[0] as IntegrationView;

  return [
    ...catalogRoutes(tools),
    route(listIntegrations, async (_request, { workspace }) => ({
      data: await integrationViews(tools, await desk.list(workspace)),
    })),
    route(addIntegration, async ({ body }, caller) =>
      view(await desk.add(caller, { ...body, settings: body.settings as JsonObject })),
    ),
    route(getIntegration, async ({ params }, { workspace }) => view(await desk.get(workspace, params.id))),
    route(changeIntegration, async ({ params, body, ifRevision }, caller) => {
      const { settings } = body;
      const words = {
        ...body,
        settings:
          settings === undefined ? undefined : (before: JsonObject) => mergePatch(before, settings as Json),
      };
      return view(await desk.change(caller, params.id, words, ifRevision));
    }),
    route(removeIntegration, async ({ params, ifRevision }, caller) => {
      await desk.remove(caller, params.id, ifRevision);
      return undefined;
    }),
    route(pauseIntegration, async ({ params, ifRevision }, caller) =>
      view(await desk.pause(caller, params.id, ifRevision)),
    ),
    route(resumeIntegration, async ({ params, ifRevision }, caller) =>
      view(await desk.resume(caller, params.id, ifRevision)),
    ),
    route(testIntegration, async ({ params }, caller) => {
      const integration = await desk.get(caller.workspace, params.id);
      const kind = ownKind(kinds, integration);
      const secrets = await openedSecrets(tools, caller, integration);
      checkSecrets(kind, secrets, true);
      const { shelf } = await tools.templatesOf(caller.workspace, kind, integration.settings);
      const used = await tools.authorizationOf(caller.workspace, kind, integration.settings);
      return tryConnection(tools, kind, integration, secrets, shelf, await used.open());
    }),
    ...revisionRoutes(tools),
    ...previewRoutes(tools),
    ...namesRoutes(tools),
  ];
}
