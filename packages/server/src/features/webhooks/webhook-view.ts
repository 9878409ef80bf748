import { timeOf } from '@causeway/contract/page';
import type { Webhook as WebhookView } from '@causeway/contract/webhooks';
import type { JsonObject } from '@causeway/core/result/json';
import { checkWebhook } from '@causeway/core/webhook/check-definition';
import type { WebhookIssue } from '@causeway/core/webhook/findings';
import { secretsNeeded } from '@causeway/core/webhook/secrets-needed';
import type { Webhook } from '../../ports/webhook-store.ts';
import type { WebhookTools } from './webhook-tools.ts';

/** Webhooks of a workspace as answers show them: with what is odd about them, and never with a secret. */
export async function webhookViews(
  tools: WebhookTools,
  workspace: number,
  shown: readonly Webhook[],
): Promise<WebhookView[]> {
  const all = await tools.webhooks.webhooks(workspace);
  const account = (await tools.config.workspaces()).find(({ id }) => id === workspace)?.publicId ?? '';
  const lastRequests = await tools.webhooks.lastRequests(shown.map(({ id }) => id));
  const views: WebhookView[] = [];
  for (const webhook of shown) {
    const set = await tools.webhooks.webhookSecrets(workspace, webhook.id);
    views.push({
      ...plainView(tools, webhook, account),
      secrets: Object.fromEntries(
        secretsNeeded(webhook.definition).map((name) => [name, { set: Object.hasOwn(set, name) }]),
      ),
      shares_endpoint_with: all
        .filter((other) => sharesEndpoint(webhook, other))
        .map(({ id, definition: { name } }) => ({ id, name })),
      last_request_at: timeOrNull(lastRequests.get(webhook.id)),
    });
  }
  return views;
}

/** Where requests of a webhook are to be sent. */
export function urlOf(baseUrl: string, account: string, endpoint: string): string {
  return `${baseUrl}/beta/webhooks/custom/${encodeURIComponent(account)}/${encodeURIComponent(endpoint)}`;
}

function plainView(
  tools: WebhookTools,
  { id, workspace, state, definition, revision, createdAt, updatedAt, archivedAt }: Webhook,
  account: string,
): Omit<WebhookView, 'secrets' | 'shares_endpoint_with' | 'last_request_at'> {
  const { name, method, endpoint, action } = definition;
  // What was right when it was stored may be wrong by now: its event type is gone, an attribute was changed.
  const { issues, warnings } = checkWebhook(
    definition as unknown as JsonObject,
    tools.webhookModel(workspace),
  );
  return {
    id,
    name,
    state,
    method,
    endpoint,
    url: urlOf(tools.baseUrl(), account, endpoint),
    action,
    definition: definition as unknown as Record<string, unknown>,
    warnings: [...issues, ...warnings].map(withoutFix),
    revision,
    created_at: timeOf(createdAt),
    updated_at: timeOf(updatedAt),
    archived_at: timeOrNull(archivedAt),
  };
}

function sharesEndpoint(one: Webhook, other: Webhook): boolean {
  return (
    one.id !== other.id &&
    one.state !== 'archived' &&
    other.state !== 'archived' &&
    one.definition.method === other.definition.method &&
    one.definition.endpoint === other.definition.endpoint
  );
}

function withoutFix(found: WebhookIssue): Omit<WebhookIssue, 'fix'> {
  const { fix: _, ...issue } = found;
  return issue;
}

function timeOrNull(time: number | undefined): string | null {
  return time === undefined ? null : timeOf(time);
}
