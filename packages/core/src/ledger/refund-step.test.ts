import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../result/json.ts';
import { Book } from './testing/book.ts';

const T = { transaction_id: 'T' };
const ITEMS = [
  { product_id: 'shoe', quantity: 2, subtotal: 80, points_rewarded: 8 },
  { product_id: 'sock', quantity: 3, subtotal: 20, points_rewarded: 3 },
];

/** Accepted: 80.00 of two shoes worth 8 points, 20.00 of three socks worth 3; 30 of 50 points paid with. */
function bought(over: JsonObject = {}): Book {
  const book = new Book();
  book.do('point_add', { points: 50 });
  book.do('checkout', { ...T, items: ITEMS, points_burned: 30, ...over });
  return book;
}

describe('refund', () => {
  test('gives back everything, what it was paid with included', () => {
    const book = bought();
    const step = book.do('refund', T);
    expect(step.effect).toMatchObject({
      points: 19,
      balances: { score: -11, spent: -30 },
      purchases: { total: -1_000_000, count: -1, items: -50_000 },
    });
    expect(step.membership.purchases).toEqual({
      total: 0,
      count: 0,
      items: 0,
      firstAt: undefined,
      lastAt: undefined,
    });
    expect(step.transaction).toMatchObject({
      status: 'refunded',
      total: 1_000_000,
      refunded: { total: 1_000_000, points: 11, quantity: 50_000 },
      lines: [
        { status: 'refunded', refunded: { subtotal: 800_000, quantity: 20_000, points: 8 } },
        { status: 'refunded', refunded: { subtotal: 200_000, quantity: 30_000, points: 3 } },
      ],
    });
  });

  test('takes points back that are spent already', () => {
    const book = bought();
    book.do('point_spend', { points: 31 });
    expect(book.do('refund', T).membership.balances).toMatchObject({ score: 50, spent: 31 });
  });

  test('does not give back again what was unspent by hand', () => {
    const book = bought();
    book.do('point_unspend', { points: 20 });
    expect(book.do('refund', T).membership.balances).toMatchObject({ score: 50, spent: 0 });
  });

  test('keeps the dates while there is another purchase', () => {
    const book = bought();
    const { firstAt } = book.of().purchases;
    book.do('checkout', { transaction_id: 'U', total: 1 });
    book.do('refund', T);
    expect(book.of().purchases).toMatchObject({ count: 1, firstAt });
  });

  test('gives back what is left after a part', () => {
    const book = bought();
    book.do('partial_refund', { ...T, amount: 45 });
    expect(book.do('refund', T).effect).toMatchObject({
      balances: { score: -7, spent: -30 },
      purchases: { total: -550_000, count: -1, items: -50_000 },
    });
  });

  test('of lines gives back these lines and no others', () => {
    const book = bought();
    const step = book.do('refund', { ...T, items: [{ product_id: 'sock' }] });
    expect(step.effect).toMatchObject({
      balances: { score: -3, spent: 0 },
      purchases: { total: -200_000, count: 0, items: -30_000 },
    });
    expect(step.transaction).toMatchObject({
      status: 'accepted',
      lines: [{ status: 'accepted' }, { status: 'refunded' }],
    });
    expect(book.do('refund', { ...T, items: [{ product_id: 'shoe' }] }).transaction?.status).toBe('refunded');
  });

  test('of an amount gives back that much', () => {
    const book = bought();
    expect(book.do('refund', { ...T, amount: 45 }).effect?.purchases).toMatchObject({ total: -450_000 });
    expect(book.refuses('refund', { ...T, amount: 56 })).toEqual([112204, 400, 'data.amount']);
    expect(book.do('refund', { ...T, amount: 55, items: [] }).transaction?.status).toBe('refunded');
  });

  test('leaves rejected lines alone', () => {
    const book = new Book('manual');
    book.do('checkout', { ...T, items: ITEMS });
    book.do('checkout_accept_item', { ...T, product_id: 'shoe' });
    book.do('checkout_reject', T);
    const step = book.do('refund', T);
    expect(step.effect).toMatchObject({ balances: { score: -8 }, purchases: { total: -800_000 } });
    expect(step.transaction?.lines.map(({ status }) => status)).toEqual(['refunded', 'rejected']);
  });

  test.each(['refund', 'partial_refund', 'refund_item'])(
    '%s wants an accepted one of the customer',
    (action) => {
      const book = bought();
      const data = { ...T, amount: 1, product_id: 'shoe' };
      expect(book.refuses(action, { amount: 1 })).toEqual([113401, 400, 'data.transaction_id']);
      expect(book.refuses(action, { ...data, transaction_id: 'X' })).toEqual([0, 404, 'data.transaction_id']);
      expect(book.refuses(action, data, { customer: 2 })).toEqual([103902, 400, 'data.transaction_id']);
      book.do('refund', T);
      expect(book.refuses(action, data)).toEqual([112201, 400, 'data.transaction_id']);
      book.terms = { acceptance: 'manual' };
      book.do('checkout', { transaction_id: 'P', total: 5 });
      expect(book.refuses(action, { ...data, transaction_id: 'P' })).toEqual([
        112201,
        400,
        'data.transaction_id',
      ]);
      book.do('checkout_reject', { transaction_id: 'P' });
      expect(book.refuses(action, { ...data, transaction_id: 'P' })[0]).toBe(112201);
    },
  );
});

