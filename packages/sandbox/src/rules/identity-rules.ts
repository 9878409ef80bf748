/** An identifier type: `email`, `phone_number`, `uuid`, or `custom.<key>`. */
export interface Identifier {
  readonly type: string;
  readonly value: string;
}

/** The account's identity resolution settings. */
export interface IdentityRules {
  enabled(type: string): boolean;
  /** whether an attribute of this name is refused for every profile; an open list of custom keys reserves none */
  reserved(type: string): boolean;
  /** how many values of this type one profile may keep, at least 1 */
  limit(type: string): number;
  /** smaller decides first */
  rank(type: string): number;
  readonly blocked: ReadonlySet<string>;
}

export interface IdentityOptions {
  /** Enabled types, custom ones as `custom.<key>`. Absent: the three default ones and any custom key. */
  readonly identifiers?: readonly string[];
  /** Values per type one profile may keep; 1 unless said otherwise (inferred). */
  readonly valueLimits?: Readonly<Record<string, number>>;
  /** Values that never identify anybody; the list Insider advises unless said otherwise. */
  readonly blockedValues?: readonly string[];
  /** Types, the deciding one first. inferred default: uuid, custom ones, email, phone_number. */
  readonly priority?: readonly string[];
}

const defaultTypes: ReadonlySet<string> = new Set(['email', 'phone_number', 'uuid']);
/** published: advised in the documentation of identity resolution settings. */
const advisedBlocks = ['undefined', 'anonymous', '0', '1', 'null'];

export function identityRules(options: IdentityOptions = {}): IdentityRules {
  const listed = options.identifiers === undefined ? undefined : new Set(options.identifiers);
  const limits = new Map(Object.entries(options.valueLimits ?? {}));
  const priority = new Map((options.priority ?? []).map((type, rank) => [type, rank - 1_000]));
  return {
    enabled: (type) => listed?.has(type) ?? (defaultTypes.has(type) || type.startsWith('custom.')),
    reserved: (type) => (listed ?? defaultTypes).has(type),
    limit: (type) => Math.max(1, limits.get(type) ?? 1),
    rank: (type) => priority.get(type) ?? defaultRank(type),
    blocked: new Set(options.blockedValues ?? advisedBlocks),
  };
}

function defaultRank(type: string): number {
  if (type === 'uuid') return 0;
  if (type === 'email') return 2;
  return type === 'phone_number' ? 3 : 1;
}
