import { dayBegins } from '../access/day-begins.ts';
import { isDay } from '../customer/date-text.ts';
import { missingField, wrongValue } from '../event/data-refusals.ts';
import { isRefused, type Refused } from '../event/event-refusal.ts';
import { isEmpty, own, type JsonObject } from '../result/json.ts';
import { parseTime } from '../tracking/timestamp.ts';
import { acceptRest } from './accept-step.ts';
import { pendingPoints, spreadPoints, sum } from './lines.ts';
import { cannotSpend } from './points-step.ts';
import { readAmount, readId, readPoints } from './read-data.ts';
import { readLines } from './read-lines.ts';
import { idInUse } from './refusals.ts';
import { shift } from './shift.ts';
import type { Transaction } from './transaction.ts';
import type { Moved, Turn } from './turn.ts';

const DAY = 86_400_000;

/** A purchase begins: pending, or accepted in the same step when the workspace's terms say so. */
export function checkout(turn: Turn): Moved | Refused {
  const { membership, status, entry, terms } = turn;
  const transaction = readCheckout(turn);
  if (isRefused(transaction)) return transaction;
  const { burned } = transaction;
  const refused = cannotSpend(membership, status, 'data.points_burned', burned);
  if (refused !== undefined) return refused;
  const begun = shift(membership, { pending: pendingPoints(transaction), reserved: burned, held: burned });
  return terms.acceptance === 'at_once'
    ? acceptRest(begun, transaction, entry.at)
    : { membership: begun, transaction };
}

function readCheckout(turn: Turn): Transaction | Refused {
  const { data, at, customer } = turn.entry;
  const id = readId(data, 'transaction_id');
  if (isRefused(id)) return id;
  if (turn.transaction !== undefined) return idInUse(id);
  const sent = readLines(data);
  if (isRefused(sent)) return sent;
  const total = readAmount(data, 'total');
  if (isRefused(total)) return total;
  if (total === undefined && sent.length === 0)
    return missingField('data.total', 'Send the total, or the items, or both.');
  const worth = readPoints(data, 'points_rewarded', 0);
  if (isRefused(worth)) return worth;
  const lines = spreadPoints(sent, worth);
  if (isRefused(lines)) return lines;
  const burned = readPoints(data, 'points_burned', 0) ?? 0;
  if (isRefused(burned)) return burned;
  const quantity = readAmount(data, 'total_quantity') ?? 0;
  if (isRefused(quantity)) return quantity;
  const acceptAt = readAcceptAt(turn);
  if (isRefused(acceptAt)) return acceptAt;
  return {
    id,
    customer,
    generation: turn.membership.generation,
    status: 'pending',
    total: total ?? sum(lines.map(({ subtotal }) => subtotal)),
    points: worth ?? sum(lines.map(({ points }) => points)),
    quantity: lines.length === 0 ? quantity : sum(lines.map((line) => line.quantity)),
    burned,
    lines,
    refunded: { total: 0, points: 0, quantity: 0 },
    currency: readCurrency(data),
    at,
    acceptAt,
  };
}

export function readCurrency(data: JsonObject): string | undefined {
  const currency = own(data, 'currency');
  return typeof currency === 'string' && !isEmpty(currency) ? currency.trim() : undefined;
}

/**
 * When nobody decides before: a date in the checkout itself goes before the workspace's days. It is a day as the
 * workspace's people live it, and accepted as it begins.
 */
function readAcceptAt({ entry, terms }: Turn): number | undefined | Refused {
  if (terms.acceptance === 'at_once') return undefined;
  const date = own(entry.data, 'auto_accept');
  if (!isEmpty(date)) {
    const day = typeof date === 'string' && isDay(date);
    const at = day ? dayBegins(date, terms.timeZone ?? 'UTC') : parseTime(date);
    return at ?? wrongValue('data.auto_accept', 'be a date', date, 'Write it as YYYY-MM-DD.');
  }
  return terms.acceptance === 'manual' ? undefined : entry.at + Math.round(terms.acceptance.afterDays * DAY);
}
