/** How far a transaction, or one of its lines, is. */
export type TransactionStatus = 'pending' | 'accepted' | 'rejected' | 'refunded';

/** Money is in ten-thousandths of the currency unit, points are whole; both are exact. */
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

/** A purchase, from checkout to refund. Its id is unique in the workspace. */
export interface Transaction {
  readonly id: string;
  /** Store key of the customer. */
  readonly customer: number;
  readonly status: TransactionStatus;
  readonly total: number;
  /** Points it is worth as a whole. */
  readonly points: number;
  /** Points that were paid with. */
  readonly burned: number;
  readonly lines: readonly TransactionLine[];
  /** Of `total` and `points`: what was given back. */
  readonly refunded: { readonly total: number; readonly points: number };
  readonly currency: string | undefined;
  /** When the purchase was made (Unix milliseconds). */
  readonly at: number;
  /** A pending one is accepted by itself then (Unix milliseconds). */
  readonly acceptAt: number | undefined;
}
