import type { EventRefusal } from '../event/event-refusal.ts';
import type { JsonObject } from '../result/json.ts';
import type { Balances, Membership } from './membership.ts';
import type { Transaction } from './transaction.ts';

/** When purchases count: at once, when somebody accepts them, or by themselves after so many days. */
export interface LedgerTerms {
  readonly acceptance: 'at_once' | 'manual' | { readonly afterDays: number };
  /** In which days begin and end (IANA name); UTC when it is not said. */
  readonly timeZone?: string;
}

/** A submitted event, its data checked and converted to the types of its fields. `at`: Unix milliseconds. */
export interface LedgerEntry {
  readonly action: string;
  readonly data: JsonObject;
  readonly at: number;
  readonly customer: number;
  /** Of the event type: a customer does it at most once. */
  readonly once: boolean;
  /**
   * Of the event type: what it is worth when its data does not say so (`data.points`). Undefined: events of this kind
   * move no points whatever their data says. The ledger's own kinds (`point_add`, `checkout` …) do not look at it.
   */
  readonly points: number | undefined;
}

/** What an event did to the numbers of its customer: the differences, and the balances after it. */
export interface LedgerEffect {
  /** How far it moved what may be spent. */
  readonly points: number;
  readonly balances: Balances;
  /** `total` and `items` in ten-thousandths, as in `Purchases`. */
  readonly purchases: { readonly total: number; readonly count: number; readonly items: number };
  readonly after: Balances;
}

export type LedgerStep =
  | {
      readonly ok: true;
      /** The very one that was given (or `NO_MEMBERSHIP`) when nothing about it changed. */
      readonly membership: Membership;
      /** The transaction as it is now, when the event is about one. */
      readonly transaction: Transaction | undefined;
      /** Undefined when no number moved. */
      readonly effect: LedgerEffect | undefined;
    }
  | { readonly ok: false; readonly refusal: EventRefusal };
