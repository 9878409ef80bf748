import type { Balances, Membership, Purchases } from './membership.ts';

/** Moves balances, and what is held, by differences. The same membership when nothing moves. */
export function shift(
  membership: Membership,
  by: Partial<Balances> & { readonly held?: number },
): Membership {
  if (!Object.values(by).some((difference) => difference !== 0)) return membership;
  const { balances } = membership;
  return {
    ...membership,
    balances: {
      score: balances.score + (by.score ?? 0),
      spent: balances.spent + (by.spent ?? 0),
      reserved: balances.reserved + (by.reserved ?? 0),
      expired: balances.expired + (by.expired ?? 0),
      pending: balances.pending + (by.pending ?? 0),
    },
    held: membership.held + (by.held ?? 0),
  };
}

/** Points are earned; none are no occasion. */
export function earn(membership: Membership, points: number, at: number): Membership {
  if (points === 0) return membership;
  return { ...shift(membership, { score: points }), lastEarnedAt: later(membership.lastEarnedAt, at) };
}

export function spend(membership: Membership, points: number, at: number): Membership {
  if (points === 0) return membership;
  return { ...shift(membership, { spent: points }), lastSpentAt: later(membership.lastSpentAt, at) };
}

/** A purchase counts from now on. `at`: when it was made. */
export function addPurchase(membership: Membership, total: number, items: number, at: number): Membership {
  const { purchases } = membership;
  const next: Purchases = {
    total: purchases.total + total,
    count: purchases.count + 1,
    items: purchases.items + items,
    firstAt: purchases.firstAt === undefined ? at : Math.min(purchases.firstAt, at),
    lastAt: later(purchases.lastAt, at),
  };
  return { ...membership, purchases: next };
}

/**
 * Some of a purchase was given back, or all of it (`whole`). The dates stay as long as there is any purchase: which
 * of them was the first or last is in the events only.
 */
export function takePurchase(
  membership: Membership,
  total: number,
  items: number,
  whole: boolean,
): Membership {
  const { purchases } = membership;
  const count = purchases.count - (whole ? 1 : 0);
  const dates = count === 0 ? { firstAt: undefined, lastAt: undefined } : {};
  return {
    ...membership,
    purchases: {
      ...purchases,
      total: purchases.total - total,
      count,
      items: purchases.items - items,
      ...dates,
    },
  };
}

/** Events may be registered in another order than they happened in. */
function later(before: number | undefined, at: number): number {
  return before === undefined || at > before ? at : before;
}
