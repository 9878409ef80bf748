import type { Answer } from '../../../app/api.ts';
import { changesOf, type Change } from './changes.ts';

export const REVISIONS = 'GET /v1/admin/integrations/{id}/revisions';

export type Revision = Answer<typeof REVISIONS>['data'][number];

/**
 * What a revision changed, against the one before it where that has been read. What the hub says itself goes into
 * lists row by row; of secrets nobody else knows that they were written.
 */
export function changesIn(revision: Revision, before: Revision | undefined): readonly Change[] {
  if (before === undefined) return revision.changes;
  const secrets = revision.changes.filter(({ path }) => path.startsWith('secrets.'));
  return [...changesOf(before, revision), ...secrets];
}
