import { expect, test } from 'vitest';
import type { CustomerStatus } from '../customer/customer.ts';
import { NO_BALANCES } from './membership.ts';
import { Book, NOON } from './testing/book.ts';

const DAY = 86_400_000;

test('opt_in joins, once', () => {
  const book = new Book();
  expect(book.do('opt_in')).toMatchObject({ membership: { optedInAt: NOON }, effect: undefined });
  expect(book.refuses('opt_in')).toEqual([112101, 400, 'customer']);
});

test('who was known only, or tracked only, can still join, and keeps what they have', () => {
  const book = new Book();
  book.statuses.set(1, 'inactive');
  book.do('point_add', { points: 5 });
  book.do('opt_in');
  expect(book.of()).toMatchObject({ balances: { score: 5 }, optedInAt: NOON });
  book.do('point_add', { points: 5 }, { customer: 2 });
  book.do('opt_in', {}, { customer: 2 });
});

test('who has joined and became inactive joins again', () => {
  const book = new Book();
  book.do('opt_in');
  book.statuses.set(1, 'inactive');
  book.do('opt_in', {}, { at: NOON + DAY });
  expect(book.of().optedInAt).toBe(NOON + DAY);
});

test.each<CustomerStatus>(['suspended', 'banned'])('joining is no way out of being %s', (status) => {
  const book = new Book();
  book.statuses.set(1, status);
  expect(book.refuses('opt_in')).toEqual([160216, 400, 'customer']);
  book.do('opt_out');
});

test('opt_out takes everything, and its effect says what', () => {
  const book = new Book();
  book.do('opt_in');
  book.do('point_add', { points: 100 });
  book.do('checkout', { transaction_id: 'T', total: 12.5, total_quantity: 2, points_burned: 30 });
  book.do('quiz', {}, { once: true });
  const step = book.do('opt_out', { reason: 'moving' }, { at: NOON + DAY });
  expect(step.effect).toMatchObject({
    points: -70,
    balances: { score: -100, spent: -30, pending: 0 },
    purchases: { total: -125_000, count: -1, items: -20_000 },
    after: NO_BALANCES,
  });
  expect(step.membership).toEqual({
    balances: NO_BALANCES,
    purchases: { total: 0, count: 0, items: 0, firstAt: undefined, lastAt: undefined },
    held: 0,
    generation: 1,
    optedInAt: NOON,
    optedOutAt: NOON + DAY,
    lastEarnedAt: undefined,
    lastSpentAt: undefined,
    once: [],
  });
});

test('who has left can only come back, and starts from nothing', () => {
  const book = new Book();
  book.do('opt_in');
  book.do('opt_out');
  for (const action of ['opt_out', 'point_add', 'profile', 'checkout', 'refund'])
    expect(book.refuses(action, { points: 5 })).toEqual([160216, 400, 'customer']);
  book.do('opt_in', {}, { at: NOON + DAY });
  expect(book.of()).toMatchObject({
    balances: NO_BALANCES,
    generation: 1,
    optedInAt: NOON + DAY,
    optedOutAt: undefined,
  });
  expect(book.refuses('opt_in')).toEqual([112101, 400, 'customer']);
});

test('purchases from before do not come back with the customer, and their ids stay used', () => {
  const book = new Book('manual');
  book.do('opt_in');
  book.do('point_add', { points: 50 });
  book.do('checkout', { transaction_id: 'old', total: 10, points_rewarded: 10, points_burned: 20 });
  book.do('opt_out');
  book.do('opt_in');
  for (const action of ['checkout_accept', 'checkout_reject', 'checkout_update', 'refund'])
    expect(book.refuses(action, { transaction_id: 'old' })).toEqual([0, 404, 'data.transaction_id']);
  expect(book.refuses('checkout', { transaction_id: 'old', total: 1 })[0]).toBe(5003);
  expect(book.of()).toMatchObject({ balances: NO_BALANCES, held: 0 });
  book.do('checkout', { transaction_id: 'new', total: 1, points_rewarded: 1 });
  book.do('checkout_accept', { transaction_id: 'new' });
  expect(book.of().balances.score).toBe(1);
});

test('somebody who never joined can leave', () => {
  const book = new Book();
  expect(book.do('opt_out')).toMatchObject({ membership: { optedOutAt: NOON }, effect: undefined });
});

test('nothing is done to a customer who was merged', () => {
  const book = new Book();
  book.statuses.set(1, 'merged');
  expect(book.refuses('opt_in')).toEqual([160216, 400, 'customer']);
  expect(book.refuses('point_add', { points: 1 })).toEqual([160216, 400, 'customer']);
});