describe('partial_refund of an amount', () => {
  test('takes points back in proportion, rounded down in all', () => {
    const book = bought();
    const taken = [10, 10, 10, 70].map(
      (amount) => book.do('partial_refund', { ...T, amount }).effect?.balances.score,
    );
    expect(taken).toEqual([-1, -1, -1, -8]);
    expect(book.at('T').status).toBe('refunded');
    expect(book.of().purchases).toMatchObject({ total: 0, count: 0, items: 0 });
    expect(book.of().balances).toMatchObject({ score: 50, spent: 0 });
  });

  test('brings burned points back only with the last of it', () => {
    const book = bought();
    book.do('partial_refund', { ...T, amount: 99.99 });
    expect(book.of()).toMatchObject({ balances: { spent: 30 }, purchases: { count: 1, items: 50_000 } });
    book.do('partial_refund', { ...T, amount: '0.01' });
    expect(book.of()).toMatchObject({ balances: { spent: 0 }, purchases: { count: 0, items: 0 } });
  });

  test.each<[string, JsonObject, number, string]>([
    ['nothing said', {}, 113401, 'data.amount'],
    ['nothing', { amount: 0 }, 112202, 'data.amount'],
    ['less than nothing', { amount: -5 }, 112202, 'data.amount'],
    ['no number', { amount: 'some' }, 0, 'data.amount'],
    ['more than the total', { amount: 100.01 }, 112203, 'data.amount'],
    ['more than remains', { amount: 60.01 }, 112204, 'data.amount'],
  ])('refused: %s', (_, data, code, field) => {
    const book = bought();
    book.do('partial_refund', { ...T, amount: 40 });
    expect(book.refuses('partial_refund', { ...T, ...data })).toEqual([code, 400, field]);
  });

  test('of what cost nothing there is none', () => {
    const book = bought({ items: [], total: 0, points_rewarded: 5 });
    expect(book.refuses('partial_refund', { ...T, amount: 1 })[0]).toBe(112203);
    expect(book.do('refund', T).effect).toMatchObject({ balances: { score: -5, spent: -30 } });
  });
});

