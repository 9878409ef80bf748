import type { AudienceNamed } from '@causeway/core/audience/change-events';
import type { DestinationKind } from '@causeway/core/delivery/destination';
import type { JsonObject } from '@causeway/core/result/json';
import type { AudienceStore } from './audience-store.ts';

/** The first of the audiences that settings are about; undefined for those that are about none. */
export async function firstAudience(
  audiences: Pick<AudienceStore, 'audiences'>,
  workspace: number,
  kind: Pick<DestinationKind, 'audiences'>,
  settings: JsonObject,
): Promise<AudienceNamed | undefined> {
  const [first] = kind.audiences?.(settings).ids ?? [];
  if (first === undefined) return undefined;
  const found = (await audiences.audiences(workspace)).find(({ publicId }) => publicId === first);
  return found === undefined ? undefined : { id: first, slug: found.slug, name: found.name };
}
