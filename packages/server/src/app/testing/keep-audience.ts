import { openAudienceStore } from '../../adapters/sqlite/audience-store.ts';
import type { AudienceRecord } from '../../ports/audience-store.ts';
import { byTest, type AdminHub } from './admin-hub.ts';

/** An audience by its slug, which counts nothing; its members are who comes in from now on. */
export async function keepAudience(
  hub: Pick<AdminHub, 'database' | 'now'>,
  workspace: number,
  slug: string,
  filter: string,
): Promise<AudienceRecord> {
  const publicId = crypto.randomUUID().replaceAll('-', '');
  const kept = await openAudienceStore(hub.database).addAudience(
    {
      workspace,
      publicId,
      slug,
      name: slug.toUpperCase(),
      description: '',
      filter,
      options: {},
      announce: false,
      tallies: { needed: [], counted: [] },
    },
    hub.now,
    byTest,
  );
  if ('taken' in kept) throw new Error(`${slug} is taken`);
  return kept;
}
