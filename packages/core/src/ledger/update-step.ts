import { wrongRequest } from '../event/data-refusals.ts';
import { isRefused, type Refused } from '../event/event-refusal.ts';
import { readCurrency } from './checkout-step.ts';
import { pending, pendingPoints, spreadPoints, sum } from './lines.ts';
import { cannotSpend } from './points-step.ts';
import { readAmount, readPoints } from './read-data.ts';
import { readLines, type SentLine } from './read-lines.ts';
import { shift } from './shift.ts';
import type { Transaction, TransactionLine } from './transaction.ts';
import { pendingOf } from './transaction-id.ts';
import type { Moved, Turn } from './turn.ts';

/**
 * Changes a pending transaction, in everything but when it is accepted by itself. New items replace the lines that are
 * still pending; its points stay as many as they were, unless the event says otherwise.
 */
export function checkoutUpdate(turn: Turn): Moved | Refused {
  const before = pendingOf(turn);
  if (isRefused(before)) return before;
  const priced = reprice(turn, before);
  if (isRefused(priced)) return priced;
  const burned = readPoints(turn.entry.data, 'points_burned', 0) ?? before.burned;
  if (isRefused(burned)) return burned;
  const more = burned - before.burned;
  const refused = cannotSpend(turn.membership, turn.status, 'data.points_burned', Math.max(0, more));
  if (refused !== undefined) return refused;
  const difference = pendingPoints(priced) - pendingPoints(before);
  return {
    membership: shift(turn.membership, { pending: difference, reserved: more, held: more }),
    transaction: { ...priced, burned, currency: readCurrency(turn.entry.data) ?? before.currency },
  };
}

/** With the lines, points, quantity and total of the event. */
function reprice({ entry: { data } }: Turn, before: Transaction): Transaction | Refused {
  const kept = before.lines.filter(({ status }) => status !== 'pending');
  const sent = readLines(data, kept.length);
  if (isRefused(sent)) return sent;
  const total = readAmount(data, 'total');
  if (isRefused(total)) return total;
  const units = readAmount(data, 'total_quantity');
  if (isRefused(units)) return units;
  const worth = readPoints(data, 'points_rewarded', 0);
  if (isRefused(worth)) return worth;
  const counted = kept.filter(({ status }) => status === 'accepted');
  const earned = sum(counted.map(({ points }) => points));
  if (worth !== undefined && worth < earned)
    return wrongRequest('data.points_rewarded', `${earned} points of it are accepted already.`);
  const open = respread(before, sent, worth === undefined ? undefined : worth - earned);
  if (isRefused(open)) return open;
  if (open.length === 0) {
    const points = worth ?? before.points;
    return { ...before, total: total ?? before.total, points, quantity: units ?? before.quantity };
  }
  const live = [...counted, ...open];
  const sums = sum(live.map(({ subtotal }) => subtotal));
  return {
    ...before,
    lines: [...kept, ...open],
    total: total ?? (sent.length === 0 ? before.total : sums),
    points: sum(live.map(({ points }) => points)),
    quantity: sum(live.map(({ quantity }) => quantity)),
  };
}

/** The lines that are pending after the update, worth `worth` points together when that is said. */
function respread(
  before: Transaction,
  sent: readonly SentLine[],
  worth: number | undefined,
): readonly TransactionLine[] | Refused {
  if (sent.length === 0) {
    const open = pending(before.lines);
    return worth === undefined ? open : spreadPoints(open.map(withoutPoints), worth);
  }
  const said = sent.some(({ points }) => points !== undefined);
  return spreadPoints(sent, worth ?? (said ? undefined : pendingPoints(before)));
}

function withoutPoints(line: SentLine): SentLine {
  return { ...line, points: undefined };
}
