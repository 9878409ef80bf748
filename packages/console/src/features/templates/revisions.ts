import type { Revision, Template } from './template.ts';

/** All revisions, the present one among them whether or not it is listed, newest first. */
export function revisionsOf(
  {
    revision,
    source,
    author,
    updated_at: at,
  }: Pick<Template, 'revision' | 'source' | 'author' | 'updated_at'>,
  listed: readonly Revision[],
): readonly Revision[] {
  const all = listed.some((one) => one.revision === revision)
    ? listed
    : [{ revision, source, author, at }, ...listed];
  return all.toSorted((one, other) => other.revision - one.revision);
}