describe('refund_item', () => {
  test('takes back the points of the line', () => {
    const book = bought();
    const step = book.do('refund_item', { ...T, product_id: 'shoe' });
    expect(step.effect).toMatchObject({
      balances: { score: -8, spent: 0 },
      purchases: { total: -800_000, count: 0, items: -20_000 },
    });
    expect(step.transaction).toMatchObject({
      status: 'accepted',
      lines: [{ status: 'refunded' }, { status: 'accepted' }],
    });
    expect(book.refuses('refund_item', { ...T, product_id: 'shoe' })).toEqual([0, 404, 'data.product_id']);
    const last = book.do('refund_item', { ...T, product_id: 'sock' });
    expect(last.transaction?.status).toBe('refunded');
    expect(last.effect).toMatchObject({ balances: { score: -3, spent: -30 }, purchases: { count: -1 } });
  });

  test('by pieces: each its share, the last one the rest', () => {
    const book = bought();
    const sock = { ...T, product_id: 'sock', quantity: '1' };
    const steps = [1, 2, 3].map(() => book.do('refund_item', sock).effect);
    expect(steps.map((effect) => effect?.purchases.total)).toEqual([-66_666, -66_667, -66_667]);
    expect(steps.map((effect) => effect?.balances.score)).toEqual([-0, -1, -2].map((points) => points + 0));
    expect(book.at('T').lines[1]?.status).toBe('refunded');
  });

  test('by money: the pieces go with the last of it', () => {
    const book = bought();
    const shoe = { ...T, product_id: 'shoe' };
    expect(book.do('refund_item', { ...shoe, subtotal: 30 }).effect).toMatchObject({
      balances: { score: -3 },
      purchases: { total: -300_000, items: 0 },
    });
    expect(book.do('refund_item', { ...shoe, subtotal: 50 }).effect).toMatchObject({
      balances: { score: -5 },
      purchases: { total: -500_000, items: -20_000 },
    });
  });

  test('by both: a piece comes back and part of its price is kept', () => {
    const book = bought();
    const shoe = { ...T, product_id: 'shoe' };
    book.do('refund_item', { ...shoe, quantity: 2, subtotal: 60 });
    expect(book.at('T').lines[0]).toMatchObject({
      status: 'accepted',
      refunded: { quantity: 20_000, subtotal: 600_000, points: 6 },
    });
    expect(book.refuses('refund_item', { ...shoe, quantity: 1 })).toEqual([112203, 400, 'data.quantity']);
    book.do('refund_item', shoe);
    expect(book.at('T').lines[0]).toMatchObject({ status: 'refunded', refunded: { points: 8 } });
  });

  test('a piece may come back for no money', () => {
    const book = bought();
    const step = book.do('refund_item', { ...T, product_id: 'shoe', quantity: 1, subtotal: 0 });
    expect(step.effect).toMatchObject({ points: 0, purchases: { total: 0, items: -10_000 } });
  });

  test('of the same product twice, the first line that has so much left', () => {
    const items = [
      { product_id: 'sock', quantity: 1, subtotal: 5, points_rewarded: 1 },
      { product_id: 'sock', quantity: 3, subtotal: 18, points_rewarded: 2 },
    ];
    const book = bought({ items });
    const sock = { ...T, product_id: 'sock' };
    expect(book.do('refund_item', { ...sock, quantity: 2 }).effect?.purchases.total).toBe(-120_000);
    expect(book.do('refund_item', { ...sock, quantity: 1 }).effect?.purchases.total).toBe(-50_000);
    expect(book.refuses('refund_item', { ...sock, quantity: 2 })).toEqual([112203, 400, 'data.quantity']);
    book.do('refund_item', sock);
    expect(book.at('T').status).toBe('refunded');
  });

  test('a discount on everything lowers what the lines are worth', () => {
    const book = bought({ total: 50 });
    expect(book.do('refund_item', { ...T, product_id: 'shoe', quantity: 1 }).effect?.purchases.total).toBe(
      -200_000,
    );
    expect(book.do('refund_item', { ...T, product_id: 'shoe' }).effect?.purchases.total).toBe(-200_000);
    const last = book.do('refund_item', { ...T, product_id: 'sock' });
    expect(last.effect?.purchases).toEqual({ total: -100_000, count: -1, items: -30_000 });
  });

  test('what belongs to no line stays bought until it is given back itself', () => {
    const book = bought({ total: 104.9 });
    book.do('refund_item', { ...T, product_id: 'shoe' });
    book.do('refund_item', { ...T, product_id: 'sock' });
    expect(book.at('T')).toMatchObject({ status: 'accepted', refunded: { points: 11, total: 1_000_000 } });
    expect(book.do('partial_refund', { ...T, amount: 4.9 })).toMatchObject({
      transaction: { status: 'refunded' },
      effect: { balances: { score: 0, spent: -30 }, purchases: { total: -49_000, count: -1 } },
    });
  });

  test('after amounts, a line gives back at most what remains, unless it says how much', () => {
    const book = bought();
    book.do('partial_refund', { ...T, amount: 50 });
    expect(book.refuses('refund_item', { ...T, product_id: 'shoe', subtotal: 80 })).toEqual([
      112204,
      400,
      'data.subtotal',
    ]);
    const step = book.do('refund_item', { ...T, product_id: 'shoe' });
    expect(step.effect).toMatchObject({
      balances: { score: -6, spent: -30 },
      purchases: { total: -500_000 },
    });
    expect(step.transaction?.status).toBe('refunded');
  });

  test('amounts after a line take no points until they would be more', () => {
    const book = bought();
    book.do('refund_item', { ...T, product_id: 'sock' });
    expect(book.do('partial_refund', { ...T, amount: 5 }).effect?.balances.score).toBe(0);
    expect(book.do('partial_refund', { ...T, amount: 15 }).effect?.balances.score).toBe(-1);
  });

  test('no line takes back more points than are left', () => {
    const items = [
      { product_id: 'shoe', subtotal: 10, points_rewarded: 10 },
      { product_id: 'sock', subtotal: 90 },
    ];
    const book = bought({ items });
    expect(book.do('partial_refund', { ...T, amount: 85 }).effect?.balances.score).toBe(-8);
    const step = book.do('refund_item', { ...T, product_id: 'shoe' });
    expect(step.effect).toMatchObject({ balances: { score: -2 }, purchases: { total: -100_000, count: 0 } });
    expect(step.transaction?.lines[0]?.refunded.points).toBe(2);
  });

  test('a piece whose price was given back before brings no more money', () => {
    const book = bought();
    book.do('refund_item', { ...T, product_id: 'shoe', subtotal: 60 });
    const step = book.do('refund_item', { ...T, product_id: 'shoe', quantity: 1 });
    expect(step.effect?.purchases).toEqual({ total: 0, count: 0, items: -10_000 });
    expect(book.do('refund_item', { ...T, product_id: 'shoe' }).effect?.purchases.total).toBe(-200_000);
  });

  test('lines that cost nothing give points back by pieces', () => {
    const items = [{ product_id: 'gift', quantity: 3, points_rewarded: 10 }];
    const book = bought({ items });
    const gift = { ...T, product_id: 'gift', quantity: 1 };
    const taken = [1, 2, 3].map(() => book.do('refund_item', gift).effect?.balances.score);
    expect(taken).toEqual([-3, -3, -4]);
    expect(book.at('T').status).toBe('refunded');
  });

  test.each<[string, JsonObject, number, string]>([
    ['no product', {}, 113401, 'data.product_id'],
    ['another product', { product_id: 'hat' }, 0, 'data.product_id'],
    ['no pieces', { product_id: 'shoe', quantity: 0 }, 0, 'data.quantity'],
    ['too many pieces', { product_id: 'shoe', quantity: 2.5 }, 112203, 'data.quantity'],
    ['no money', { product_id: 'shoe', subtotal: 0 }, 112202, 'data.subtotal'],
    ['too much money', { product_id: 'shoe', subtotal: 80.01 }, 112203, 'data.subtotal'],
    ['bad money', { product_id: 'shoe', subtotal: 'x' }, 0, 'data.subtotal'],
  ])('refused: %s', (_, data, code, field) => {
    const [got, , where] = bought().refuses('refund_item', { ...T, ...data });
    expect([got, where]).toEqual([code, field]);
  });
});

