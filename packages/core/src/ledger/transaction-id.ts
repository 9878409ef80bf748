import { isRefused, type Refused } from '../event/event-refusal.ts';
import type { JsonObject } from '../result/json.ts';
import { readId } from './read-data.ts';
import { foreignTransaction, notAccepted, notPending, unknownTransaction } from './refusals.ts';
import type { Transaction } from './transaction.ts';
import type { Turn } from './turn.ts';

const ABOUT_TRANSACTIONS: ReadonlySet<string> = new Set([
  'checkout',
  'checkout_update',
  'checkout_update_item',
  'checkout_accept',
  'checkout_accept_item',
  'checkout_reject',
  'refund',
  'partial_refund',
  'refund_item',
]);

/** The id of the transaction that has to be known before the event is stepped; undefined when it is about none. */
export function transactionIdOf(action: string, data: JsonObject): string | undefined {
  if (!ABOUT_TRANSACTIONS.has(action)) return undefined;
  const id = readId(data, 'transaction_id');
  return isRefused(id) ? undefined : id;
}

/** The transaction of an event that changes one that is pending. */
export function pendingOf(turn: Turn): Transaction | Refused {
  const transaction = ownOf(turn);
  if (isRefused(transaction) || transaction.status === 'pending') return transaction;
  return notPending(transaction.id, transaction.status);
}

/** The transaction of an event that gives back. */
export function acceptedOf(turn: Turn): Transaction | Refused {
  const transaction = ownOf(turn);
  if (isRefused(transaction) || transaction.status === 'accepted') return transaction;
  return notAccepted(transaction.id, transaction.status);
}

function ownOf({ transaction, entry, membership }: Turn): Transaction | Refused {
  const id = readId(entry.data, 'transaction_id');
  if (isRefused(id)) return id;
  if (transaction === undefined) return unknownTransaction(id);
  if (transaction.customer !== entry.customer) return foreignTransaction(id);
  return transaction.generation === membership.generation ? transaction : unknownTransaction(id);
}
