import type { EventRefusal } from '../event/event-refusal.ts';
import type { JsonObject } from '../result/json.ts';
import type { Balances, Membership } from './membership.ts';
import type { Transaction } from './transaction.ts';

/** When purchases count: at once, when somebody accepts them, or by themselves after so many days. */
export interface LedgerTerms {
  readonly acceptance: 'at_once' | 'manual' | { readonly afterDays: number };
}

/** A submitted event, its data checked and converted to the types of its fields. `at`: Unix milliseconds. */
export interface LedgerEntry {
  readonly action: string;
  readonly data: JsonObject;
  readonly at: number;
  readonly customer: number;
  /** Of the event type: done once at most, and what it is worth by itself. */
  readonly once: boolean;
  readonly points: number | undefined;
}

/** What an event did to the numbers of its customer: the differences, and the balances after it. */
export interface LedgerEffect {
  /** How far it moved what may be spent. */
  readonly points: number;
  readonly balances: Balances;
  readonly purchases: { readonly total: number; readonly count: number; readonly items: number };
  readonly after: Balances;
}

export type LedgerStep =
  | {
      readonly ok: true;
      readonly membership: Membership;
      /** The transaction as it is now, when the event is about one. */
      readonly transaction: Transaction | undefined;
      /** Undefined when no number moved. */
      readonly effect: LedgerEffect | undefined;
    }
  | { readonly ok: false; readonly refusal: EventRefusal };
