import { changed, get, queryClient } from '../../app/query.ts';
import type { Webhook } from './webhook.ts';

/** What the hub answered is what there is now; lists are read again. */
export async function showSaved(webhook: Webhook): Promise<void> {
  const { queryKey } = get('GET /v1/admin/webhooks/{id}', { params: { id: webhook.id } });
  queryClient.setQueryData(queryKey, webhook);
  await changed('GET /v1/admin/webhooks');
}
