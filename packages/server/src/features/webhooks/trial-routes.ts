import { route, type Route } from '@causeway/contract/operation';
import { checkWebhook as checkOperation, tryWebhook } from '@causeway/contract/webhooks';
import type { Json } from '@causeway/core/result/json';
import { checkWebhook } from '@causeway/core/webhook/check-definition';
import { tryDraft } from './try-draft.ts';
import type { WebhookTools } from './webhook-tools.ts';

/** What is wrong with a draft, and what it would make of a request. Nothing is stored. */
export function trialRoutes(tools: WebhookTools): readonly Route[] {
  return [
    route(checkOperation, async ({ body }, { workspace }) => {
      const { issues, warnings } = checkWebhook(body.definition as Json, tools.webhookModel(workspace));
      return { errors: issues, warnings };
    }),
    route(tryWebhook, async ({ body }, caller, { address }) => tryDraft(tools, caller, body, address)),
  ];
}
