import type { Arrival } from '@causeway/core/register/known';
import type { Model } from '@causeway/core/register/model';
import type { Registered } from '@causeway/core/register/register';
import type { AuditDraft } from './audit-store.ts';
import type { InboundReceiptDraft } from './inbound-receipt.ts';

/** Lanes that have new messages, per integration: what the delivering side is told after a commit. */
export type FreshLanes = ReadonlyMap<number, ReadonlySet<number>>;

export interface GroupResult {
  readonly registered: readonly Registered[];
  readonly fresh: FreshLanes;
  /** Ids of the receipts that `receipts` asked for, in its order. */
  readonly receipts: readonly number[];
}

/** What the audit is to have about a group that somebody registered by hand. `at`: Unix milliseconds. */
export interface RegisterNote {
  readonly draft: AuditDraft;
  readonly at: number;
}

/** The registering side of the store. */
export interface RegisterStore {
  /**
   * Registers one group in one transaction. `collect` is called when the transaction may begin, so that whatever
   * arrived meanwhile shares it; `receipts` and `notes`, when everything is decided, say what is written down about the
   * requests, and into the audit, in the same transaction. Resolves after the transaction is on disk; rejects, with nothing written, otherwise.
   */
  readonly register: (
    collect: () => readonly Arrival[],
    modelOf: (workspace: number) => Model,
    receipts?: (registered: readonly Registered[]) => readonly InboundReceiptDraft[],
    notes?: (registered: readonly Registered[]) => readonly RegisterNote[],
  ) => Promise<GroupResult>;
}
