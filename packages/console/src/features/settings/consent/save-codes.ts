import { api } from '../../../app/api.ts';
import { changed } from '../../../app/query.ts';
import type { Word } from './consent-page.tsx';

/** Keeps the whole list of one's own words. */
export async function saveCodes(codes: readonly Word[]): Promise<void> {
  const body = { codes: codes.map(({ code, purposes }) => ({ code, purposes: [...purposes] })) };
  await api('PATCH /v1/admin/consent-settings', { body });
  await changed('GET /v1/admin/consent-settings');
}
