import type { CustomerStatus } from '../customer/customer.ts';
import { isRefused, type Refused } from '../event/event-refusal.ts';
import { checkoutAcceptItem } from './accept-item-step.ts';
import { checkoutAccept, checkoutReject } from './accept-step.ts';
import { areBounded } from './bounds.ts';
import { checkout } from './checkout-step.ts';
import { effectBetween } from './effect.ts';
import type { LedgerEntry, LedgerStep, LedgerTerms } from './ledger.ts';
import { NO_MEMBERSHIP, type Membership } from './membership.ts';
import { optIn, optOut } from './membership-step.ts';
import {
  award,
  pointAdd,
  pointExpire,
  pointSpend,
  pointSub,
  pointUnspend,
  releasePoints,
  reservePoints,
} from './points-step.ts';
import { hasLeft, isMerged, outOfBounds, repeated } from './refusals.ts';
import { partialRefund, refund, refundItem } from './refund-step.ts';
import type { Transaction } from './transaction.ts';
import type { Rule } from './turn.ts';
import { checkoutUpdateItem } from './update-item-step.ts';
import { checkoutUpdate } from './update-step.ts';

/** The event types that the ledger knows by name; all others only award what their type is worth. */
const RULES: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ['opt_in', optIn],
  ['opt_out', optOut],
  ['point_add', pointAdd],
  ['point_sub', pointSub],
  ['point_spend', pointSpend],
  ['point_unspend', pointUnspend],
  ['reserve_points', reservePoints],
  ['release_points', releasePoints],
  ['point_expire', pointExpire],
  ['checkout', checkout],
  ['checkout_update', checkoutUpdate],
  ['checkout_update_item', checkoutUpdateItem],
  ['checkout_accept', checkoutAccept],
  ['checkout_accept_item', checkoutAcceptItem],
  ['checkout_reject', checkoutReject],
  ['refund', refund],
  ['partial_refund', partialRefund],
  ['refund_item', refundItem],
]);

/**
 * What an event does to its customer's numbers, or why it may not. `membership` and `status` are the customer's before
 * the event, `transaction` the one that `transactionIdOf` names, if the workspace has it. A refusal changes nothing.
 */
export function stepLedger(
  membership: Membership | undefined,
  status: CustomerStatus,
  transaction: Transaction | undefined,
  entry: LedgerEntry,
  terms: LedgerTerms,
): LedgerStep {
  const before = membership ?? NO_MEMBERSHIP;
  const barred = bar(before, status, entry);
  if (barred !== undefined) return { ok: false, ...barred };
  const rule = RULES.get(entry.action) ?? award;
  const moved = rule({ membership: before, status, transaction, entry, terms });
  if (isRefused(moved)) return { ok: false, refusal: moved.refusal };
  const after = entry.once ? done(moved.membership, entry.action) : moved.membership;
  if (!areBounded(after, moved.transaction)) return { ok: false, ...outOfBounds() };
  return {
    ok: true,
    membership: after,
    transaction: moved.transaction,
    effect: effectBetween(before, after),
  };
}

/** What refuses an event whatever it is about. */
function bar({ once }: Membership, status: CustomerStatus, entry: LedgerEntry): Refused | undefined {
  if (status === 'merged') return isMerged();
  if (status === 'opted_out' && entry.action !== 'opt_in') return hasLeft();
  return entry.once && once.includes(entry.action) ? repeated(entry.action) : undefined;
}

function done(membership: Membership, action: string): Membership {
  return { ...membership, once: [...membership.once, action] };
}
