import type { LedgerEffect } from './ledger.ts';
import { spendable, type Balances, type Membership } from './membership.ts';

/** What made one membership of the other; undefined when no number of it is another one. */
export function effectBetween(before: Membership, after: Membership): LedgerEffect | undefined {
  const from = before.balances;
  const to = after.balances;
  const balances: Balances = {
    score: to.score - from.score,
    spent: to.spent - from.spent,
    reserved: to.reserved - from.reserved,
    expired: to.expired - from.expired,
    pending: to.pending - from.pending,
  };
  const purchases = {
    total: after.purchases.total - before.purchases.total,
    count: after.purchases.count - before.purchases.count,
    items: after.purchases.items - before.purchases.items,
  };
  if (Object.values(balances).every(isNothing) && Object.values(purchases).every(isNothing)) return undefined;
  return { points: spendable(to) - spendable(from), balances, purchases, after: to };
}

function isNothing(difference: number): boolean {
  return difference === 0;
}
