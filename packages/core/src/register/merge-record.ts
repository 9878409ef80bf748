import type { Consents } from '../consent/consent.ts';
import type { Customer } from '../customer/customer.ts';
import type { Membership } from '../ledger/membership.ts';
import type { TakenAttribute } from './said.ts';
import type { IdentifierKind } from './writes.ts';

/**
 * Why two customers are one: an identify or an alias named both, the same e-mail or phone where the workspace merges by
 * that, or somebody decided it.
 */
export type MergeCause = 'identify' | 'alias' | 'shared_identifier' | 'person';

/** What is written down of a merge, so that somebody can look at it, and take the two apart again. */
export interface MergeRecord {
  readonly id: number;
  /** The one who is gone, as they were before. */
  readonly from: Customer;
  /** The store's key of the one who remains. */
  readonly into: number;
  /** Unix milliseconds. */
  readonly at: number;
  readonly cause: MergeCause;
  readonly event: number;
  /** The youngest event that there was by then. */
  readonly latest: number;
  /** Who decided it, where somebody did. */
  readonly by: string | undefined;
  readonly note: string;
  readonly taken: readonly TakenAttribute[];
  /** What of the one who remains cannot be reckoned back. */
  readonly before: {
    readonly membership?: Membership | undefined;
    readonly consents?: Consents | undefined;
    readonly anonymousIds?: readonly string[];
    /** Attributes that had their default until what was said of the other one took its place. */
    readonly outsaid?: readonly string[];
  };
  /** Purchases of the one who is gone, with the life of theirs that each belonged to. */
  readonly transactions: readonly (readonly [id: string, generation: number])[];
  /** All that led to the one who is gone. */
  readonly identifiers: readonly (readonly [kind: IdentifierKind, value: string])[];
  /** Ids of theirs that integrations learnt, by the name under which they are kept. */
  readonly learnt: readonly (readonly [name: string, value: string])[];
  readonly undone: boolean;
}
