import type { Answer } from '../../app/api.ts';
import { changed, get, queryClient } from '../../app/query.ts';

/** Shows an integration as the hub answered it, here and in every list. */
export async function showChanged(integration: Answer<'GET /v1/admin/integrations/{id}'>): Promise<void> {
  queryClient.setQueryData(
    get('GET /v1/admin/integrations/{id}', { params: { id: integration.id } }).queryKey,
    integration,
  );
  await changed(
    'GET /v1/admin/integrations',
    'GET /v1/admin/integrations/{id}/revisions',
    'GET /v1/admin/overview',
  );
}