describe('partial_refund of lines', () => {
  test('is several refund_items, all or nothing', () => {
    const book = bought();
    const items = [{ product_id: 'shoe', quantity: 1 }, { product_id: 'sock' }];
    expect(book.refuses('partial_refund', { ...T, items: [...items, { product_id: 'hat' }] })).toEqual([
      0,
      404,
      'data.product_id',
    ]);
    expect(book.at('T').refunded.total).toBe(0);
    expect(book.do('partial_refund', { ...T, items }).effect).toMatchObject({
      balances: { score: -7 },
      purchases: { total: -600_000, items: -40_000 },
    });
    const rest = book.do('partial_refund', { ...T, items: { product_id: 'shoe' } });
    expect(rest.transaction?.status).toBe('refunded');
  });

  test('an amount with them may be more, not less', () => {
    const items = [{ product_id: 'sock' }];
    expect(bought().refuses('partial_refund', { ...T, items, amount: 19 })).toEqual([0, 400, 'data.amount']);
    expect(bought().do('partial_refund', { ...T, items, amount: 20 }).effect?.purchases.total).toBe(-200_000);
    expect(bought().do('partial_refund', { ...T, items, amount: 60 }).effect).toMatchObject({
      balances: { score: -6 },
      purchases: { total: -600_000 },
    });
  });

  test('a line that is none is refused', () => {
    expect(bought().refuses('partial_refund', { ...T, items: ['shoe'] })[2]).toBe('data.items[0]');
    expect(bought().refuses('partial_refund', { ...T, items: [{}] })[2]).toBe('data.items[0].product_id');
  });
});

