import { isRefused, type Refused } from '../event/event-refusal.ts';
import { complete } from './accept-step.ts';
import { pending } from './lines.ts';
import { readAmount, readId, readQuantity } from './read-data.ts';
import { aboveLine, unknownLine } from './refusals.ts';
import { floorShare, roundShare } from './share.ts';
import { earn, shift } from './shift.ts';
import type { Transaction, TransactionLine } from './transaction.ts';
import { pendingOf } from './transaction-id.ts';
import type { Moved, Turn } from './turn.ts';

/**
 * One line is accepted: the first pending one of the product that is large enough. A lower quantity or subtotal accepts
 * that much of it and rejects the rest. A total that is sent is that of the transaction. With the last pending line
 * the transaction itself is accepted, and counts as a purchase.
 */
export function checkoutAcceptItem(turn: Turn): Moved | Refused {
  const transaction = pendingOf(turn);
  if (isRefused(transaction)) return transaction;
  const { data, at } = turn.entry;
  const asked = readPart(turn);
  if (isRefused(asked)) return asked;
  const line = findLine(transaction, asked);
  if (isRefused(line)) return line;
  const total = readAmount(data, 'total');
  if (isRefused(total)) return total;
  const { taken, rest } = cut(line, asked);
  const next: Transaction = {
    ...transaction,
    lines: transaction.lines.flatMap((each) => (each === line ? [taken, ...rest] : [each])),
    total: total ?? Math.max(0, transaction.total - (line.subtotal - taken.subtotal)),
    points: transaction.points - (line.points - taken.points),
    quantity: transaction.quantity - (line.quantity - taken.quantity),
  };
  const membership = earn(shift(turn.membership, { pending: -line.points }), taken.points, at);
  return pending(next.lines).length === 0
    ? complete(membership, next, at)
    : { membership, transaction: next };
}

interface Part {
  readonly productId: string;
  readonly quantity: number | undefined;
  readonly subtotal: number | undefined;
}

function readPart({ entry }: Turn): Part | Refused {
  const productId = readId(entry.data, 'product_id');
  if (isRefused(productId)) return productId;
  const quantity = readQuantity(entry.data, 'quantity');
  if (isRefused(quantity)) return quantity;
  const subtotal = readAmount(entry.data, 'subtotal');
  return isRefused(subtotal) ? subtotal : { productId, quantity, subtotal };
}

function findLine(
  { id, lines }: Transaction,
  { productId, quantity, subtotal }: Part,
): TransactionLine | Refused {
  const found = pending(lines).filter((line) => line.productId === productId);
  if (found.length === 0) return unknownLine(id, productId, 'pending');
  const line = found.find((each) => (quantity ?? 0) <= each.quantity && (subtotal ?? 0) <= each.subtotal);
  const field = quantity === undefined ? 'data.subtotal' : 'data.quantity';
  return line ?? aboveLine(field, productId, 'accepted');
}

/** The part of a line that is accepted, and the part, if any, that is not. */
function cut(
  line: TransactionLine,
  asked: Part,
): { readonly taken: TransactionLine; readonly rest: readonly TransactionLine[] } {
  const quantity = asked.quantity ?? line.quantity;
  const subtotal = asked.subtotal ?? roundShare(line.subtotal, quantity, line.quantity);
  const points =
    line.subtotal > 0
      ? floorShare(line.points, subtotal, line.subtotal)
      : floorShare(line.points, quantity, line.quantity);
  const taken: TransactionLine = { ...line, quantity, subtotal, points, status: 'accepted' };
  if (quantity === line.quantity && subtotal === line.subtotal) return { taken, rest: [] };
  const rest: TransactionLine = {
    ...line,
    quantity: line.quantity - quantity,
    subtotal: line.subtotal - subtotal,
    points: line.points - points,
    status: 'rejected',
  };
  return { taken, rest: [rest] };
}
