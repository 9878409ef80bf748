import type { Identifier, IdentityRules } from './identity-rules.ts';

/** What resolution needs to know of a profile: how many values of each type it holds. */
export interface Profile {
  readonly identifiers: ReadonlyMap<string, readonly string[]>;
}

export interface Match<P extends Profile> {
  /** the identifier type that led to the profile, or `insider_id`, which outranks them all */
  readonly type: string;
  readonly profile: P;
}

export interface Decision<P extends Profile> {
  /** undefined: nobody matched, create */
  readonly survivor: P | undefined;
  /** profiles that dissolve into the survivor */
  readonly absorbed: readonly P[];
  /** matched profiles that stay apart, because merging would exceed a value limit */
  readonly apart: readonly P[];
}

/**
 * published: no match creates, one match attaches, several matches merge if limits and priority allow.
 * inferred: the profile matched by the highest ranking type survives, and a merge that would exceed any value limit
 * does not happen.
 */
export function resolveIdentity<P extends Profile>(
  matches: readonly Match<P>[],
  rules: IdentityRules,
): Decision<P> {
  const first = matches[0];
  if (first === undefined) return { survivor: undefined, absorbed: [], apart: [] };
  if (matches.every((match) => match.profile === first.profile)) {
    return { survivor: first.profile, absorbed: [], apart: [] };
  }
  const rank = (type: string): number => (type === 'insider_id' ? -1_000_000 : rules.rank(type));
  const ordered = matches.toSorted((a, b) => rank(a.type) - rank(b.type) || byName(a.type, b.type));
  const profiles = [...new Set(ordered.map((match) => match.profile))];
  const survivor = profiles[0] as P;
  const held = new Map([...survivor.identifiers].map(([type, values]) => [type, values.length]));
  const absorbed: P[] = [];
  const apart: P[] = [];
  for (const profile of profiles.slice(1)) {
    const fits = [...profile.identifiers].every(
      ([type, values]) => (held.get(type) ?? 0) + values.length <= rules.limit(type),
    );
    if (!fits) {
      apart.push(profile);
      continue;
    }
    absorbed.push(profile);
    for (const [type, values] of profile.identifiers) held.set(type, (held.get(type) ?? 0) + values.length);
  }
  return { survivor, absorbed, apart };
}

function byName(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Whether a profile has room for one more value of this type. published: the limit exists, default inferred. */
export function hasRoom(profile: Profile, identifier: Identifier, rules: IdentityRules): boolean {
  return (profile.identifiers.get(identifier.type)?.length ?? 0) < rules.limit(identifier.type);
}
