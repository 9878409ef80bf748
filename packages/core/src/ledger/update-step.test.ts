import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../result/json.ts';
import { Book, NOON } from './testing/book.ts';

const T = { transaction_id: 'T' };

function pendingBook(over: JsonObject = {}): Book {
  const book = new Book({ afterDays: 1 });
  book.do('point_add', { points: 50 });
  book.do('checkout', {
    ...T,
    items: [
      { product_id: 'shoe', quantity: 2, subtotal: 80, points_rewarded: 8 },
      { product_id: 'sock', quantity: 4, subtotal: 20, points_rewarded: 3 },
    ],
    points_burned: 30,
    currency: 'EUR',
    ...over,
  });
  return book;
}

describe('checkout_update', () => {
  test('that says nothing changes nothing', () => {
    const book = pendingBook();
    const before = book.of();
    const transaction = book.at('T');
    const step = book.do('checkout_update', T);
    expect(step.membership).toBe(before);
    expect([step.effect, step.transaction]).toEqual([undefined, transaction]);
  });

  test('changes the total, the currency, and nothing of the lines', () => {
    const book = pendingBook();
    book.do('checkout_update', { ...T, total: '90', currency: 'TRY', auto_accept: '2030-01-01' });
    expect(book.at('T')).toMatchObject({
      total: 900_000,
      currency: 'TRY',
      points: 11,
      acceptAt: NOON + 86_400_000,
      lines: [{ subtotal: 800_000 }, { subtotal: 200_000 }],
    });
  });

  test('new items replace the old ones; points stay as many', () => {
    const book = pendingBook();
    const step = book.do('checkout_update', { ...T, items: { product_id: 'hat', price: 30, quantity: 2 } });
    expect(step.effect).toBeUndefined();
    expect(step.transaction).toMatchObject({
      total: 600_000,
      quantity: 20_000,
      points: 11,
      lines: [{ productId: 'hat', points: 11, status: 'pending' }],
    });
  });

  test('new items with points say what they are worth', () => {
    const book = pendingBook();
    const items = [{ product_id: 'hat', subtotal: 30, points_rewarded: 5 }, { product_id: 'cap' }];
    const step = book.do('checkout_update', { ...T, items });
    expect(step.effect?.balances.pending).toBe(-6);
    expect(step.transaction).toMatchObject({ points: 5, lines: [{ points: 5 }, { points: 0 }] });
  });

  test('points of the whole are split anew', () => {
    const book = pendingBook();
    const step = book.do('checkout_update', { ...T, points_rewarded: 21 });
    expect(step.effect?.balances.pending).toBe(10);
    expect(step.transaction).toMatchObject({ points: 21, lines: [{ points: 17 }, { points: 4 }] });
  });

  test('without lines there is the whole only', () => {
    const book = pendingBook({ items: [], total: 10, points_rewarded: 4, total_quantity: 1 });
    book.do('checkout_update', { ...T, total: 20, points_rewarded: 9, total_quantity: 3 });
    expect(book.at('T')).toMatchObject({ total: 200_000, points: 9, quantity: 30_000, lines: [] });
    expect(book.of().balances.pending).toBe(9);
    book.do('checkout_update', { ...T, items: [{ product_id: 'hat', subtotal: 15 }] });
    expect(book.at('T')).toMatchObject({ total: 150_000, points: 9, lines: [{ points: 9 }] });
  });

  test('lines that are accepted stay as they are', () => {
    const book = pendingBook();
    book.do('checkout_accept_item', { ...T, product_id: 'shoe', quantity: 1 });
    const step = book.do('checkout_update', {
      ...T,
      items: [{ product_id: 'hat', subtotal: 30 }],
      points_rewarded: 10,
    });
    expect(step.transaction).toMatchObject({
      total: 700_000,
      points: 10,
      quantity: 20_000,
      lines: [
        { productId: 'shoe', points: 4, status: 'accepted' },
        { productId: 'shoe', points: 4, status: 'rejected' },
        { productId: 'hat', points: 6, status: 'pending' },
      ],
    });
    expect(book.refuses('checkout_update', { ...T, points_rewarded: 3 })).toEqual([
      0,
      400,
      'data.points_rewarded',
    ]);
  });

  test('changes what is paid with points', () => {
    const book = pendingBook();
    expect(book.do('checkout_update', { ...T, points_burned: 50 }).effect?.points).toBe(-20);
    expect(book.of()).toMatchObject({ balances: { reserved: 50 }, held: 50 });
    expect(book.refuses('checkout_update', { ...T, points_burned: 51 })[0]).toBe(120241);
    book.statuses.set(1, 'suspended');
    expect(book.refuses('checkout_update', { ...T, points_burned: 51 })[0]).toBe(110003);
    expect(book.do('checkout_update', { ...T, points_burned: 0 }).effect?.points).toBe(50);
    book.do('checkout_accept', T);
    expect(book.of()).toMatchObject({ balances: { spent: 0, reserved: 0 }, held: 0 });
  });

  test.each<[string, JsonObject, string]>([
    ['a bad total', { total: 'x' }, 'data.total'],
    ['bad items', { items: 'shoe' }, 'data.items[0]'],
    ['bad points', { points_rewarded: 1.5 }, 'data.points_rewarded'],
    ['bad burned points', { points_burned: -1 }, 'data.points_burned'],
    ['bad pieces', { total_quantity: -1 }, 'data.total_quantity'],
  ])('refused: %s', (_, data, field) => {
    expect(pendingBook().refuses('checkout_update', { ...T, ...data })).toEqual([0, 400, field]);
  });

  test('lines do not pile up without end', () => {
    const items = Array.from({ length: 2_000 }, () => ({ product_id: 'a', price: 1 }));
    const book = pendingBook({ items });
    book.do('checkout_accept_item', { ...T, product_id: 'a' });
    expect(book.refuses('checkout_update', { ...T, items })).toEqual([0, 400, 'data.items[1999]']);
  });
});

