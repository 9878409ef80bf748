import { audiencesIn } from '@causeway/core/audience/walk-rule';
import type { DestinationKind } from '@causeway/core/delivery/destination';
import type { AudienceUsers } from '../../ports/audience-desk.ts';
import type { AudienceRecord } from '../../ports/audience-store.ts';
import type { Integration } from '../../ports/config-store.ts';
import { ruleOf } from './workspace-audiences.ts';

export const NO_USERS: AudienceUsers = { audiences: [], integrations: [] };

/** Which audiences and integrations name which audiences, by the ids of those that are named. */
export function audienceUsers(
  records: readonly AudienceRecord[],
  integrations: readonly Integration[],
  kinds: ReadonlyMap<string, DestinationKind>,
): ReadonlyMap<string, AudienceUsers> {
  const idOf = new Map(records.map(({ slug, publicId }) => [slug, publicId]));
  const audiences = pairs(records, ({ filter }) => {
    const rule = ruleOf(filter);
    return rule === undefined ? [] : [...audiencesIn(rule)].flatMap((slug) => idOf.get(slug) ?? []);
  });
  const jobs = pairs(integrations, ({ kind, settings }) => kinds.get(kind)?.audiences?.(settings).ids ?? []);
  return new Map(
    [...new Set([...audiences.keys(), ...jobs.keys()])].map((id) => [
      id,
      {
        audiences: (audiences.get(id) ?? []).map(({ publicId, name }) => ({ id: publicId, name })),
        integrations: (jobs.get(id) ?? []).map((job) => ({ id: job.id, name: job.name })),
      },
    ]),
  );
}

function pairs<T>(users: readonly T[], named: (user: T) => readonly string[]): ReadonlyMap<string, T[]> {
  const found = new Map<string, T[]>();
  for (const user of users)
    for (const id of new Set(named(user))) found.set(id, [...(found.get(id) ?? []), user]);
  return found;
}
