import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../result/json.ts';
import { Book, NOON } from './testing/book.ts';

const DAY = 86_400_000;
const T = { transaction_id: 'T' };

/** 80.00 of two shoes worth 8 points, 20.00 of four socks worth 3; 30 of 50 points paid with. */
function pendingBook(over: JsonObject = {}): Book {
  const book = new Book('manual');
  book.do('point_add', { points: 50 });
  book.do('checkout', {
    ...T,
    items: [
      { product_id: 'shoe', quantity: 2, subtotal: 80, points_rewarded: 8 },
      { product_id: 'sock', quantity: 4, subtotal: 20, points_rewarded: 3 },
    ],
    points_burned: 30,
    ...over,
  });
  return book;
}

function lines(book: Book): unknown {
  return book
    .at('T')
    .lines.map(({ productId, quantity, subtotal, points, status }) => [
      productId,
      quantity / 10_000,
      subtotal / 10_000,
      points,
      status,
    ]);
}

describe('checkout_accept', () => {
  test('makes it a purchase of the day it was made', () => {
    const book = pendingBook();
    const step = book.do('checkout_accept', T, { at: NOON + DAY });
    expect(step.effect).toMatchObject({
      points: 11,
      balances: { score: 11, spent: 30, reserved: -30, pending: -11 },
      purchases: { total: 1_000_000, count: 1, items: 60_000 },
    });
    expect(step.membership).toMatchObject({
      purchases: { firstAt: NOON, lastAt: NOON },
      lastEarnedAt: NOON + DAY,
      lastSpentAt: NOON + DAY,
      held: 0,
    });
    expect(step.transaction).toMatchObject({ status: 'accepted', acceptAt: undefined });
    expect(step.transaction?.lines.every(({ status }) => status === 'accepted')).toBe(true);
  });

  test('takes the total that it came to, as text too', () => {
    const book = pendingBook();
    expect(book.do('checkout_accept', { ...T, total: '95.50' }).effect?.purchases.total).toBe(955_000);
    expect(book.at('T').total).toBe(955_000);
    expect(pendingBook().refuses('checkout_accept', { ...T, total: 'x' })[2]).toBe('data.total');
  });

  test('works without lines', () => {
    const book = new Book('manual');
    book.do('checkout', { ...T, total: 10, points_rewarded: 4, total_quantity: 2 });
    expect(book.do('checkout_accept', T).effect).toMatchObject({
      balances: { score: 4, pending: -4 },
      purchases: { total: 100_000, count: 1, items: 20_000 },
    });
  });

  test('and its likes want a pending transaction of the customer', () => {
    const book = pendingBook();
    for (const action of ['checkout_accept', 'checkout_reject', 'checkout_accept_item', 'checkout_update']) {
      expect(book.refuses(action, { product_id: 'shoe' })).toEqual([113401, 400, 'data.transaction_id']);
      expect(book.refuses(action, { transaction_id: 'X', product_id: 'shoe' })).toEqual([
        0,
        404,
        'data.transaction_id',
      ]);
      expect(book.refuses(action, { ...T, product_id: 'shoe' }, { customer: 2 })).toEqual([
        103902,
        400,
        'data.transaction_id',
      ]);
    }
    book.do('checkout_accept', T);
    for (const action of [
      'checkout_accept',
      'checkout_reject',
      'checkout_accept_item',
      'checkout_update',
      'checkout_update_item',
    ])
      expect(book.refuses(action, { ...T, product_id: 'shoe' })).toEqual([0, 400, 'data.transaction_id']);
  });
});

describe('checkout_reject', () => {
  test('drops the points and frees those it was to be paid with', () => {
    const book = pendingBook();
    const step = book.do('checkout_reject', T);
    expect(step.effect).toMatchObject({
      points: 30,
      balances: { score: 0, spent: 0, reserved: -30, pending: -11 },
      purchases: { total: 0, count: 0, items: 0 },
    });
    expect(step.membership.held).toBe(0);
    expect(step.transaction).toMatchObject({ status: 'rejected', total: 1_000_000, points: 11 });
  });

  test('after a line was accepted, that line is the purchase, and it is paid', () => {
    const book = pendingBook();
    book.do('checkout_accept_item', { ...T, product_id: 'sock' });
    const step = book.do('checkout_reject', T);
    expect(step.effect).toMatchObject({
      balances: { spent: 30, reserved: -30, pending: -8 },
      purchases: { total: 200_000, count: 1, items: 40_000 },
    });
    expect(step.transaction).toMatchObject({
      status: 'accepted',
      total: 200_000,
      points: 3,
      quantity: 40_000,
    });
    expect(lines(book)).toEqual([
      ['shoe', 2, 80, 8, 'rejected'],
      ['sock', 4, 20, 3, 'accepted'],
    ]);
  });

  test('a discount on everything does not make a total negative', () => {
    const book = pendingBook({ total: 50 });
    book.do('checkout_accept_item', { ...T, product_id: 'sock' });
    expect(book.do('checkout_reject', T).transaction?.total).toBe(0);
  });
});

