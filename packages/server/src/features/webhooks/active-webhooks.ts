import type { JsonObject } from '@causeway/core/result/json';
import type { WebhookStore } from '../../ports/webhook-store.ts';

/**
 * The active webhooks of a workspace as other systems may see them: where they listen and what they register, without
 * secrets and without what filters compare with (antavo FACTS (e) 18).
 */
export async function listActiveWebhooks(
  { webhooks }: { readonly webhooks: WebhookStore },
  workspace: number,
): Promise<JsonObject[]> {
  const all = await webhooks.webhooks(workspace);
  return all
    .filter(({ state }) => state === 'active')
    .map(({ id, definition: { name, method, endpoint, action, auth, mapping }, createdAt, updatedAt }) => ({
      id,
      name,
      method,
      endpoint,
      action,
      auth: auth.kind,
      mapping: mapping.map(({ from = null, to }) => ({ from, to })),
      created_at: new Date(createdAt).toISOString(),
      updated_at: new Date(updatedAt).toISOString(),
    }));
}
