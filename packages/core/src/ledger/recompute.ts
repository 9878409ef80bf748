import type { CustomerStatus } from '../customer/customer.ts';
import type { LedgerEffect, LedgerEntry, LedgerTerms } from './ledger.ts';
import { NO_BALANCES, type Balances, type Membership } from './membership.ts';
import { stepLedger } from './step.ts';
import { transactionIdOf } from './transaction-id.ts';
import type { Transaction } from './transaction.ts';

/** What effects add up to. `total` and `items` in ten-thousandths, as in `Purchases`. */
export interface Recomputed {
  readonly balances: Balances;
  readonly purchases: LedgerEffect['purchases'];
}

/** The balances and purchases of a customer, from nothing but the effects written down with their events. */
export function recompute(effects: Iterable<LedgerEffect>): Recomputed {
  let balances = NO_BALANCES;
  let purchases = { total: 0, count: 0, items: 0 };
  for (const effect of effects) {
    balances = {
      score: balances.score + effect.balances.score,
      spent: balances.spent + effect.balances.spent,
      reserved: balances.reserved + effect.balances.reserved,
      expired: balances.expired + effect.balances.expired,
      pending: balances.pending + effect.balances.pending,
    };
    purchases = {
      total: purchases.total + effect.purchases.total,
      count: purchases.count + effect.purchases.count,
      items: purchases.items + effect.purchases.items,
    };
  }
  return { balances, purchases };
}

/** An event as it was registered, with what held at that time. */
export interface RegisteredEntry {
  readonly entry: LedgerEntry;
  /** Of the customer, before the event. */
  readonly status: CustomerStatus;
  readonly terms: LedgerTerms;
}

export interface Replayed {
  readonly memberships: ReadonlyMap<number, Membership>;
  readonly transactions: ReadonlyMap<string, Transaction>;
  /** Events that would be refused now: none, when all were registered in this order. */
  readonly refused: readonly RegisteredEntry[];
}

/** Steps events of one workspace again, from nothing, in the order of registration. */
export function replay(events: Iterable<RegisteredEntry>): Replayed {
  const memberships = new Map<number, Membership>();
  const transactions = new Map<string, Transaction>();
  const refused: RegisteredEntry[] = [];
  for (const event of events) {
    const { entry, status, terms } = event;
    const id = transactionIdOf(entry.action, entry.data);
    const transaction = id === undefined ? undefined : transactions.get(id);
    const step = stepLedger(memberships.get(entry.customer), status, transaction, entry, terms);
    if (!step.ok) {
      refused.push(event);
      continue;
    }
    memberships.set(entry.customer, step.membership);
    if (step.transaction !== undefined) transactions.set(step.transaction.id, step.transaction);
  }
  return { memberships, transactions, refused };
}