describe('checkout_accept_item', () => {
  test('moves the points of the line, and the last line completes the purchase', () => {
    const book = pendingBook();
    const first = book.do('checkout_accept_item', { ...T, product_id: 'shoe' });
    expect(first.effect).toMatchObject({
      balances: { score: 8, pending: -8, spent: 0, reserved: 0 },
      purchases: { total: 0, count: 0, items: 0 },
    });
    expect(first.transaction?.status).toBe('pending');
    expect(book.refuses('checkout_accept_item', { ...T, product_id: 'shoe' })).toEqual([
      0,
      404,
      'data.product_id',
    ]);
    const second = book.do('checkout_accept_item', { ...T, product_id: 'sock' });
    expect(second.effect).toMatchObject({
      balances: { score: 3, pending: -3, spent: 30, reserved: -30 },
      purchases: { total: 1_000_000, count: 1, items: 60_000 },
    });
    expect(second.transaction?.status).toBe('accepted');
    expect(book.refuses('checkout_accept_item', { ...T, product_id: 'sock' })[2]).toBe('data.transaction_id');
  });

  test('a lower quantity rejects the rest of the line', () => {
    const book = pendingBook();
    const step = book.do('checkout_accept_item', { ...T, product_id: 'sock', quantity: '1' });
    expect(step.effect?.balances).toMatchObject({ score: 0, pending: -3 });
    expect(lines(book)).toEqual([
      ['shoe', 2, 80, 8, 'pending'],
      ['sock', 1, 5, 0, 'accepted'],
      ['sock', 3, 15, 3, 'rejected'],
    ]);
    expect(book.at('T')).toMatchObject({ total: 850_000, points: 8, quantity: 30_000 });
    expect(book.do('checkout_accept', T).effect?.purchases).toEqual({
      total: 850_000,
      count: 1,
      items: 30_000,
    });
  });

  test('a lower subtotal keeps the pieces and lowers points in proportion', () => {
    const book = pendingBook();
    book.do('checkout_accept_item', { ...T, product_id: 'shoe', subtotal: 50 });
    expect(lines(book)).toEqual([
      ['shoe', 2, 50, 5, 'accepted'],
      ['shoe', 0, 30, 3, 'rejected'],
      ['sock', 4, 20, 3, 'pending'],
    ]);
  });

  test('both may be said, and the total of the transaction with them', () => {
    const book = pendingBook();
    book.do('checkout_accept_item', { ...T, product_id: 'shoe', quantity: 1, subtotal: 50, total: 75 });
    expect(lines(book)).toEqual([
      ['shoe', 1, 50, 5, 'accepted'],
      ['shoe', 1, 30, 3, 'rejected'],
      ['sock', 4, 20, 3, 'pending'],
    ]);
    expect(book.at('T').total).toBe(750_000);
  });

  test('a discount on everything does not make a total negative', () => {
    const book = pendingBook({ total: 50 });
    book.do('checkout_accept_item', { ...T, product_id: 'shoe', quantity: 1 });
    expect(book.at('T').total).toBe(100_000);
    book.do('checkout_accept_item', { ...T, product_id: 'sock', quantity: 1 });
    expect(book.at('T')).toMatchObject({ total: 0, status: 'accepted' });
  });

  test('a line that costs nothing gives points by pieces', () => {
    const book = pendingBook({ items: [{ product_id: 'gift', quantity: 4, points_rewarded: 10 }], total: 5 });
    book.do('checkout_accept_item', { ...T, product_id: 'gift', quantity: 3 });
    expect(book.at('T')).toMatchObject({ points: 7, total: 50_000, status: 'accepted' });
  });

  test('of the same product twice, the first pending line that is large enough is taken', () => {
    const items = [
      { product_id: 'sock', quantity: 1, subtotal: 5 },
      { product_id: 'sock', quantity: 3, subtotal: 15 },
    ];
    const book = pendingBook({ items });
    book.do('checkout_accept_item', { ...T, product_id: 'sock', quantity: 2 });
    expect(lines(book)).toEqual([
      ['sock', 1, 5, 0, 'pending'],
      ['sock', 2, 10, 0, 'accepted'],
      ['sock', 1, 5, 0, 'rejected'],
    ]);
    expect(
      pendingBook({ items }).refuses('checkout_accept_item', { ...T, product_id: 'sock', quantity: 4 }),
    ).toEqual([0, 400, 'data.quantity']);
    book.do('checkout_accept_item', { ...T, product_id: 'sock' });
    expect(book.at('T')).toMatchObject({ status: 'accepted', total: 150_000, quantity: 30_000 });
  });

  test.each<[string, JsonObject, number, string]>([
    ['no product', {}, 113401, 'data.product_id'],
    ['another product', { product_id: 'SHOE' }, 0, 'data.product_id'],
    ['no pieces', { product_id: 'shoe', quantity: 0 }, 0, 'data.quantity'],
    ['more pieces', { product_id: 'shoe', quantity: 3 }, 0, 'data.quantity'],
    ['more money', { product_id: 'shoe', subtotal: 80.01 }, 0, 'data.subtotal'],
    ['bad money', { product_id: 'shoe', subtotal: 'x' }, 0, 'data.subtotal'],
    ['a bad total', { product_id: 'shoe', total: -1 }, 0, 'data.total'],
  ])('refused: %s', (_, data, code, field) => {
    const [got, , where] = pendingBook().refuses('checkout_accept_item', { ...T, ...data });
    expect([got, where]).toEqual([code, field]);
  });
});
