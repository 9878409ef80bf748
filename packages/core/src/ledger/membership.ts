/** Points, whole ones. What may be spent is `score - spent - reserved - expired`; `pending` is not part of it yet. */
export interface Balances {
  /** Ever earned, less what was taken back. Below 0 when more was taken back than there was. */
  readonly score: number;
  readonly spent: number;
  readonly reserved: number;
  readonly expired: number;
  readonly pending: number;
}

/**
 * Purchases that were accepted, less what was refunded. `total` is in ten-thousandths of the currency unit, `items`
 * in ten-thousandths of a piece (goods are also sold by weight). Times are Unix milliseconds.
 */
export interface Purchases {
  readonly total: number;
  readonly count: number;
  readonly items: number;
  readonly firstAt: number | undefined;
  readonly lastAt: number | undefined;
}

/**
 * What a customer has through submitted events: balances, purchases, and when they joined. Every number is the fold of
 * the customer's events (see `recompute`). Nobody who is only tracked has one.
 */
export interface Membership {
  readonly balances: Balances;
  readonly purchases: Purchases;
  /** Of `balances.reserved`: what pending purchases are to be paid with. Only their outcome frees it. */
  readonly held: number;
  /**
   * How often the customer has left. A transaction of an earlier generation is nobody's any more, though its id stays
   * used: its points went when the customer did.
   */
  readonly generation: number;
  readonly optedInAt: number | undefined;
  /** Undefined for who has come back. */
  readonly optedOutAt: number | undefined;
  readonly lastEarnedAt: number | undefined;
  readonly lastSpentAt: number | undefined;
  /** Names of the event types done that can be done only once. */
  readonly once: readonly string[];
}

export const NO_BALANCES: Balances = { score: 0, spent: 0, reserved: 0, expired: 0, pending: 0 };

export const NO_MEMBERSHIP: Membership = {
  balances: NO_BALANCES,
  purchases: { total: 0, count: 0, items: 0, firstAt: undefined, lastAt: undefined },
  held: 0,
  generation: 0,
  optedInAt: undefined,
  optedOutAt: undefined,
  lastEarnedAt: undefined,
  lastSpentAt: undefined,
  once: [],
};

export function spendable({ score, spent, reserved, expired }: Balances): number {
  return score - spent - reserved - expired;
}
