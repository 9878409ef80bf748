import { route, type Caller, type Route } from '@causeway/contract/operation';
import { Refused } from '@causeway/contract/problem';
import {
  activateWebhook,
  archiveWebhook,
  deactivateWebhook,
  type Webhook as WebhookView,
} from '@causeway/contract/webhooks';
import type { Webhook } from '../../ports/webhook-store.ts';
import { checkSecretsSet, checkStillValid } from './check-draft.ts';
import { keepChange } from './keep-change.ts';
import { ownedWebhook, type WebhookTools } from './webhook-tools.ts';

/** Inactive and active as often as wanted; archived only from inactive, and for good. */
export function stepRoutes(
  tools: WebhookTools,
  view: (webhook: Webhook) => Promise<WebhookView>,
): readonly Route[] {
  const living = async (caller: Caller, id: number): Promise<Webhook> => {
    const webhook = await ownedWebhook(tools, caller, id);
    if (webhook.state !== 'archived') return webhook;
    throw new Refused(409, 'archived', 'It is archived, and archived webhooks cannot be used again.');
  };
  return [
    route(activateWebhook, async ({ params, ifRevision }, caller) => {
      const before = await living(caller, params.id);
      checkStillValid(before.definition, tools.webhookModel(caller.workspace));
      checkSecretsSet(
        before.definition,
        Object.keys(await tools.webhooks.webhookSecrets(caller.workspace, before.id)),
      );
      return view(
        await keepChange(tools, caller, before, 'webhook.activate', ifRevision, { state: 'active' }),
      );
    }),
    route(deactivateWebhook, async ({ params, ifRevision }, caller) => {
      const before = await living(caller, params.id);
      return view(
        await keepChange(tools, caller, before, 'webhook.deactivate', ifRevision, { state: 'inactive' }),
      );
    }),
    route(archiveWebhook, async ({ params, ifRevision }, caller) => {
      const before = await living(caller, params.id);
      if (before.state === 'active')
        throw new Refused(409, 'active', 'It is active. Set it inactive before it is archived.');
      return view(
        await keepChange(tools, caller, before, 'webhook.archive', ifRevision, { state: 'archived' }),
      );
    }),
  ];
}
