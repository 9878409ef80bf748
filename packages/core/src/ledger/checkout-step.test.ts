import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../result/json.ts';
import { NO_MEMBERSHIP } from './membership.ts';
import { Book, NOON } from './testing/book.ts';

const DAY = 86_400_000;
const T = { transaction_id: 'T' };
const LINES: JsonObject = {
  ...T,
  items: [
    { product_id: 'shoe', quantity: 2, subtotal: 80, points_rewarded: 8 },
    { product_id: 'sock', quantity: 3, subtotal: 19.99, points_rewarded: 2 },
  ],
};

test('at once: it is a purchase and its points are there', () => {
  const book = new Book();
  book.do('point_add', { points: 50 });
  const step = book.do('checkout', { ...LINES, points_burned: 30, currency: ' EUR ' }, { at: NOON + DAY });
  expect(step.transaction).toMatchObject({
    id: 'T',
    status: 'accepted',
    total: 999_900,
    points: 10,
    quantity: 50_000,
    burned: 30,
    currency: 'EUR',
    at: NOON + DAY,
    acceptAt: undefined,
    lines: [
      { productId: 'shoe', quantity: 20_000, subtotal: 800_000, points: 8, status: 'accepted' },
      { productId: 'sock', quantity: 30_000, subtotal: 199_900, points: 2, status: 'accepted' },
    ],
  });
  expect(step.effect).toMatchObject({
    points: -20,
    balances: { score: 10, spent: 30, reserved: 0, pending: 0 },
    purchases: { total: 999_900, count: 1, items: 50_000 },
  });
  expect(step.membership).toMatchObject({
    purchases: { firstAt: NOON + DAY, lastAt: NOON + DAY },
    held: 0,
    lastEarnedAt: NOON + DAY,
    lastSpentAt: NOON + DAY,
  });
});

test('by hand: it waits, and so do its points and those it is paid with', () => {
  const book = new Book('manual');
  book.do('point_add', { points: 50 });
  const step = book.do('checkout', { ...LINES, points_burned: 30 });
  expect(step.transaction).toMatchObject({ status: 'pending', acceptAt: undefined });
  expect(step.effect).toMatchObject({
    points: -30,
    balances: { score: 0, spent: 0, reserved: 30, pending: 10 },
    purchases: { total: 0, count: 0, items: 0 },
  });
  expect(step.membership.held).toBe(30);
});

test('by days: it says when it is accepted by itself', () => {
  const book = new Book({ afterDays: 14 });
  expect(book.do('checkout', LINES).transaction?.acceptAt).toBe(NOON + 14 * DAY);
});

test('the checkout itself may say when, unless it is accepted at once', () => {
  const auto_accept = '2026-12-24';
  const date = Date.UTC(2026, 11, 24);
  expect(new Book('manual').do('checkout', { ...LINES, auto_accept }).transaction?.acceptAt).toBe(date);
  expect(new Book({ afterDays: 14 }).do('checkout', { ...LINES, auto_accept }).transaction?.acceptAt).toBe(
    date,
  );
  expect(new Book().do('checkout', { ...LINES, auto_accept }).transaction?.acceptAt).toBeUndefined();
  expect(new Book('manual').refuses('checkout', { ...LINES, auto_accept: 'soon' })).toEqual([
    0,
    400,
    'data.auto_accept',
  ]);
});

test('that day begins where the workspace is', () => {
  const book = new Book('manual');
  book.terms = { acceptance: 'manual', timeZone: 'America/New_York' };
  const { transaction } = book.do('checkout', { ...LINES, auto_accept: '2026-12-24' });
  expect(transaction?.acceptAt).toBe(Date.UTC(2026, 11, 24, 5));
});

test('a total is enough, and may come with a number of pieces', () => {
  const step = new Book().do('checkout', { ...T, total: '99.90', total_quantity: 3, points_rewarded: '9' });
  expect(step.transaction).toMatchObject({ total: 999_000, quantity: 30_000, points: 9, lines: [] });
  expect(step.effect).toMatchObject({ points: 9, purchases: { total: 999_000, items: 30_000 } });
});

test('a total goes before the sum of the lines', () => {
  const step = new Book().do('checkout', { ...LINES, total: 104.99 });
  expect(step.transaction).toMatchObject({ total: 1_049_900, points: 10 });
});

test('an id is used once in a workspace, whoever used it and whatever became of it', () => {
  const book = new Book('manual');
  book.do('checkout', LINES);
  expect(book.refuses('checkout', LINES)).toEqual([5003, 400, 'data.transaction_id']);
  expect(book.refuses('checkout', LINES, { customer: 2 })).toEqual([5003, 400, 'data.transaction_id']);
  book.do('checkout_reject', T);
  expect(book.refuses('checkout', LINES)).toEqual([5003, 400, 'data.transaction_id']);
});

test('ids are compared as they are', () => {
  const book = new Book();
  book.do('checkout', { ...LINES, transaction_id: 'T ' });
  book.do('checkout', LINES);
  book.do('checkout', { ...LINES, transaction_id: 't' });
  expect([...book.transactions.keys()]).toEqual(['T ', 'T', 't']);
});

