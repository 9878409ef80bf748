import { isRefused, type Refused } from '../event/event-refusal.ts';
import { pending, pendingPoints, settled } from './lines.ts';
import type { Membership } from './membership.ts';
import { readAmount } from './read-data.ts';
import { addPurchase, earn, shift, spend } from './shift.ts';
import type { Transaction } from './transaction.ts';
import { pendingOf } from './transaction-id.ts';
import type { Moved, Turn } from './turn.ts';

/** All that is pending is accepted. A total that is sent is what the purchase came to in the end. */
export function checkoutAccept(turn: Turn): Moved | Refused {
  const transaction = pendingOf(turn);
  if (isRefused(transaction)) return transaction;
  const total = readAmount(turn.entry.data, 'total') ?? transaction.total;
  if (isRefused(total)) return total;
  return acceptRest(turn.membership, { ...transaction, total }, turn.entry.at);
}

/**
 * What is pending is rejected, and its points are gone. Where lines were accepted before, they are the purchase, and
 * what was to be paid with points has been; otherwise those points are free again.
 */
export function checkoutReject(turn: Turn): Moved | Refused {
  const transaction = pendingOf(turn);
  if (isRefused(transaction)) return transaction;
  const { lines, burned, total, points, quantity } = transaction;
  const dropped = pendingPoints(transaction);
  const membership = shift(turn.membership, { pending: -dropped });
  const rejected = { ...transaction, lines: settled(lines, 'rejected'), acceptAt: undefined };
  if (!lines.some(({ status }) => status === 'accepted')) {
    return {
      membership: shift(membership, { reserved: -burned, held: -burned }),
      transaction: { ...rejected, status: 'rejected' },
    };
  }
  let left = { total, quantity };
  for (const line of pending(lines))
    left = { total: Math.max(0, left.total - line.subtotal), quantity: left.quantity - line.quantity };
  return complete(membership, { ...rejected, ...left, points: points - dropped }, turn.entry.at);
}

/** Accepts all of a transaction that is pending. */
export function acceptRest(membership: Membership, transaction: Transaction, at: number): Moved {
  const points = pendingPoints(transaction);
  const earned = earn(shift(membership, { pending: -points }), points, at);
  return complete(earned, { ...transaction, lines: settled(transaction.lines, 'accepted') }, at);
}

/** Nothing of the transaction is pending any more: it is a purchase, and the points it was paid with are spent. */
export function complete(membership: Membership, transaction: Transaction, at: number): Moved {
  const { burned, total, quantity } = transaction;
  const paid = spend(shift(membership, { reserved: -burned, held: -burned }), burned, at);
  return {
    membership: addPurchase(paid, total, quantity, transaction.at),
    transaction: { ...transaction, status: 'accepted', acceptAt: undefined },
  };
}
