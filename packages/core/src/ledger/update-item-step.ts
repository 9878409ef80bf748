import { isRefused, type Refused } from '../event/event-refusal.ts';
import { pending } from './lines.ts';
import { readAmount, readId, readPoints, readQuantity } from './read-data.ts';
import { readSubtotal } from './read-lines.ts';
import { unknownLine } from './refusals.ts';
import { roundShare } from './share.ts';
import { shift } from './shift.ts';
import type { Transaction, TransactionLine } from './transaction.ts';
import { pendingOf } from './transaction-id.ts';
import type { Moved, Turn } from './turn.ts';

/**
 * Changes the first pending line of a product. A new quantity alone changes what the line costs in proportion; the
 * total follows the line unless it is sent. Points change only when they are sent.
 */
export function checkoutUpdateItem(turn: Turn): Moved | Refused {
  const before = pendingOf(turn);
  if (isRefused(before)) return before;
  const { data } = turn.entry;
  const productId = readId(data, 'product_id');
  if (isRefused(productId)) return productId;
  const line = pending(before.lines).find((each) => each.productId === productId);
  if (line === undefined) return unknownLine(before.id, productId, 'pending');
  const changed = change(turn, line);
  if (isRefused(changed)) return changed;
  const total = readAmount(data, 'total');
  if (isRefused(total)) return total;
  const morePoints = changed.points - line.points;
  const transaction: Transaction = {
    ...before,
    lines: before.lines.map((each) => (each === line ? changed : each)),
    total: total ?? Math.max(0, before.total + changed.subtotal - line.subtotal),
    points: before.points + morePoints,
    quantity: before.quantity + changed.quantity - line.quantity,
  };
  return { membership: shift(turn.membership, { pending: morePoints }), transaction };
}

function change({ entry: { data } }: Turn, line: TransactionLine): TransactionLine | Refused {
  const quantity = readQuantity(data, 'quantity') ?? line.quantity;
  if (isRefused(quantity)) return quantity;
  const subtotal = readSubtotal(data, quantity) ?? roundShare(line.subtotal, quantity, line.quantity);
  if (isRefused(subtotal)) return subtotal;
  const points = readPoints(data, 'points_rewarded', 0) ?? line.points;
  return isRefused(points) ? points : { ...line, quantity, subtotal, points };
}
