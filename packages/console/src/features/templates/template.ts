import type { Answer } from '../../app/api.ts';
import { changed, get, queryClient } from '../../app/query.ts';

export type Template = Answer<'GET /v1/admin/templates/{id}'>;
export type TemplateSummary = Answer<'GET /v1/admin/templates'>['data'][number];
export type Revision = Answer<'GET /v1/admin/templates/{id}/revisions'>['data'][number];
export type Recipe = Answer<'GET /v1/admin/template-recipes'>['data'][number];

/** What somebody writes of a template. */
export interface Written {
  readonly name: string;
  readonly description: string;
  readonly source: string;
}

export function writtenOf({ name, description, source }: Written): Written {
  return { name, description, source };
}

/** The fields in which two states differ. */
export function changedFields(before: Written, after: Written): readonly (keyof Written)[] {
  return (['name', 'description', 'source'] as const).filter((key) => before[key] !== after[key]);
}

/** What the hub answered is what there is now; lists are read again. */
export async function showSaved(template: Template): Promise<void> {
  const { queryKey } = get('GET /v1/admin/templates/{id}', { params: { id: template.id } });
  queryClient.setQueryData(queryKey, template);
  await changed('GET /v1/admin/templates', 'GET /v1/admin/templates/{id}/revisions');
}

/** Templates whose name or description holds every word. */
export function found<T extends { readonly name: string; readonly description: string }>(
  templates: readonly T[],
  search: string,
): readonly T[] {
  const words = search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return templates.filter(({ name, description }) => {
    const text = `${name} ${description}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
