/**
 * Somebody decided something about who is who. `source`: under which the hub registers what follows. `conflict`: the
 * open question that it answers. Times are Unix milliseconds, customers are store keys.
 */
interface Decided {
  readonly workspace: number;
  readonly receivedAt: number;
  readonly source: number;
  readonly by: string;
  readonly note: string;
  readonly conflict?: number;
}

/** `from` is `into` from now on. */
export interface MergeDecision extends Decided {
  readonly merge: { readonly from: number; readonly into: number };
}

/** Two who were merged are two again. */
export interface UndoDecision extends Decided {
  /** The merge's number. */
  readonly undo: number;
}

/** They are two, though they have the same e-mail or phone. */
export interface ApartDecision extends Decided {
  readonly apart: true;
}

/** An integration may try again to give the customer an identifier that its destination refused them. */
export interface AgainDecision extends Decided {
  readonly again: {
    readonly customer: number;
    readonly integration: number;
    /** As in a shadow. */
    readonly identifier: string;
  };
}

export type IdentityDecision = MergeDecision | UndoDecision | ApartDecision | AgainDecision;

/** Event types that the hub registers when somebody decided. */
export const CUSTOMERS_MERGED = 'customers_merged';
export const CUSTOMERS_SEPARATED = 'customers_separated';
export const IDENTIFIER_SENT_AGAIN = 'identifier_sent_again';
