import { route, type Route } from '@causeway/contract/operation';
import { previewIntegration, previewKind } from '@causeway/contract/preview';
import type { Destination, Shadow } from '@causeway/core/delivery/destination';
import type { Json, JsonObject } from '@causeway/core/result/json';
import { kindOf, owned, usableSettings, type IntegrationTools } from './integration-tools.ts';
import { mergePatch } from './merge-patch.ts';
import { subjectOf, type PreviewSubject } from './preview-subject.ts';
import { previewOf } from './preview.ts';

/** What an event would become. The same rules as in earnest, and nothing is sent or stored. */
export function previewRoutes(tools: IntegrationTools): readonly Route[] {
  const { config, kinds, customers, clock } = tools;
  const preview = (
    destination: Destination,
    { customer, event, changed, issues }: PreviewSubject,
    shadow: Shadow | undefined,
  ) => previewOf(destination, { customer, shadow, events: [event] }, changed, issues, clock());

  return [
    route(previewKind, async ({ body }, caller) => {
      const kind = kindOf(kinds, body.kind);
      const settings = await usableSettings(tools, caller, kind, body.settings as JsonObject);
      const { shelf } = await tools.templatesOf(caller.workspace, kind, settings);
      return preview(kind.compile(settings, shelf), await subjectOf(tools, caller, body), undefined);
    }),
    route(previewIntegration, async ({ params, body }, caller) => {
      const integration = await owned(config, caller, params.id);
      const kind = kindOf(kinds, integration.kind);
      const { settings: draft } = body;
      const settings =
        draft === undefined
          ? integration.settings
          : await usableSettings(tools, caller, kind, mergePatch(integration.settings, draft as Json));
      const subject = await subjectOf(tools, caller, body);
      const { key } = subject.customer;
      const shadow = key === 0 ? undefined : await customers.shadow(integration.id, key);
      const { shelf } = await tools.templatesOf(caller.workspace, kind, settings);
      return preview(kind.compile(settings, shelf), subject, shadow);
    }),
  ];
}
