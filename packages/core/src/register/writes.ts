import type { Attendance } from '../audience/attendance.ts';
import type { Customer } from '../customer/customer.ts';
import type { SkipReason } from '../delivery/destination.ts';
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
  /** For a merge: which of their lives each of them was in (`Membership.generation`). */
  readonly generations?: { readonly from: number; readonly into: number };
}

/** Somebody is in an audience since then, or, when `since` is undefined, no more. `at`: when that was found. */
export interface SeatWrite {
  readonly audience: number;
  readonly customer: number;
  readonly since: number | undefined;
  readonly at: number;
}

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
  readonly releases: readonly Release[];
  /** All that are others now; undefined: it is another customer's. */
  readonly attendances: ReadonlyMap<number, Attendance | undefined>;
  /** Customers whose attendances must be written down; the others' follow from their events. */
  readonly unsettled: ReadonlySet<number>;
  /** In this order. */
  readonly seats: readonly SeatWrite[];
}
