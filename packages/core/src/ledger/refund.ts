import { sum } from './lines.ts';
import { floorShare, split } from './share.ts';
import type { Transaction, TransactionLine } from './transaction.ts';

/** Money and points of an accepted transaction that were not given back yet. */
export function remaining({ total, points, refunded }: Transaction): {
  readonly total: number;
  readonly points: number;
} {
  return { total: total - refunded.total, points: points - refunded.points };
}

/**
 * Gives back money that belongs to no line. Points follow so that all that were taken back are the same part of the
 * points as the money is of the total, rounded down; where lines took more before, none follow. `amount` is more than
 * 0 and at most what remains.
 */
export function refundAmount(transaction: Transaction, amount: number): Transaction {
  const { total, points, refunded } = transaction;
  const money = refunded.total + amount;
  return {
    ...transaction,
    refunded: {
      ...refunded,
      total: money,
      points: Math.max(refunded.points, floorShare(points, money, total)),
    },
  };
}

/** Gives back everything that is left. */
export function refundRest(transaction: Transaction): Transaction {
  const { total, points, quantity, lines } = transaction;
  return {
    ...transaction,
    status: 'refunded',
    refunded: { total, points, quantity },
    lines: lines.map((line) => (line.status === 'rejected' ? line : lineRefunded(line))),
  };
}

/** As it is when all money was given back; what cost nothing is when all its lines were. */
export function closeRefund(transaction: Transaction): Transaction {
  const { total, refunded, lines } = transaction;
  const whole = total > 0 ? refunded.total === total : !lines.some(({ status }) => status === 'accepted');
  return whole ? refundRest(transaction) : transaction;
}

/**
 * What each line is worth in money: what it cost, or less when the purchase as a whole cost less than its lines (a
 * discount on everything). Together never more than the total, so that lines can be given back one by one.
 */
export function lineValues({ lines, total }: Transaction): readonly number[] {
  const costs = lines.map((line) => (line.status === 'rejected' ? 0 : line.subtotal));
  return sum(costs) > total ? split(total, costs) : costs;
}

function lineRefunded(line: TransactionLine): TransactionLine {
  const { subtotal, quantity, points } = line;
  return { ...line, status: 'refunded', refunded: { subtotal, quantity, points } };
}
