import type { Attendance } from '../audience/attendance.ts';
import type { RegisteredEvent } from '../audience/replay.ts';
import type { Customer } from '../customer/customer.ts';
import type { Shadow } from '../delivery/destination.ts';
import type { Learnt } from '../delivery/learnt.ts';
import type { LedgerEffect } from '../ledger/ledger.ts';
import type { Transaction } from '../ledger/transaction.ts';
import type { JsonObject } from '../result/json.ts';
import type { TrackingCall } from '../tracking/call.ts';
import type { IdentityDecision } from './identity-decision.ts';
import type { MergeRecord } from './merge-record.ts';
import type { Submission } from './submission.ts';
import type { IdentifierKind, Namesakes } from './writes.ts';

/** One call on its way in: who sent it, and when it was received (Unix milliseconds). */
export interface TrackedArrival {
  readonly workspace: number;
  readonly source: number;
  readonly receivedAt: number;
  readonly call: TrackingCall;
}

/**
 * A customer is to be looked at again: time may have turned something, or a rule began. `present` asks that an integration
 * be told that they are in an audience (its public id), if they are.
 */
export interface Look {
  readonly workspace: number;
  readonly receivedAt: number;
  /** The store's key. */
  readonly look: number;
  readonly present?: Presence;
  /** Only lets go what is held of them for this integration, which holds nothing any more. */
  readonly letGo?: number;
}

/** `run`: telling the same in the same run has its effects once. */
export interface Presence {
  readonly integration: number;
  /** A public id. */
  readonly audience: string;
  readonly run: string;
}

/** What comes in: a tracking call, an event that is submitted by its type, a decision, or nothing but time. */
export type Arrival = TrackedArrival | Submission | Look | IdentityDecision;

/** An event that the hub itself makes. */
export interface OwnEvent {
  readonly source: number;
  readonly type: string;
  readonly timestamp: number;
  readonly receivedAt: number;
  readonly data: JsonObject;
  /** Of what is to happen once. */
  readonly messageId?: string;
  /** What destinations are to learn with it, each for itself. */
  readonly learnt?: readonly (Learnt & { readonly integration: number })[];
}

/** A submitted event as it is written down: `data` is checked and converted, `effect` what it did to balances. */
export interface ClaimedSubmission {
  readonly submission: Submission;
  readonly data: JsonObject;
  readonly effect: LedgerEffect | undefined;
  readonly learnt: { readonly integration: number; readonly learnt: Learnt } | undefined;
}

/** A value that passed between the hub and a destination lately. `at`: Unix milliseconds. */
export interface PassedValue {
  readonly text: string;
  readonly at: number;
  /** The destination told it, and it was not sent since. */
  readonly told?: boolean;
  /** It was sent by a request that came to nothing. */
  readonly lost?: boolean;
}

/**
 * What the store tells the rules while a transaction is open. `find` and `load` answer from the state before this
 * group of arrivals. `claim` writes the event and answers false when this source's messageId was there already: the
 * unique index decides, in the same transaction, and nothing is looked up before.
 */
export interface Known {
  readonly find: (workspace: number, kind: IdentifierKind, value: string) => Customer | undefined;
  readonly load: (customer: number) => Customer | undefined;
  /** The same, but whoever was merged is answered as such. */
  readonly exact: (customer: number) => Customer | undefined;
  readonly merge: (workspace: number, id: number) => MergeRecord | undefined;
  /** Is somebody still to decide this? */
  readonly isOpenConflict: (workspace: number, id: number) => boolean;
  /** Did somebody say that they are two, though they have the same? */
  readonly isKeptApart: (pair: Namesakes) => boolean;
  /** The customer, who was merged, is somebody of their own again, with their events. Written at once, as claims are. */
  readonly separate: (customer: number) => void;
  readonly newCustomerKey: () => number;
  readonly newMergeId: () => number;
  readonly claim: (arrival: TrackedArrival, customer: number) => number | undefined;
  /** Keys of the customers with this external id, at most a few: two are as ambiguous as twenty. */
  readonly findExternal: (workspace: number, name: string, value: string) => readonly number[];
  readonly transaction: (workspace: number, id: string) => Transaction | undefined;
  /** The event that had this messageId, when it still counts as the same. */
  readonly claimed: (
    submission: Submission,
  ) => { readonly event: number; readonly customer: number } | undefined;
  /** The number of the event that was registered last; 0 before the first. */
  readonly latest: () => number;
  readonly claimSubmission: (claimed: ClaimedSubmission, customer: number) => number;
  /** What passed of an attribute of a customer, in either direction, newest first. */
  readonly passed: (
    integration: number,
    customer: number,
    name: string,
    custom: boolean,
  ) => readonly PassedValue[];
  /** Undefined when it was there already; only one with a messageId can be. */
  readonly claimOwn: (own: OwnEvent, customer: number) => number | undefined;
  /**
   * Undefined of who was never judged. What is changed of it stays changed: either all of a group is written, or the
   * store forgets everything and reads it again.
   */
  readonly attendance: (customer: number) => Attendance | undefined;
  /** Events of these types that were registered for the customer after the event `asOf`, but for the event `but`. */
  readonly since: (
    customer: number,
    asOf: number,
    types: ReadonlySet<string>,
    but: number | undefined,
  ) => Iterable<RegisteredEvent>;
  /** Events of these types that the customer has had, but for the event `but`. */
  readonly history: (
    customer: number,
    types: ReadonlySet<string>,
    but: number | undefined,
  ) => Iterable<RegisteredEvent>;
  /** When something was last said of their attributes, where that is still remembered (see `Customer.saidAt`). */
  readonly saidAt: (customer: number) => number | undefined;
  /** Is anybody of this workspace on the suppress list? */
  readonly suppressing: (workspace: number) => boolean;
  /** Is this identifier on it? See `Name`. */
  readonly suppressed: (workspace: number, kind: string, value: string) => boolean;
  /** What the destination is believed to hold, as far as that is settled. */
  readonly shadow: (integration: number, customer: number) => Shadow | undefined;
}
