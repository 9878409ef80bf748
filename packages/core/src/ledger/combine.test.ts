import { expect, test } from 'vitest';
import { combineMemberships, moveTransaction } from './combine.ts';
import { NO_MEMBERSHIP } from './membership.ts';
import { recompute } from './recompute.ts';
import { Book, NOON } from './testing/book.ts';

const DAY = 86_400_000;

test('two memberships add up', () => {
  const book = new Book('manual');
  book.do('opt_in', {}, { at: NOON + DAY });
  book.do('point_add', { points: 10 }, { at: NOON + DAY });
  book.do('quiz', {}, { once: true });
  book.do('opt_in', {}, { customer: 2 });
  book.do('point_add', { points: 20 }, { customer: 2 });
  book.do('point_spend', { points: 5 }, { customer: 2, at: NOON + 2 * DAY });
  book.do('checkout', { transaction_id: 'T', total: 7, points_burned: 3 }, { customer: 2 });
  book.do('quiz', {}, { customer: 2, once: true });
  book.do('poll', {}, { customer: 2, once: true });
  const both = combineMemberships(book.of(1), book.of(2));
  expect(both).toEqual({
    balances: { score: 30, spent: 5, reserved: 3, expired: 0, pending: 0 },
    purchases: { total: 0, count: 0, items: 0, firstAt: undefined, lastAt: undefined },
    held: 3,
    generation: 0,
    optedInAt: NOON,
    optedOutAt: undefined,
    lastEarnedAt: NOON + DAY,
    lastSpentAt: NOON + 2 * DAY,
    once: ['quiz', 'poll'],
  });
  const effects = [...(book.effects.get(1) ?? []), ...(book.effects.get(2) ?? [])];
  expect(recompute(effects).balances).toEqual(both.balances);
});

test('purchases add up, and their dates are the outermost', () => {
  const book = new Book();
  book.do('checkout', { transaction_id: 'a', total: 1 }, { at: NOON + DAY });
  book.do('checkout', { transaction_id: 'b', total: 2, total_quantity: 4 }, { customer: 2 });
  book.do('checkout', { transaction_id: 'c', total: 3 }, { customer: 2, at: NOON + 3 * DAY });
  const expected = { total: 60_000, count: 3, items: 40_000, firstAt: NOON, lastAt: NOON + 3 * DAY };
  expect(combineMemberships(book.of(1), book.of(2)).purchases).toEqual(expected);
  expect(combineMemberships(book.of(2), book.of(1)).purchases).toEqual(expected);
});

test('with nobody, everything stays as it is', () => {
  const book = new Book();
  book.do('opt_in');
  book.do('checkout', { transaction_id: 'a', total: 1, points_rewarded: 3 });
  expect(combineMemberships(book.of(), NO_MEMBERSHIP)).toEqual(book.of());
  expect(combineMemberships(NO_MEMBERSHIP, book.of())).toEqual(book.of());
});

test('who has left with one of the two only is still in', () => {
  const left = { ...NO_MEMBERSHIP, generation: 1, optedOutAt: NOON };
  const later = { ...NO_MEMBERSHIP, generation: 3, optedOutAt: NOON + DAY };
  expect(combineMemberships(NO_MEMBERSHIP, left).optedOutAt).toBeUndefined();
  expect(combineMemberships(left, later)).toMatchObject({ optedOutAt: NOON + DAY, generation: 1 });
});

test('pending purchases go on with the survivor, those that were left behind do not', () => {
  const book = new Book('manual');
  book.do('opt_out');
  book.do('opt_in');
  book.do('checkout', { transaction_id: 'old', total: 1, points_rewarded: 3 }, { customer: 2 });
  book.do('opt_out', {}, { customer: 2 });
  book.do('opt_in', {}, { customer: 2 });
  book.do('checkout', { transaction_id: 'T', total: 1, points_rewarded: 4 }, { customer: 2 });
  const [into, from] = [book.of(1), book.of(2)];
  for (const id of ['old', 'T']) book.transactions.set(id, moveTransaction(book.at(id), from, into, 1));
  book.memberships.set(1, combineMemberships(into, from));
  book.do('checkout_accept', { transaction_id: 'T' });
  expect(book.of().balances).toMatchObject({ score: 4, pending: 0 });
  expect(book.refuses('checkout_accept', { transaction_id: 'old' })[1]).toBe(404);
});
