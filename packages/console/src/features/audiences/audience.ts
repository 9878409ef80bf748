import type { Answer } from '../../app/api.ts';
import { changed, get, queryClient } from '../../app/query.ts';

export type Audience = Answer<'GET /v1/admin/audiences/{id}'>;
export type AudienceSummary = Answer<'GET /v1/admin/audiences'>['data'][number];
export type HistoryRow = Answer<'GET /v1/admin/audiences/{id}/history'>['data'][number];
export type Judging = Answer<'GET /v1/admin/judging'>;

/** What somebody writes of an audience. */
export interface Written {
  readonly name: string;
  readonly slug: string;
  readonly description: string;
  readonly filter: string;
}

export function writtenOf({ name, slug, description, filter }: Written): Written {
  return { name, slug, description, filter };
}

/** The fields in which two states differ. */
export function changedFields(before: Written, after: Written): readonly (keyof Written)[] {
  return (['name', 'slug', 'description', 'filter'] as const).filter((key) => before[key] !== after[key]);
}

/** What the hub answered is what there is now; lists are read again, and others, which it may name. */
export async function showSaved(audience: Audience): Promise<void> {
  const { queryKey } = get('GET /v1/admin/audiences/{id}', { params: { id: audience.id } });
  queryClient.setQueryData(queryKey, audience);
  await changed(
    'GET /v1/admin/audiences',
    'GET /v1/admin/audiences/{id}',
    'GET /v1/admin/audiences/{id}/members',
    'GET /v1/admin/audiences/{id}/history',
  );
}

/** Audiences whose name, slug or description holds every word. */
export function found(audiences: readonly AudienceSummary[], search: string): readonly AudienceSummary[] {
  const words = search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return audiences.filter(({ name, slug, description }) => {
    const text = `${name} ${slug} ${description}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