test.each<[string, JsonObject, number, string]>([
  ['no id', { total: 5 }, 113401, 'data.transaction_id'],
  ['an empty id', { transaction_id: ' ', total: 5 }, 113401, 'data.transaction_id'],
  ['an id that is none', { transaction_id: ['T'], total: 5 }, 0, 'data.transaction_id'],
  ['an id without end', { transaction_id: 'T'.repeat(513), total: 5 }, 0, 'data.transaction_id'],
  ['neither total nor items', T, 113401, 'data.total'],
  ['empty items', { ...T, items: [] }, 113401, 'data.total'],
  ['a negative total', { ...T, total: -1 }, 0, 'data.total'],
  ['a total that is text', { ...T, total: 'ten' }, 0, 'data.total'],
  ['a total beyond measure', { ...T, total: 1e12 }, 0, 'data.total'],
  ['a line that is none', { ...T, items: [5] }, 0, 'data.items[0]'],
  ['a line without product', { ...T, items: [{ product_id: 'a' }, {}] }, 113401, 'data.items[1].product_id'],
  ['no pieces', { ...T, items: [{ product_id: 'a', quantity: 0 }] }, 0, 'data.items[0].quantity'],
  ['negative pieces', { ...T, items: [{ product_id: 'a', quantity: -1 }] }, 0, 'data.items[0].quantity'],
  ['a negative subtotal', { ...T, items: [{ product_id: 'a', subtotal: -1 }] }, 0, 'data.items[0].subtotal'],
  ['a bad price', { ...T, items: [{ product_id: 'a', price: 'x' }] }, 0, 'data.items[0].price'],
  [
    'a bad discount',
    { ...T, items: [{ product_id: 'a', price: 5, discount: -1 }] },
    0,
    'data.items[0].discount',
  ],
  [
    'too much discount',
    { ...T, items: [{ product_id: 'a', price: 5, discount: 6 }] },
    0,
    'data.items[0].discount',
  ],
  [
    'a line beyond measure',
    { ...T, items: [{ product_id: 'a', price: 1e11, quantity: 2 }] },
    0,
    'data.items[0]',
  ],
  [
    'lines beyond measure',
    {
      ...T,
      items: [
        { product_id: 'a', subtotal: 1e11 },
        { product_id: 'a', subtotal: 1e11 },
      ],
    },
    0,
    'data.items[1]',
  ],
  [
    'half a point',
    { ...T, items: [{ product_id: 'a', points_rewarded: 0.5 }] },
    0,
    'data.items[0].points_rewarded',
  ],
  ['negative points', { ...T, total: 5, points_rewarded: -5 }, 0, 'data.points_rewarded'],
  ['half a burned point', { ...T, total: 5, points_burned: 0.5 }, 0, 'data.points_burned'],
  ['more burned than there is', { ...T, total: 5, points_burned: 1 }, 120241, 'data.points_burned'],
  ['bad pieces', { ...T, total: 5, total_quantity: 'x' }, 0, 'data.total_quantity'],
  ['lines worth more than the whole', { ...LINES, points_rewarded: 9 }, 0, 'data.points_rewarded'],
])('refused: %s', (_, data, code, field) => {
  const book = new Book();
  expect(book.refuses('checkout', data)).toEqual([code, 400, field]);
  expect(book.of()).toBe(NO_MEMBERSHIP);
});

test('a purchase has at most 2000 lines', () => {
  const items = Array.from({ length: 2_001 }, () => ({ product_id: 'a', price: 1 }));
  expect(new Book().refuses('checkout', { ...T, items })).toEqual([0, 400, 'data.items[2000]']);
  new Book().do('checkout', { ...T, items: items.slice(1) });
});

describe('what a line costs', () => {
  const cost = (item: JsonObject): readonly [number | undefined, number | undefined] => {
    const [line] =
      new Book().do('checkout', { ...T, items: { product_id: 7, ...item } }).transaction?.lines ?? [];
    expect(line?.productId).toBe('7');
    return [line?.quantity, line?.subtotal];
  };

  test.each<[JsonObject, number, number]>([
    [{ subtotal: 5, price: 9, quantity: 2 }, 20_000, 50_000],
    [{ price: 2.5, quantity: 2, discount: 1 }, 20_000, 40_000],
    [{ price: '2.5', quantity: '2' }, 20_000, 50_000],
    [{ price: 19.99, quantity: 0.345 }, 3_450, 68_966],
    [{ price: 3 }, 10_000, 30_000],
    [{ total: 4, quantity: 2 }, 20_000, 40_000],
    [{}, 10_000, 0],
  ])('%j', (item, quantity, subtotal) => {
    expect(cost(item)).toEqual([quantity, subtotal]);
  });
});

describe('points of the lines', () => {
  const spread = (items: Json, points_rewarded?: number): readonly number[] => {
    const data = { ...T, items, ...(points_rewarded === undefined ? {} : { points_rewarded }) };
    const { transaction } = new Book('manual').do('checkout', data);
    const points = (transaction?.lines ?? []).map((line) => line.points);
    expect(points.reduce((sum, each) => sum + each, 0)).toBe(transaction?.points);
    return points;
  };

  test.each<[string, JsonObject[], number | undefined, number[]]>([
    ['none', [{ subtotal: 1 }, { subtotal: 2 }], undefined, [0, 0]],
    ['their own', [{ points_rewarded: 3 }, { subtotal: 2 }], undefined, [3, 0]],
    ['split by what they cost', [{ subtotal: 1 }, { subtotal: 2 }], 10, [3, 7]],
    ['over those that do not say', [{ points_rewarded: 4, subtotal: 100 }, { subtotal: 2 }], 10, [4, 6]],
    [
      'over all when each says',
      [
        { points_rewarded: 4, subtotal: 3 },
        { points_rewarded: 0, subtotal: 1 },
      ],
      8,
      [7, 1],
    ],
    ['by pieces when nothing costs anything', [{ quantity: 1 }, { quantity: 3 }], 8, [2, 6]],
    ['an explicit none', [{ subtotal: 1 }], 0, [0]],
  ])('%s', (_, items, worth, points) => {
    expect(
      spread(
        items.map((item) => ({ product_id: 'a', ...item })),
        worth,
      ),
    ).toEqual(points);
  });
});
