import { expect, test } from 'vitest';
import { COMPUTED_NAMES, computedAttributes } from './computed.ts';
import { NO_MEMBERSHIP } from './membership.ts';
import { Book, NOON } from './testing/book.ts';

test('everything a membership says, by the names of the attributes', () => {
  const book = new Book();
  book.do('opt_in');
  book.do('point_add', { points: 50 }, { at: NOON + 1_500 });
  book.do('checkout', { transaction_id: 'T', total: 19.99, total_quantity: 1.5, points_burned: 20 });
  book.do('reserve_points', { points: 4 });
  book.do('point_expire', { points: 1 });
  const attributes = computedAttributes({ ...book.of(), optedOutAt: NOON });
  expect(attributes).toEqual({
    score: 50,
    spent: 20,
    reserved: 4,
    expired: 1,
    pending: 0,
    spendable: 25,
    purchase_total: 19.99,
    purchase_count: 1,
    purchase_item_count: 1.5,
    purchase_first_date: '2026-11-21T12:00:00.000Z',
    purchase_last_date: '2026-11-21T12:00:00.000Z',
    last_earn_date: '2026-11-21T12:00:01.500Z',
    last_spend_date: '2026-11-21T12:00:00.000Z',
    optin_at: '2026-11-21T12:00:00.000Z',
    optout_at: '2026-11-21T12:00:00.000Z',
  });
  expect([...COMPUTED_NAMES]).toEqual(Object.keys(attributes));
});

test('what never was is absent', () => {
  expect(computedAttributes(NO_MEMBERSHIP)).toEqual({
    score: 0,
    spent: 0,
    reserved: 0,
    expired: 0,
    pending: 0,
    spendable: 0,
    purchase_total: 0,
    purchase_count: 0,
    purchase_item_count: 0,
  });
  expect(computedAttributes({ ...NO_MEMBERSHIP, optedInAt: Infinity })).not.toHaveProperty('optin_at');
});