describe('checkout_update_item', () => {
  test('a new quantity alone changes what the line costs', () => {
    const book = pendingBook({ total: 105 });
    expect(book.do('checkout_update_item', { ...T, product_id: 'shoe', quantity: 3 }).effect).toBeUndefined();
    expect(book.at('T')).toMatchObject({
      total: 1_450_000,
      quantity: 70_000,
      points: 11,
      lines: [{ quantity: 30_000, subtotal: 1_200_000, points: 8 }, { productId: 'sock' }],
    });
  });

  test('subtotal, price, points and total may be said', () => {
    const book = pendingBook();
    const line = { ...T, product_id: 'sock' };
    expect(
      book.do('checkout_update_item', { ...line, subtotal: 25, points_rewarded: 5 }).effect?.balances.pending,
    ).toBe(2);
    expect(book.at('T')).toMatchObject({ total: 1_050_000, points: 13 });
    book.do('checkout_update_item', { ...line, price: 3, total: 99 });
    expect(book.at('T')).toMatchObject({ total: 990_000, lines: [{}, { subtotal: 120_000 }] });
    book.do('checkout_update_item', { ...line, subtotal: 0, points_rewarded: 0 });
    expect(book.of().balances.pending).toBe(8);
  });

  test.each<[string, JsonObject, number, string]>([
    ['no product', {}, 113401, 'data.product_id'],
    ['another product', { product_id: 'hat' }, 0, 'data.product_id'],
    ['no pieces', { product_id: 'sock', quantity: 0 }, 0, 'data.quantity'],
    ['bad money', { product_id: 'sock', subtotal: -1 }, 0, 'data.subtotal'],
    ['bad points', { product_id: 'sock', points_rewarded: 1.5 }, 0, 'data.points_rewarded'],
    ['a bad total', { product_id: 'sock', total: 'x' }, 0, 'data.total'],
    ['more than there can be', { product_id: 'sock', quantity: 1e11 }, 0, 'data'],
  ])('refused: %s', (_, data, code, field) => {
    const [got, , where] = pendingBook().refuses('checkout_update_item', { ...T, ...data });
    expect([got, where]).toEqual([code, field]);
  });

  test('a discount on everything does not make a total negative', () => {
    const book = pendingBook({ total: 50 });
    book.do('checkout_update_item', { ...T, product_id: 'shoe', subtotal: 0 });
    expect(book.at('T').total).toBe(0);
  });

  test('a line that is accepted is not changed', () => {
    const book = pendingBook();
    book.do('checkout_accept_item', { ...T, product_id: 'sock' });
    expect(book.refuses('checkout_update_item', { ...T, product_id: 'sock', quantity: 1 })).toEqual([
      0,
      404,
      'data.product_id',
    ]);
  });
});
