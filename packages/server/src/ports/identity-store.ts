import type { MergeRecord } from '@causeway/core/register/merge-record';
import type { MergedPair } from '@causeway/core/register/undoable';
import type { Issue } from '@causeway/core/result/issue';

/** What somebody made of a merge or a conflict. `at`: Unix milliseconds. */
export interface Decision {
  readonly at: number;
  readonly by: string;
  readonly note: string;
}

/** A customer as a question names them. */
export interface NamedCustomer {
  readonly key: number;
  readonly id: string;
  readonly name: string | undefined;
  readonly anonymous: boolean;
}

/** A merge, with its two customers as they are now: whoever is merged is there as such. */
export interface StoredMerge {
  readonly record: MergeRecord;
  readonly pair: MergedPair;
  /** Who they are now, through further merges; undefined when they were erased. */
  readonly into: NamedCustomer | undefined;
  readonly undone: Decision | undefined;
}

export type ConflictState = 'open' | 'merged' | 'kept_apart' | 'sent_again' | 'settled';

export interface StoredConflict {
  readonly id: number;
  readonly kind: 'shared_identifier' | 'identity_refused';
  readonly state: ConflictState;
  readonly name: string;
  readonly value: string;
  /** First whom it is about, or who was there first; as they are now, without following merges. */
  readonly customers: readonly NamedCustomer[];
  readonly integration: number | undefined;
  readonly issue: Issue | undefined;
  readonly event: number | undefined;
  readonly foundAt: number;
  readonly decided: Decision | undefined;
}

export interface IdentityPage {
  readonly most: number;
  readonly before: number | undefined;
  /** Only about these customers. */
  readonly customers?: readonly number[] | undefined;
}

/** Reading merges and conflicts, newest first. Decisions are registered. */
export interface IdentityStore {
  readonly merges: (workspace: number, page: IdentityPage) => Promise<readonly StoredMerge[]>;
  readonly merge: (workspace: number, id: number) => Promise<StoredMerge | undefined>;
  /** `open`: only those that are, or only those that are not. */
  readonly conflicts: (
    workspace: number,
    open: boolean | undefined,
    page: IdentityPage,
  ) => Promise<readonly StoredConflict[]>;
  readonly conflict: (workspace: number, id: number) => Promise<StoredConflict | undefined>;
  /** How many are open, counted up to so many. */
  readonly openConflicts: (workspace: number, most: number) => Promise<number>;
}
