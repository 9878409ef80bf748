import { expect, test } from 'vitest';
import type { LedgerEntry } from './ledger.ts';
import { NO_BALANCES, NO_MEMBERSHIP, type Membership } from './membership.ts';
import { stepLedger } from './step.ts';
import { Book, NOON } from './testing/book.ts';
import { transactionIdOf } from './transaction-id.ts';

const TERMS = { acceptance: 'manual' } as const;

function entry(action: string, data: LedgerEntry['data'] = {}): LedgerEntry {
  return { action, data, at: NOON, customer: 1, once: false, points: undefined };
}

test('only events about transactions have one', () => {
  for (const action of [
    'checkout',
    'checkout_update_item',
    'checkout_accept',
    'partial_refund',
    'refund_item',
  ])
    expect(transactionIdOf(action, { transaction_id: 'T' })).toBe('T');
  expect(transactionIdOf('refund', { transaction_id: 7 })).toBe('7');
  for (const action of ['Order Completed', 'checkout_claim', 'point_add', 'toString'])
    expect(transactionIdOf(action, { transaction_id: 'T' })).toBeUndefined();
  for (const transaction_id of [null, '', ' ', {}, ['T'], 'T'.repeat(513)])
    expect(transactionIdOf('refund', { transaction_id })).toBeUndefined();
  expect(transactionIdOf('refund', {})).toBeUndefined();
});

test('who comes back starts from nothing, whatever was left of them', () => {
  const rest: Membership = { ...NO_MEMBERSHIP, generation: 3, balances: { ...NO_BALANCES, score: 5 } };
  const step = stepLedger(rest, 'opted_out', undefined, entry('opt_in'), TERMS);
  expect(step).toMatchObject({
    membership: { balances: NO_BALANCES, generation: 3, optedInAt: NOON },
    effect: { points: -5 },
  });
});

test('numbers that cannot be are refused rather than written', () => {
  const book = new Book('manual');
  book.do('checkout', { transaction_id: 'T', total: 1, points_rewarded: 5 });
  const accept = entry('checkout_accept', { transaction_id: 'T' });
  expect(stepLedger(NO_MEMBERSHIP, 'active', book.at('T'), accept, TERMS)).toMatchObject({
    ok: false,
    refusal: { code: 0, field: 'data' },
  });
  const broken: Membership = { ...NO_MEMBERSHIP, balances: { ...NO_BALANCES, score: 0.5 } };
  expect(stepLedger(broken, 'active', undefined, entry('profile'), TERMS).ok).toBe(false);
});
