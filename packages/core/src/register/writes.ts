import type { Attendance } from '../audience/attendance.ts';
import type { Subject } from '../consent/consent.ts';
import type { Customer } from '../customer/customer.ts';
import type { SkipReason } from '../delivery/destination.ts';
import type { Issue } from '../result/issue.ts';
import type { MergeRecord } from './merge-record.ts';
import type { Transaction } from '../ledger/transaction.ts';

/** A message: one event of one customer, queued for one integration. `held` waits until the person is named. */
export interface QueuedMessage {
  readonly integration: number;
  readonly event: number;
  readonly customer: number;
  readonly held: boolean;
}

/** A message that ended at registration, with the reason. */
export interface SkippedMessage {
  readonly integration: number;
  readonly event: number;
  readonly customer: number;
  readonly type: string;
  /** Unix milliseconds. */
  readonly at: number;
  readonly reason: SkipReason;
  readonly issues?: readonly Issue[];
}

/** `customer` undefined: it leads to nobody any more. */
export interface IdentifierWrite {
  readonly workspace: number;
  readonly kind: IdentifierKind;
  readonly value: string;
  readonly customer: number | undefined;
}

/** `user` is the customer's own id, `anonymous` an id of a browser or device. */
export type IdentifierKind = 'user' | 'anonymous';

/** A value of an external id that leads to a customer, or no longer does. Several customers may have the same one. */
export interface ExternalIdWrite {
  readonly workspace: number;
  readonly name: string;
  readonly value: string;
  readonly customer: number;
  readonly gone: boolean;
}

/** A value that a destination told: it is known from now on that this is what passed last. */
export interface PassedWrite {
  readonly integration: number;
  readonly customer: number;
  readonly name: string;
  readonly custom: boolean;
  readonly text: string;
  /** Unix milliseconds. */
  readonly at: number;
  readonly event: number;
}

export interface TransactionWrite {
  readonly workspace: number;
  readonly transaction: Transaction;
}

/**
 * Held messages, and for a merge all else, of `from` now belong to `into`. `from === into` releases the held
 * messages of a customer who has just been named.
 */
export interface Release {
  readonly from: number;
  readonly into: number;
  /** Only what is held for this one. */
  readonly integration?: number;
  /** For a merge: which of their lives each of them was in (`Membership.generation`). */
  readonly generations?: { readonly from: number; readonly into: number };
}

/** A consent was given or taken back. Times are Unix milliseconds: when it was said, and when it came in. */
export interface ConsentChange {
  readonly customer: number;
  readonly subject: Subject;
  readonly granted: boolean;
  readonly at: number;
  readonly receivedAt: number;
  readonly event: number;
  readonly source: number;
  /** The words it was said in. */
  readonly evidence: string | undefined;
  /** Who wrote it down by hand. */
  readonly author: string | undefined;
  readonly note: string | undefined;
}

/** Somebody is in an audience since then, or, when `since` is undefined, no more. `at`: when that was found. */
export interface SeatWrite {
  readonly audience: number;
  readonly customer: number;
  readonly since: number | undefined;
  readonly at: number;
}

/** Two customers turned out to be one. Written before anything of `from` becomes the other's. */
export interface MergeWrite extends Omit<MergeRecord, 'identifiers' | 'learnt' | 'undone'> {
  readonly workspace: number;
}

/** Something that named an identifier on the suppress list was refused. */
export interface SuppressedWrite {
  readonly workspace: number;
  readonly kind: string;
  readonly value: string;
}

/** A merge that somebody took back. `at`: Unix milliseconds. */
export interface UndoneMerge {
  readonly merge: number;
  readonly at: number;
  readonly by: string;
  readonly note: string;
}

/** Two customers who have the same value of an attribute; the one with the lower number first. */
export interface Namesakes {
  readonly workspace: number;
  readonly name: string;
  readonly value: string;
  readonly customer: number;
  readonly other: number;
}

/**
 * A question of who is who. `open`: two customers have the same value of an attribute; asking again while it is open, or
 * after somebody kept them apart, changes nothing. `apart`: somebody said that they are two without being asked. `settle`: what is open about the customer, or only about that attribute of theirs, went away by itself.
 */
export type ConflictWrite =
  | (Namesakes & { readonly kind: 'open'; readonly event: number; readonly at: number })
  | (Namesakes & {
      readonly kind: 'apart';
      readonly by: string;
      readonly note: string;
      readonly at: number;
    })
  | {
      readonly kind: 'settle';
      readonly customer: number;
      readonly name: string | undefined;
      readonly at: number;
    }
  | {
      readonly kind: 'decide';
      readonly conflict: number;
      readonly state: 'merged' | 'kept_apart' | 'sent_again';
      readonly by: string;
      readonly note: string;
      readonly at: number;
    };

/** Everything one group of arrivals changes; the store writes it in one transaction. Events are written by `claim`. */
export interface Writes {
  readonly customers: ReadonlyMap<number, Customer>;
  /** Keys of customers in `customers` that the store does not have yet. */
  readonly created: ReadonlySet<number>;
  readonly identifiers: readonly IdentifierWrite[];
  /** In this order. */
  readonly externalIds: readonly ExternalIdWrite[];
  /** The last one of each id counts. */
  readonly transactions: readonly TransactionWrite[];
  /** In this order. */
  readonly passed: readonly PassedWrite[];
  readonly messages: readonly QueuedMessage[];
  readonly skips: readonly SkippedMessage[];
  /** In this order. */
  readonly consentChanges: readonly ConsentChange[];
  readonly releases: readonly Release[];
  /** All that are others now; undefined: it is another customer's. */
  readonly attendances: ReadonlyMap<number, Attendance | undefined>;
  /** Customers whose attendances must be written down; the others' follow from their events. */
  readonly unsettled: ReadonlySet<number>;
  /** In this order. */
  readonly seats: readonly SeatWrite[];
  readonly suppressed: readonly SuppressedWrite[];
  /** When something was last said of attributes: to be remembered as long as there is room, not to be written. */
  readonly said: ReadonlyMap<number, number>;
  /** In this order, before `releases`. */
  readonly merges: readonly MergeWrite[];
  readonly undone: readonly UndoneMerge[];
  /** In this order. */
  readonly conflicts: readonly ConflictWrite[];
}
