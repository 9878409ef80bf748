/** How far a transaction, or one of its lines, is. */
export type TransactionStatus = 'pending' | 'accepted' | 'rejected' | 'refunded';

/**
 * Money is in ten-thousandths of the currency unit, quantities are in ten-thousandths of a piece (goods are also sold
 * by weight), points are whole; all are exact.
 */
export interface TransactionLine {
  readonly productId: string;
  readonly quantity: number;
  readonly subtotal: number;
  /** Points this line is worth. */
  readonly points: number;
  readonly status: TransactionStatus;
  /** Of `subtotal`, `quantity` and `points`: what was given back. */
  readonly refunded: { readonly subtotal: number; readonly quantity: number; readonly points: number };
}

/**
 * A purchase, from checkout to refund. Its id is unique in the workspace.
 *
 * `total`, `points` and `quantity` are of the lines that are not rejected (and of what belongs to no line); of a
 * transaction that was rejected as a whole, they say what it would have been. Where there are lines, their points add
 * up to `points`.
 */
export interface Transaction {
  readonly id: string;
  /** Store key of the customer. */
  readonly customer: number;
  /** `Membership.generation` of the customer at checkout; -1 when it outlived its customer through a merge. */
  readonly generation: number;
  /** Pending until no line is pending any more; only then is it a purchase, and may be refunded. */
  readonly status: TransactionStatus;
  readonly total: number;
  /** Points it is worth as a whole. */
  readonly points: number;
  /** Ten-thousandths of a piece; without lines, the `total_quantity` that was sent. */
  readonly quantity: number;
  /** Points that were paid with. */
  readonly burned: number;
  readonly lines: readonly TransactionLine[];
  /** Of `total`, `points` and `quantity`: what was given back. */
  readonly refunded: { readonly total: number; readonly points: number; readonly quantity: number };
  readonly currency: string | undefined;
  /** When the purchase was made (Unix milliseconds). */
  readonly at: number;
  /** A pending one is accepted by itself then (Unix milliseconds). */
  readonly acceptAt: number | undefined;
}
