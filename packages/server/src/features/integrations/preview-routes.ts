import { route, type Caller, type Route } from '@causeway/contract/operation';
import { previewIntegration, previewKind } from '@causeway/contract/preview';
import type { DestinationKind, Installed } from '@causeway/core/delivery/destination';
import type { Json, JsonObject } from '@causeway/core/result/json';
import { firstAudience } from '../../ports/first-audience.ts';
import type { IntegrationTools } from './integration-tools.ts';
import { mergePatch } from './merge-patch.ts';
import { subjectOf, type About } from './preview-subject.ts';
import { previewOf } from './preview.ts';
import { kindOf, ownKind, usableSettings } from './usable-settings.ts';

/** What an event would become. The same rules as in earnest, and nothing is sent or stored. */
export function previewRoutes(tools: IntegrationTools): readonly Route[] {
  const { integrationDesk, kinds, customers, clock } = tools;

  const compiled = async (
    { workspace }: Caller,
    kind: DestinationKind,
    settings: JsonObject,
    installed?: Installed,
  ): Promise<About> => {
    const { shelf } = await tools.templatesOf(workspace, kind, settings);
    return {
      destination: kind.compile(settings, shelf, installed),
      audience: await firstAudience(tools.audienceStore, workspace, kind, settings),
    };
  };

  return [
    route(previewKind, async ({ body }, caller) => {
      const kind = kindOf(kinds, body.kind);
      const settings = await usableSettings(tools, caller.workspace, kind, body.settings as JsonObject);
      const about = await compiled(caller, kind, settings);
      return previewOf(about.destination, await subjectOf(tools, caller, body, about), undefined, clock());
    }),
    route(previewIntegration, async ({ params, body }, caller) => {
      const { workspace } = caller;
      const integration = await integrationDesk.get(workspace, params.id);
      const { id } = integration;
      const kind = ownKind(kinds, integration);
      const { settings: draft } = body;
      const settings =
        draft === undefined
          ? integration.settings
          : await usableSettings(tools, workspace, kind, mergePatch(integration.settings, draft as Json));
      const about = await compiled(caller, kind, settings, { integration: id });
      const subject = await subjectOf(tools, caller, body, about);
      const { key } = subject.customer;
      const shadow = key === 0 ? undefined : await customers.shadow(id, key);
      return previewOf(about.destination, subject, shadow, clock());
    }),
  ];
}
