import { changed } from '../app/query.ts';

/** Customers were merged, taken apart or decided about: what is shown of anybody is read again. */
export async function peopleChanged(): Promise<void> {
  await changed(
    'GET /v1/admin/customers',
    'GET /v1/admin/customers/{id}',
    'GET /v1/admin/customers/{id}/events',
    'GET /v1/admin/customers/{id}/timeline',
    'GET /v1/admin/customers/{id}/audiences',
    'GET /v1/admin/customers/{id}/shadows',
    'GET /v1/admin/customers/{id}/consents',
    'GET /v1/admin/customers/{id}/consents/changes',
    'GET /v1/admin/identity/merges',
    'GET /v1/admin/identity/conflicts',
    'GET /v1/admin/overview',
  );
}
