import { describe, expect, test } from 'vitest';
import type { CustomerStatus } from '../customer/customer.ts';
import type { Json } from '../result/json.ts';
import { NO_MEMBERSHIP, spendable } from './membership.ts';
import { Book, NOON } from './testing/book.ts';

const HOUR = 3_600_000;

function rich(points = 100): Book {
  const book = new Book();
  book.do('point_add', { points });
  return book;
}

test('point_add and point_sub move what was earned', () => {
  const book = new Book();
  const added = book.do('point_add', { points: 100 });
  expect(added.effect).toEqual({
    points: 100,
    balances: { score: 100, spent: 0, reserved: 0, expired: 0, pending: 0 },
    purchases: { total: 0, count: 0, items: 0 },
    after: { score: 100, spent: 0, reserved: 0, expired: 0, pending: 0 },
  });
  expect(added.membership.lastEarnedAt).toBe(NOON);
  expect(book.do('point_sub', { points: 30 }).effect?.points).toBe(-30);
  expect(book.of().balances.score).toBe(70);
});

test('a correction may take more than there is', () => {
  const book = rich(10);
  book.do('point_spend', { points: 10 });
  book.do('point_sub', { points: 25 });
  expect(spendable(book.of().balances)).toBe(-25);
  expect(book.refuses('point_spend', { points: 1 })).toEqual([120241, 400, 'data.points']);
});

test('spending and giving it back', () => {
  const book = rich();
  expect(book.do('point_spend', { points: 60 }, { at: NOON + HOUR }).effect?.points).toBe(-60);
  expect(book.of()).toMatchObject({ balances: { score: 100, spent: 60 }, lastSpentAt: NOON + HOUR });
  expect(book.refuses('point_spend', { points: 41 })).toEqual([120241, 400, 'data.points']);
  expect(book.refuses('point_unspend', { points: 61 })).toEqual([112900, 400, 'data.points']);
  book.do('point_unspend', { points: 60 });
  expect(book.of().balances.spent).toBe(0);
});

test('reserving and releasing it', () => {
  const book = rich();
  expect(book.do('reserve_points', { points: 70 }).effect?.points).toBe(-70);
  expect(book.refuses('reserve_points', { points: 31 })).toEqual([120241, 400, 'data.points']);
  expect(book.refuses('release_points', { points: 71 })).toEqual([112900, 400, 'data.points']);
  book.do('release_points', { points: 70 });
  expect(book.of().balances.reserved).toBe(0);
});

test('what a pending purchase holds is not released by hand', () => {
  const book = rich();
  book.terms = { acceptance: 'manual' };
  book.do('checkout', { transaction_id: 'T', total: 10, points_burned: 40 });
  book.do('reserve_points', { points: 20 });
  const step = book.step('release_points', { points: 21 });
  expect(step).toMatchObject({ ok: false, refusal: { code: 112900, hint: expect.stringContaining('40') } });
  book.do('release_points', { points: 20 });
  book.do('checkout_reject', { transaction_id: 'T' });
  expect(book.of()).toMatchObject({ balances: { reserved: 0 }, held: 0 });
});

test('only what is left can expire', () => {
  const book = rich();
  book.do('point_spend', { points: 60 });
  expect(book.refuses('point_expire', { points: 41 })).toEqual([120241, 400, 'data.points']);
  expect(book.do('point_expire', { points: 40 }).effect?.points).toBe(-40);
  expect(spendable(book.of().balances)).toBe(0);
});

describe('who may not spend', () => {
  test.each<CustomerStatus>(['inactive', 'suspended', 'banned'])('%s', (status) => {
    const book = rich();
    book.statuses.set(1, status);
    expect(book.refuses('point_spend', { points: 1 })).toEqual([110003, 400, 'customer']);
    expect(book.refuses('reserve_points', { points: 1 })).toEqual([110003, 400, 'customer']);
    expect(book.refuses('checkout', { transaction_id: 'T', total: 1, points_burned: 1 })[0]).toBe(110003);
    book.do('checkout', { transaction_id: 'T', total: 1, points_burned: 0 });
    book.do('point_add', { points: 1 });
    book.do('point_sub', { points: 1 });
  });
});

test.each([
  'point_add',
  'point_sub',
  'point_spend',
  'point_unspend',
  'reserve_points',
  'release_points',
  'point_expire',
])('%s wants whole points above 0', (action) => {
  const book = rich();
  expect(book.refuses(action)).toEqual([113401, 400, 'data.points']);
  expect(book.refuses(action, { points: null })).toEqual([113401, 400, 'data.points']);
  for (const points of [0, -1, 1.5, '2.5', 'many', 2 ** 53, 1e16, NaN, Infinity, true, [5], {}] as Json[])
    expect(book.refuses(action, { points })).toEqual([0, 400, 'data.points']);
});

test('points may be text', () => {
  expect(new Book().do('point_add', { points: '25' }).effect?.points).toBe(25);
});

test('a balance does not grow beyond what is exact', () => {
  const book = rich(1_000_000_000_000_000);
  expect(book.refuses('point_add', { points: 1 })).toEqual([0, 400, 'data']);
  book.do('point_sub', { points: 1 });
});

describe('events that the ledger does not know', () => {
  test('move nothing and make nobody a member', () => {
    for (const action of ['profile', 'Order Completed', 'constructor', '__proto__', 'checkout_item']) {
      const step = new Book().do(action, { points: 50, transaction_id: 'T', total: 10 });
      expect(step).toEqual({
        ok: true,
        membership: NO_MEMBERSHIP,
        transaction: undefined,
        effect: undefined,
      });
      expect(step.membership).toBe(NO_MEMBERSHIP);
    }
  });

  test('are worth what their type says, unless they say it themselves', () => {
    const book = new Book();
    expect(book.do('quiz', {}, { points: 5 }).effect?.points).toBe(5);
    expect(book.do('quiz', { points: 7 }, { points: 5 }).effect?.points).toBe(7);
    expect(book.do('quiz', { points: 0 }, { points: 5 }).effect).toBeUndefined();
    expect(book.do('quiz', { points: 'a lot' }, { points: 5 }).effect?.points).toBe(5);
    expect(book.do('quiz', { points: 1.5 }, { points: 5 }).effect?.points).toBe(5);
    expect(book.do('quiz', { points: -3 }, { points: 0 }).effect?.points).toBe(-3);
    expect(book.do('quiz', {}, { points: 0.5 }).effect).toBeUndefined();
    expect(book.of().balances.score).toBe(19);
  });

  test('that are done once are refused the second time', () => {
    const book = new Book();
    expect(book.do('quiz', {}, { once: true }).membership.once).toEqual(['quiz']);
    const step = book.step('quiz', {}, { once: true, points: 5 });
    expect(step).toMatchObject({
      refusal: { code: 10001, message: 'Action "quiz" cannot be repeated', field: 'action' },
    });
    book.do('poll', {}, { once: true });
    expect(book.of().once).toEqual(['quiz', 'poll']);
    book.do('quiz', {}, { once: true, customer: 2 });
  });

  test('may be done again when their type no longer says once', () => {
    const book = new Book();
    book.do('quiz', {}, { once: true });
    book.do('quiz');
    expect(book.of().once).toEqual(['quiz']);
  });

  test('that are refused for another reason may still be done', () => {
    const book = new Book();
    expect(book.refuses('point_spend', { points: 5 }, { once: true })[0]).toBe(120241);
    book.do('point_add', { points: 5 });
    book.do('point_spend', { points: 5 }, { once: true });
    expect(book.refuses('point_spend', { points: 5 }, { once: true })[0]).toBe(10001);
  });
});
