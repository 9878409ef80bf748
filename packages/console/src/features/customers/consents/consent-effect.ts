import type { Subject } from '@causeway/core/consent/consent';

/** How an integration stands with somebody's consents. */
export interface Allowance {
  readonly integration: { readonly id: number; readonly name: string };
  readonly required: readonly Subject[];
  readonly allowed: boolean;
  readonly missing: readonly Subject[];
}

/** What is about to be written down. */
export type Changes = Readonly<Partial<Record<Subject, boolean>>>;

interface Effect {
  /** Integrations that are told of the person from then on, and were not before. */
  readonly begin: readonly Allowance['integration'][];
  /** Those that are told no more. */
  readonly stop: readonly Allowance['integration'][];
  /** Those that were not told, and still are not: what is missing then. */
  readonly still: readonly {
    readonly integration: Allowance['integration'];
    readonly missing: readonly Subject[];
  }[];
}

/** Who is told of somebody, and who no more, once these consents are written down. */
export function effectOf(allowances: readonly Allowance[], changes: Changes): Effect {
  const begin: Allowance['integration'][] = [];
  const stop: Allowance['integration'][] = [];
  const still: Effect['still'][number][] = [];
  for (const { integration, required, allowed, missing } of allowances) {
    const then = missingThen(required, missing, changes);
    if (then.length > 0 && allowed) stop.push(integration);
    if (then.length === 0 && !allowed) begin.push(integration);
    if (then.length > 0 && !allowed) still.push({ integration, missing: then });
  }
  return { begin, stop, still };
}

/** What nobody speaks of now stays as it is: missing or not. Essential needs no consent. */
function missingThen(
  required: readonly Subject[],
  missing: readonly Subject[],
  changes: Changes,
): readonly Subject[] {
  return required.filter((subject) => {
    if (subject === 'essential') return false;
    const said = changes[subject];
    return said === undefined ? missing.includes(subject) : !said;
  });
}
