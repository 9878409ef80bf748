import {
  addIntegration,
  changeIntegration,
  getIntegration,
  listIntegrations,
  listKinds,
  pauseIntegration,
  removeIntegration,
  resumeIntegration,
  testIntegration,
} from '@causeway/contract/integrations';
import { route, type Caller, type Route } from '@causeway/contract/operation';
import { notFound, Refused } from '@causeway/contract/problem';
import type { Json, JsonObject } from '@causeway/core/result/json';
import type { AuditAction, AuditTarget } from '../../ports/audit-store.ts';
import type { ConfigStore, Integration } from '../../ports/config-store.ts';
import { integrationRecord } from '../../ports/integration-record.ts';
import { kindView } from './catalog.ts';
import {
  checkSecrets,
  claimAuthorization,
  integrationViews,
  keepSecretsHome,
  kindOf,
  openedSecrets,
  owned,
  usableSettings,
  type IntegrationTools,
  type IntegrationView,
} from './integration-tools.ts';
import { mergePatch } from './merge-patch.ts';
import { namesRoutes } from './names-routes.ts';
import { previewRoutes } from './preview-routes.ts';
import { tryConnection } from './try-connection.ts';

/** Installing integrations, changing them, and trying them out. */
export function integrationRoutes(tools: IntegrationTools): readonly Route[] {
  const { config, kinds, configured, clock } = tools;
  const view = async (integration: Integration): Promise<IntegrationView> =>
    (await integrationViews(tools, [integration]))[0] as IntegrationView;

  const freeName = async (caller: Caller, name: string, except?: number): Promise<void> => {
    const others = await config.integrations(caller.workspace);
    if (others.some((other) => other.name === name && other.id !== except)) {
      throw new Refused(
        409,
        'name_taken',
        `There is another integration called "${name}". Names tell them apart in the events of senders.`,
      );
    }
  };

  const change = async (
    caller: Caller,
    id: number,
    ifRevision: number | undefined,
    action: AuditAction,
    what: Parameters<ConfigStore['changeIntegration']>[2],
  ): Promise<Integration> => {
    const changed = await config.changeIntegration(
      caller.workspace,
      id,
      { ...what, ifRevision },
      clock(),
      (before, after) => ({
        by: caller,
        action,
        target: targetOf(after),
        before: integrationRecord(before),
        after: after.state === 'removed' ? undefined : integrationRecord(after, what.secrets),
      }),
    );
    if (changed === undefined) {
      const { revision } = await owned(config, caller, id);
      throw new Refused(
        412,
        'changed_meanwhile',
        `It was changed meanwhile: its revision is ${revision} now. Read it again and repeat the change.`,
      );
    }
    await configured();
    return changed;
  };

  const sealed = (
    workspace: number,
    id: number,
    secrets: Readonly<Record<string, string | null>>,
  ): Record<string, Uint8Array | null> =>
    Object.fromEntries(
      Object.entries(secrets).map(([name, value]) => [
        name,
        value === null ? null : tools.seal(workspace, id, name, value),
      ]),
    );

  return [
    route(listKinds, async () => ({ data: [...kinds.values()].map(kindView) })),
    route(listIntegrations, async (_request, caller) => ({
      data: await integrationViews(tools, await config.integrations(caller.workspace)),
    })),
    route(addIntegration, async ({ body }, caller) => {
      const kind = kindOf(kinds, body.kind);
      checkSecrets(kind, body.secrets, true);
      const settings = await usableSettings(tools, caller, kind, body.settings as JsonObject);
      await freeName(caller, body.name);
      await claimAuthorization(tools, caller, kind, settings);
      const { workspace } = caller;
      const secrets = (id: number): Record<string, Uint8Array> =>
        Object.fromEntries(
          Object.entries(body.secrets).map(([name, value]) => [name, tools.seal(workspace, id, name, value)]),
        );
      const added = await config.addIntegration(
        { workspace, kind: kind.key, name: body.name, settings, secrets },
        clock(),
        (integration) => ({
          by: caller,
          action: 'integration.add',
          target: targetOf(integration),
          after: integrationRecord(integration, body.secrets),
        }),
      );
      await configured();
      return view(added);
    }),
    route(getIntegration, async ({ params }, caller) => view(await owned(config, caller, params.id))),
    route(changeIntegration, async ({ params, body, ifRevision }, caller) => {
      const before = await owned(config, caller, params.id);
      const kind = kindOf(kinds, before.kind);
      const given = body.secrets ?? {};
      checkSecrets(kind, given, false);
      if (body.name !== undefined) await freeName(caller, body.name, before.id);
      const settings =
        body.settings === undefined
          ? undefined
          : await usableSettings(tools, caller, kind, mergePatch(before.settings, body.settings as Json));
      if (settings !== undefined) {
        await keepSecretsHome(tools, kind, before, settings, Object.keys(given));
        await claimAuthorization(tools, caller, kind, settings);
      }
      const changed = await change(
        caller,
        before.id,
        ifRevision ?? (settings === undefined ? undefined : before.revision),
        'integration.change',
        {
          name: body.name,
          settings,
          secrets: body.secrets === undefined ? undefined : sealed(caller.workspace, before.id, body.secrets),
        },
      );
      return view(changed);
    }),
    route(removeIntegration, async ({ params, ifRevision }, caller) => {
      await owned(config, caller, params.id);
      await change(caller, params.id, ifRevision, 'integration.remove', { state: 'removed' });
      return undefined;
    }),
    route(pauseIntegration, async ({ params, ifRevision }, caller) => {
      const before = await owned(config, caller, params.id);
      const pause = before.pause ?? {
        code: 'paused_by_hand',
        message: 'Paused by hand.',
        hint: 'Resume it to send what waits.',
        at: clock(),
      };
      return view(
        await change(caller, params.id, ifRevision, 'integration.pause', { state: 'paused', pause }),
      );
    }),
    route(resumeIntegration, async ({ params, ifRevision }, caller) => {
      await owned(config, caller, params.id);
      return view(await change(caller, params.id, ifRevision, 'integration.resume', { state: 'active' }));
    }),
    route(testIntegration, async ({ params }, caller) => {
      const integration = await owned(config, caller, params.id);
      const kind = kinds.get(integration.kind);
      if (kind === undefined) throw notFound('kind of integration');
      const secrets = await openedSecrets(tools, caller, integration);
      checkSecrets(kind, secrets, true);
      const { shelf } = await tools.templatesOf(caller.workspace, kind, integration.settings);
      const used = await tools.authorizationOf(caller.workspace, kind, integration.settings);
      const authorization = await used.open();
      return tryConnection(tools, kind, integration.settings, secrets, shelf, authorization);
    }),
    ...previewRoutes(tools),
    ...namesRoutes(tools),
  ];
}

function targetOf({ id, name }: Integration): AuditTarget {
  return { kind: 'integration', id: String(id), name };
}
