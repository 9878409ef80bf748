import { wrongRequest } from '../event/data-refusals.ts';
import type { Refused } from '../event/event-refusal.ts';
import type { SentLine } from './read-lines.ts';
import { split } from './share.ts';
import type { Transaction, TransactionLine } from './transaction.ts';

/**
 * Pending lines that are worth `worth` points together, or what they say themselves when nothing is said of the whole.
 * Points that belong to no line are split over the lines that do not say (over all when each one says), by subtotal,
 * by quantity where nothing costs anything.
 */
export function spreadPoints(
  lines: readonly SentLine[],
  worth: number | undefined,
): readonly TransactionLine[] | Refused {
  const said = sum(lines.map(({ points }) => points ?? 0));
  const rest = (worth ?? said) - said;
  if (rest < 0) {
    const message = `The lines are worth ${said} points, which is more than the ${worth} of the whole.`;
    return wrongRequest('data.points_rewarded', message, 'Say the points of the whole, or of each line.');
  }
  const silent = lines.some(({ points }) => points === undefined);
  const takes = (line: SentLine): boolean => !silent || line.points === undefined;
  const bySubtotal = lines.some((line) => takes(line) && line.subtotal > 0);
  const weights = lines.map((line) => (takes(line) ? (bySubtotal ? line.subtotal : line.quantity) : 0));
  const shares = rest === 0 ? [] : split(rest, weights);
  return lines.map(({ productId, quantity, subtotal, points }, index) => ({
    productId,
    quantity,
    subtotal,
    points: (points ?? 0) + (shares[index] ?? 0),
    status: 'pending',
    refunded: { subtotal: 0, quantity: 0, points: 0 },
  }));
}

/** Points of a transaction that are not decided on yet. */
export function pendingPoints({ lines, points }: Transaction): number {
  return lines.length === 0 ? points : sum(pending(lines).map((line) => line.points));
}

export function pending(lines: readonly TransactionLine[]): readonly TransactionLine[] {
  return lines.filter(({ status }) => status === 'pending');
}

/** The lines, each pending one with another status. */
export function settled(
  lines: readonly TransactionLine[],
  status: 'accepted' | 'rejected',
): readonly TransactionLine[] {
  return lines.map((line) => (line.status === 'pending' ? { ...line, status } : line));
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