test('whatever the parts, together they are what one refund gives back', () => {
  const amount = fc.integer({ min: 1, max: 1_000_000 });
  const item = fc.record({
    product_id: fc.constantFrom('a', 'b'),
    quantity: fc.integer({ min: 1, max: 4 }),
    subtotal: fc.integer({ min: 0, max: 5_000 }).map((cents) => cents / 100),
    points_rewarded: fc.option(fc.integer({ min: 0, max: 99 }), { nil: null }),
  });
  const part = fc.oneof(
    fc.record({ amount: amount.map((units) => units / 10_000) }),
    fc.record({ product_id: fc.constantFrom('a', 'b') }),
    fc.record({ product_id: fc.constantFrom('a', 'b'), quantity: fc.integer({ min: 1, max: 3 }) }),
    fc.record({ product_id: fc.constantFrom('a', 'b'), subtotal: amount.map((units) => units / 10_000) }),
  );
  fc.assert(
    fc.property(
      fc.array(item, { maxLength: 3 }),
      fc.option(fc.integer({ min: 0, max: 20_000 }), { nil: undefined }),
      fc.integer({ min: 200, max: 500 }),
      fc.array(part, { maxLength: 8 }),
      (items, total, worth, parts) => {
        const data = {
          items,
          ...(total === undefined && items.length > 0 ? {} : { total: (total ?? 100) / 100 }),
          points_rewarded:
            items.length > 0 && items.every((each) => each.points_rewarded !== null) ? null : worth,
        };
        const once = bought(data);
        const parted = bought(data);
        once.do('refund', T);
        for (const each of parts)
          parted.step('amount' in each ? 'partial_refund' : 'refund_item', { ...T, ...each });
        if (parted.at('T').status === 'accepted') parted.do('refund', T);
        expect(parted.of()).toEqual(once.of());
        expect(parted.at('T')).toEqual(once.at('T'));
      },
    ),
    { numRuns: 500 },
  );
});
