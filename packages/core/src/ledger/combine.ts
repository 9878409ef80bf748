import type { Balances, Membership } from './membership.ts';
import type { Transaction } from './transaction.ts';

/** The generation of a transaction that is nobody's: no membership has it. */
const NOBODYS = -1;

/**
 * The membership of a customer into whom another one is merged: balances and purchases add up, of every date the
 * earliest or latest counts, and what either did once is done. `into` survives and gives the generation. Whoever is in
 * with one of the two is in.
 */
export function combineMemberships(into: Membership, from: Membership): Membership {
  const a = into.purchases;
  const b = from.purchases;
  return {
    balances: addBalances(into.balances, from.balances),
    purchases: {
      total: a.total + b.total,
      count: a.count + b.count,
      items: a.items + b.items,
      firstAt: earliest(a.firstAt, b.firstAt),
      lastAt: latest(a.lastAt, b.lastAt),
    },
    held: into.held + from.held,
    generation: into.generation,
    optedInAt: earliest(into.optedInAt, from.optedInAt),
    optedOutAt:
      into.optedOutAt === undefined || from.optedOutAt === undefined
        ? undefined
        : Math.max(into.optedOutAt, from.optedOutAt),
    lastEarnedAt: latest(into.lastEarnedAt, from.lastEarnedAt),
    lastSpentAt: latest(into.lastSpentAt, from.lastSpentAt),
    once: [...new Set([...into.once, ...from.once])],
  };
}

/**
 * A transaction of a customer who is merged into another, as it goes on with that one (`customer`). One that its own
 * customer had left behind stays nobody's.
 */
export function moveTransaction(
  transaction: Transaction,
  from: Membership,
  into: Membership,
  customer: number,
): Transaction {
  const lives = transaction.generation === from.generation;
  return { ...transaction, customer, generation: lives ? into.generation : NOBODYS };
}

function addBalances(a: Balances, b: Balances): Balances {
  return {
    score: a.score + b.score,
    spent: a.spent + b.spent,
    reserved: a.reserved + b.reserved,
    expired: a.expired + b.expired,
    pending: a.pending + b.pending,
  };
}

function earliest(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? (a ?? b) : Math.min(a, b);
}

function latest(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? (a ?? b) : Math.max(a, b);
}
