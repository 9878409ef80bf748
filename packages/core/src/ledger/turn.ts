import type { CustomerStatus } from '../customer/customer.ts';
import type { Refused } from '../event/event-refusal.ts';
import type { LedgerEntry, LedgerTerms } from './ledger.ts';
import type { Membership } from './membership.ts';
import type { Transaction } from './transaction.ts';

/** One event's turn at the ledger: the event, and all that is known before it. */
export interface Turn {
  readonly membership: Membership;
  readonly status: CustomerStatus;
  /** The one that the event names, if there is one. */
  readonly transaction: Transaction | undefined;
  readonly entry: LedgerEntry;
  readonly terms: LedgerTerms;
}

/** What a rule makes of a turn. */
export interface Moved {
  readonly membership: Membership;
  readonly transaction: Transaction | undefined;
}

export type Rule = (turn: Turn) => Moved | Refused;
