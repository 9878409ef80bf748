import {
  changeWebhook,
  cloneWebhook,
  createWebhook,
  getWebhook,
  listBlueprints,
  listWebhooks,
  type Webhook as WebhookView,
} from '@causeway/contract/webhooks';
import { route, type Caller, type Route } from '@causeway/contract/operation';
import { Refused } from '@causeway/contract/problem';
import { WEBHOOK_BLUEPRINTS } from '@causeway/core/webhook/blueprints.data';
import type { WebhookDefinition } from '@causeway/core/webhook/definition';
import { LIMITS } from '@causeway/core/webhook/limits';
import { secretsNeeded } from '@causeway/core/webhook/secrets-needed';
import type { Webhook } from '../../ports/webhook-store.ts';
import { checkedDefinition, checkSecretNames, checkSecretsSet } from './check-draft.ts';
import { keepChange } from './keep-change.ts';
import { stepRoutes } from './step-routes.ts';
import { trialRoutes } from './trial-routes.ts';
import { targetOf, webhookRecord } from './webhook-record.ts';
import { ownedWebhook, type WebhookTools } from './webhook-tools.ts';
import { webhookViews } from './webhook-view.ts';

const MOST = 1_000;

/** Incoming webhooks: making them, changing them, and trying them out. */
export function webhookRoutes(tools: WebhookTools): readonly Route[] {
  const { webhooks } = tools;
  const view = async (webhook: Webhook): Promise<WebhookView> =>
    (await webhookViews(tools, webhook.workspace, [webhook]))[0] as WebhookView;

  const add = async (
    caller: Caller,
    definition: WebhookDefinition,
    secrets: Readonly<Record<string, string>>,
  ): Promise<Webhook> => {
    const { workspace } = caller;
    if ((await webhooks.webhooks(workspace)).filter(({ state }) => state !== 'archived').length >= MOST) {
      throw new Refused(409, 'too_many', `A workspace has at most ${MOST} webhooks that are not archived.`);
    }
    const added = await webhooks.addWebhook(
      {
        workspace,
        definition,
        keyHash: tools.secrets.hash(tools.secrets.newSecret()),
        secrets: (id) =>
          Object.fromEntries(
            Object.entries(secrets).map(([name, value]) => [
              name,
              tools.sealWebhookSecret(workspace, id, name, value),
            ]),
          ),
      },
      tools.clock(),
      (webhook) => ({
        by: caller,
        action: 'webhook.add',
        target: targetOf(webhook),
        after: webhookRecord(webhook, secrets),
      }),
    );
    await tools.configured();
    return added;
  };

  return [
    route(listBlueprints, async () => ({
      data: WEBHOOK_BLUEPRINTS.map(({ definition, ...rest }) => ({
        ...rest,
        definition: definition as unknown as Record<string, unknown>,
      })),
    })),
    route(listWebhooks, async ({ query }, { workspace }) => {
      const all = await webhooks.webhooks(workspace);
      const shown = all.filter(({ state }) => query.state === undefined || state === query.state);
      return { data: await webhookViews(tools, workspace, shown) };
    }),
    route(createWebhook, async ({ body }, caller) => {
      const definition = checkedDefinition(body.definition, tools.webhookModel(caller.workspace));
      checkSecretNames(definition, Object.keys(body.secrets));
      return view(await add(caller, definition, body.secrets));
    }),
    route(getWebhook, async ({ params }, caller) => view(await ownedWebhook(tools, caller, params.id))),
    route(changeWebhook, async ({ params, body, ifRevision }, caller) => {
      const before = await ownedWebhook(tools, caller, params.id);
      if (before.state === 'archived') {
        throw new Refused(
          409,
          'archived',
          'It is archived, and stays as it was. Clone it to go on from there.',
        );
      }
      const definition =
        body.definition === undefined
          ? before.definition
          : checkedDefinition(body.definition, tools.webhookModel(caller.workspace));
      const given = body.secrets ?? {};
      checkSecretNames(
        definition,
        Object.keys(given).filter((name) => given[name] !== null),
      );
      const set = Object.keys(await webhooks.webhookSecrets(caller.workspace, before.id));
      const secrets = { ...given, ...unused(definition, set) };
      if (before.state === 'active') checkSecretsSet(definition, remaining(set, secrets));
      const changed = await keepChange(tools, caller, before, 'webhook.change', ifRevision, {
        definition,
        secrets,
      });
      return view(changed);
    }),
    ...stepRoutes(tools, view),
    route(cloneWebhook, async ({ params, body }, caller) => {
      const { definition } = await ownedWebhook(tools, caller, params.id);
      const name = body.name ?? `${definition.name} (copy)`;
      return view(await add(caller, { ...definition, name: name.slice(0, LIMITS.name) }, {}));
    }),
    ...trialRoutes(tools),
  ];
}

/** Secrets that the definition names no more: taken away, so that a secret which was replaced is gone. */
function unused(definition: WebhookDefinition, set: readonly string[]): Record<string, null> {
  const needed = secretsNeeded(definition);
  return Object.fromEntries(set.filter((name) => !needed.includes(name)).map((name) => [name, null]));
}

function remaining(
  set: readonly string[],
  change: Readonly<Record<string, string | null>>,
): readonly string[] {
  const names = new Set([...set, ...Object.keys(change)]);
  return [...names].filter((name) => change[name] !== null);
}
