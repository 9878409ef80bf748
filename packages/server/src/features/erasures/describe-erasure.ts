import type { DestinationKind } from '@causeway/core/delivery/destination';
import { userName } from '@causeway/core/erasure/names';
import { namesOf, spellingsOf, type Person } from '@causeway/core/erasure/person';
import type { Model } from '@causeway/core/register/model';
import type { ConfigStore } from '../../ports/config-store.ts';
import type { ErasureDraft } from '../../ports/erasure-store.ts';
import type { ErasureSealing } from '../../ports/erasure-work.ts';
import type { NameHash } from '../../ports/name-hash.ts';
import type { ErasingDestination } from './destinations.ts';

export interface DescribeTools {
  readonly config: ConfigStore;
  readonly kinds: ReadonlyMap<string, DestinationKind>;
  readonly nameHash: NameHash;
  readonly erasureSealing: ErasureSealing;
  readonly modelOf: (workspace: number) => Model;
}

/** What is to be done about a person, from all that is known of them now: afterwards nothing is. */
export function describeErasure(
  { nameHash, erasureSealing, modelOf }: Pick<DescribeTools, 'nameHash' | 'erasureSealing' | 'modelOf'>,
  workspace: number,
  person: Person,
  destinations: readonly ErasingDestination[],
): ErasureDraft {
  const { customer, earlier, shadows } = person;
  const names = namesOf(person, modelOf(workspace).externalIds);
  const work = {
    ids: [...new Set([customer.id, ...earlier.map(({ id }) => id), ...person.userIds])],
    spellings: spellingsOf(person, names),
    destinations: destinations.map(({ integration: { id, settings }, erasing }) => ({
      integration: id,
      requests: erasing.plan(settings, { customer, shadows: shadows.get(id) ?? [] }),
    })),
  };
  return {
    subject: nameHash(workspace, userName(customer.id)),
    hashes: names.map((name) => nameHash(workspace, name)),
    work: erasureSealing.seal(workspace, work),
    destinations: destinations.map(({ integration: { id, name } }) => ({ id, name })),
  };
}
