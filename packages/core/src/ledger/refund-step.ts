import { missingField, wrongRequest, wrongValue } from '../event/data-refusals.ts';
import { isRefused, type Refused } from '../event/event-refusal.ts';
import { isEmpty, isObject, own, type Json, type JsonObject } from '../result/json.ts';
import { parseAmount } from './amount.ts';
import type { Membership } from './membership.ts';
import { itemsOf } from './read-lines.ts';
import { aboveRest, aboveTotal, notPositive } from './refusals.ts';
import { refundLine } from './refund-line.ts';
import { closeRefund, refundAmount, refundRest, remaining } from './refund.ts';
import { shift, takePurchase } from './shift.ts';
import type { Transaction } from './transaction.ts';
import { acceptedOf } from './transaction-id.ts';
import type { Moved, Turn } from './turn.ts';

/**
 * Everything that is left of the purchase is given back. One that names lines or an amount is about these: nobody who
 * sends them means the rest as well.
 */
export function refund(turn: Turn): Moved | Refused {
  const { data } = turn.entry;
  if (itemsOf(data).length > 0 || !isEmpty(own(data, 'amount'))) return partialRefund(turn);
  const transaction = acceptedOf(turn);
  return isRefused(transaction) ? transaction : booked(turn, transaction, refundRest(transaction));
}

/** One line, or a part of it. */
export function refundItem(turn: Turn): Moved | Refused {
  const transaction = acceptedOf(turn);
  if (isRefused(transaction)) return transaction;
  const after = refundLine(transaction, turn.entry.data, 'data');
  return isRefused(after) ? after : booked(turn, transaction, closeRefund(after));
}

/**
 * An amount, or lines, each as `refund_item` takes it, or both: then the amount is all the money given back, and what
 * it is more than the lines belongs to none. All of it or nothing.
 */
export function partialRefund(turn: Turn): Moved | Refused {
  const transaction = acceptedOf(turn);
  if (isRefused(transaction)) return transaction;
  const { data } = turn.entry;
  const items = itemsOf(data);
  const amount = readRefund(own(data, 'amount'), transaction);
  if (isRefused(amount)) return amount;
  if (amount === undefined && items.length === 0)
    return missingField('data.amount', 'Send the amount, or the items, or both.');
  const after = refundItems(transaction, items);
  if (isRefused(after)) return after;
  const more = amount === undefined ? 0 : amount - (after.refunded.total - transaction.refunded.total);
  if (more < 0) return wrongRequest('data.amount', 'The amount is less than the lines it is given back for.');
  return booked(turn, transaction, closeRefund(more === 0 ? after : refundAmount(after, more)));
}

function refundItems(transaction: Transaction, items: readonly Json[]): Transaction | Refused {
  let after = transaction;
  for (const [index, item] of items.entries()) {
    const path = `data.items[${index}]`;
    if (!isObject(item)) return wrongValue(path, 'be an object', item);
    const next = refundLine(after, item satisfies JsonObject, path);
    if (isRefused(next)) return next;
    after = next;
  }
  return after;
}

/** The amount of a partial refund: more than 0, and at most what was not given back before. */
function readRefund(value: Json | undefined, transaction: Transaction): number | undefined | Refused {
  if (isEmpty(value)) return undefined;
  const amount = parseAmount(value);
  if (amount === undefined) return wrongValue('data.amount', 'be a number', value);
  if (amount <= 0) return notPositive('data.amount');
  if (amount > transaction.total) return aboveTotal('data.amount', amount, transaction.total);
  const rest = remaining(transaction).total;
  return amount > rest ? aboveRest('data.amount', amount, rest) : amount;
}

/**
 * Takes back from the customer what the transaction has given back more than before. Points it was paid with return
 * with the last of it only, and never more than are spent: some of them may have been unspent by hand.
 */
function booked({ membership }: Turn, before: Transaction, after: Transaction): Moved {
  const whole = after.status === 'refunded';
  const { total, points, quantity } = after.refunded;
  const unspent = whole ? Math.min(after.burned, membership.balances.spent) : 0;
  const back: Membership = shift(membership, { score: before.refunded.points - points, spent: -unspent });
  return {
    membership: takePurchase(back, total - before.refunded.total, quantity - before.refunded.quantity, whole),
    transaction: after,
  };
}
