import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CustomerStatus } from '../customer/customer.ts';
import type { Json, JsonObject } from '../result/json.ts';
import type { LedgerTerms } from './ledger.ts';
import { pendingPoints, sum } from './lines.ts';
import type { Membership } from './membership.ts';
import { recompute, replay } from './recompute.ts';
import { Book, NOON } from './testing/book.ts';
import type { Transaction } from './transaction.ts';

/** Something that is tried: an event, a change of somebody's status, or of the workspace's terms. */
type Attempt =
  | {
      readonly kind: 'event';
      readonly customer: number;
      readonly action: string;
      readonly data: JsonObject;
      readonly at: number;
      readonly once: boolean;
      readonly points: number | undefined;
    }
  | { readonly kind: 'status'; readonly customer: number; readonly status: CustomerStatus }
  | { readonly kind: 'terms'; readonly acceptance: LedgerTerms['acceptance'] };

type AnEvent = Extract<Attempt, { kind: 'event' }>;

const CUSTOMERS = [1, 2];

const rarely = <T>(usual: fc.Arbitrary<T>, odd: fc.Arbitrary<Json>): fc.Arbitrary<T | Json> =>
  fc.oneof({ weight: 100, arbitrary: usual }, { weight: 1, arbitrary: odd });
const odd = fc.oneof(
  fc.constantFrom<Json>(null, '', 'x', -1, 0, 0.5, NaN, Infinity, 1e15, 1e300, 2 ** 53, true, [], {}),
  fc.double(),
);
const points = rarely(
  fc.oneof(
    { weight: 20, arbitrary: fc.integer({ min: 0, max: 60 }) },
    { weight: 1, arbitrary: fc.integer({ min: 999_999_999_999_000, max: 1_000_000_000_000_000 }) },
  ),
  odd,
);
const money = (most: number): fc.Arbitrary<Json> =>
  rarely(
    fc.oneof(
      { weight: 40, arbitrary: fc.integer({ min: 0, max: most * 100 }).map((cents) => cents / 100) },
      {
        weight: 10,
        arbitrary: fc.integer({ min: 0, max: most * 10_000 }).map((units) => String(units / 10_000)),
      },
      { weight: 1, arbitrary: fc.double({ min: 0, max: 1e11, noNaN: true }) },
    ),
    odd,
  );
const pieces = rarely(fc.constantFrom<Json>(1, 1, 2, 3, '2', 0.5, 0.345), odd);
const product = fc.constantFrom('a', 'b');
/** Most of the time one that makes sense, which only the moment tells (see `aimed`). */
const transactionId = rarely(fc.constantFrom('?', '?', '?', '?', '?', '?', '?', '1:0', '2:0'), odd);

const item = fc.record(
  {
    product_id: rarely(product, odd),
    quantity: pieces,
    subtotal: money(60),
    price: money(60),
    discount: fc.constantFrom(0, 0, 0.5),
    points_rewarded: points,
  },
  { requiredKeys: ['product_id', 'subtotal'] },
);
const items = rarely(fc.oneof(fc.array(item, { minLength: 1, maxLength: 4 }), item), odd);

const whole = fc.record(
  { transaction_id: transactionId, total: money(100), points_rewarded: points, total_quantity: pieces },
  { requiredKeys: ['transaction_id', 'total'] },
) as fc.Arbitrary<JsonObject>;

const DATA: Readonly<Record<string, fc.Arbitrary<JsonObject>>> = {
  opt_in: fc.constant({}),
  opt_out: fc.constant({}),
  profile: fc.constant({ first_name: 'Ada' }),
  quiz: fc.record({ points }, { requiredKeys: [] }),
  ...Object.fromEntries(
    [
      'point_add',
      'point_sub',
      'point_spend',
      'point_unspend',
      'reserve_points',
      'release_points',
      'point_expire',
    ].map((action) => [action, fc.record({ points })]),
  ),
  checkout: fc.oneof(whole, basket('items'), basket('items')),
  checkout_update: basket('transaction_id'),
  checkout_update_item: aboutItem({
    quantity: pieces,
    subtotal: money(60),
    price: money(60),
    points_rewarded: points,
  }),
  checkout_accept: about({ total: money(100) }),
  checkout_accept_item: aboutItem({ quantity: pieces, subtotal: money(20), total: money(100) }),
  checkout_reject: about({}),
  refund: about({}),
  partial_refund: about({ amount: money(40), items }),
  refund_item: aboutItem({ quantity: pieces, subtotal: money(20) }),
};

function basket(required: 'items' | 'transaction_id'): fc.Arbitrary<JsonObject> {
  const members = {
    transaction_id: transactionId,
    items,
    total: money(100),
    points_burned: points,
    points_rewarded: points.map((value) => (typeof value === 'number' ? value * 5 : value)),
    currency: fc.constantFrom('EUR', 'TRY'),
  };
  return fc.record(members, { requiredKeys: ['transaction_id', required] }) as fc.Arbitrary<JsonObject>;
}

function about(members: Record<string, fc.Arbitrary<Json>>): fc.Arbitrary<JsonObject> {
  return fc.record({ transaction_id: transactionId, ...members }, { requiredKeys: ['transaction_id'] });
}

function aboutItem(members: Record<string, fc.Arbitrary<Json>>): fc.Arbitrary<JsonObject> {
  const line = { transaction_id: transactionId, product_id: product, ...members };
  return fc.record(line, { requiredKeys: ['transaction_id', 'product_id'] }) as fc.Arbitrary<JsonObject>;
}

/** Purchases are tried more often than the rest, and leaving, which ends everything else, least. */
const names = Object.keys(DATA).filter((name) => name !== 'opt_out');
const action = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom('opt_out') },
  { weight: 50, arbitrary: fc.constantFrom(...names) },
  { weight: 30, arbitrary: fc.constantFrom('checkout', 'checkout', 'opt_in') },
  { weight: 70, arbitrary: fc.constantFrom(...names.filter((name) => /_item|_update|partial_/.test(name))) },
);
const event: fc.Arbitrary<Attempt> = action.chain((name) =>
  fc.record({
    kind: fc.constant('event' as const),
    customer: fc.constantFrom(1, 1, 1, 1, 1, 2),
    action: fc.constant(name),
    data: DATA[name] ?? fc.constant({}),
    at: fc.integer({ min: NOON - 1_000_000, max: NOON + 1_000_000 }),
    once: fc.integer({ min: 0, max: 40 }).map((number) => number === 7),
    points: fc.constantFrom(undefined, undefined, 3, -2, 0.5),
  }),
);
const attempt: fc.Arbitrary<Attempt> = fc.oneof(
  { weight: 30, arbitrary: event },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('status' as const),
      customer: fc.constantFrom(...CUSTOMERS),
      status: fc.constantFrom<CustomerStatus>('active', 'active', 'inactive', 'suspended', 'banned'),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('terms' as const),
      acceptance: fc.constantFrom<LedgerTerms['acceptance']>('at_once', 'at_once', 'manual', {
        afterDays: 0.3,
      }),
    }),
  },
);
const attempts = fc.array(attempt, { minLength: 5, maxLength: 80, size: 'max' });

/** Everybody has something to spend. */
function begun(): Book {
  const book = new Book('manual');
  for (const customer of CUSTOMERS) book.do('point_add', { points: 1_000 }, { customer });
  return book;
}

/** Tries it; answers whether it was an event and accepted. */
function run(book: Book, tried: Attempt): boolean {
  if (tried.kind === 'terms') book.terms = { acceptance: tried.acceptance };
  if (tried.kind === 'status' && book.status(tried.customer) !== 'opted_out')
    book.statuses.set(tried.customer, tried.status);
  return tried.kind === 'event' && book.step(tried.action, aimed(book, tried), given(tried)).ok;
}

/** With a transaction id of the customer's own that the event may concern, in place of `?`. */
function aimed(book: Book, { action: name, customer, data, at }: AnEvent): JsonObject {
  if (data['transaction_id'] !== '?') return data;
  const own = [...book.transactions.values()].filter((each) => each.customer === customer);
  const wanted = name.startsWith('checkout') ? 'pending' : 'accepted';
  const open = own.filter(({ status }) => status === wanted);
  const picked = name === 'checkout' ? undefined : open[at % open.length];
  return { ...data, transaction_id: picked?.id ?? `${customer}:${own.length}` };
}

function given({ customer, at, once, points: worth }: AnEvent): {
  customer: number;
  at: number;
  once: boolean;
  points?: number;
} {
  return { customer, at, once, ...(worth === undefined ? {} : { points: worth }) };
}

function numbersOf(value: unknown): readonly number[] {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersOf) : [];
}

/** What the customer's transactions say of the customer's numbers, each on its own. */
function impliedBy(transactions: readonly Transaction[]): JsonObject {
  const pending = transactions.filter(({ status }) => status === 'pending');
  const bought = transactions.filter(({ status }) => status === 'accepted' || status === 'refunded');
  return {
    pending: sum(pending.map(pendingPoints)),
    held: sum(pending.map(({ burned }) => burned)),
    total: sum(bought.map(({ total, refunded }) => total - refunded.total)),
    count: bought.filter(({ status }) => status === 'accepted').length,
    items: sum(bought.map(({ quantity, refunded }) => quantity - refunded.quantity)),
  };
}

function saysOf({ balances, purchases, held }: Membership): JsonObject {
  const { total, count, items: units } = purchases;
  return { pending: balances.pending, held, total, count, items: units };
}

function checkBook(book: Book): void {
  for (const customer of CUSTOMERS) {
    const membership = book.of(customer);
    const { spent, reserved, expired, pending } = membership.balances;
    expect(numbersOf(membership).every(Number.isSafeInteger)).toBe(true);
    expect(Math.min(spent, reserved, expired, pending, membership.held)).toBeGreaterThanOrEqual(0);
    expect(reserved).toBeGreaterThanOrEqual(membership.held);
    const { total, count, items: units } = membership.purchases;
    const effects = book.effects.get(customer) ?? [];
    expect(recompute(effects)).toEqual({
      balances: membership.balances,
      purchases: { total, count, items: units },
    });
    const last = effects.at(-1);
    if (last !== undefined) expect(last.after).toEqual(membership.balances);
    const own = [...book.transactions.values()].filter(
      (each) => each.customer === customer && each.generation === membership.generation,
    );
    expect(saysOf(membership)).toEqual(impliedBy(own));
  }
  for (const transaction of book.transactions.values()) checkTransaction(transaction);
}

function checkTransaction(transaction: Transaction): void {
  const { lines, refunded, total, points: worth, quantity: units, status } = transaction;
  const numbers = numbersOf(transaction);
  expect(numbers.every((number) => Number.isSafeInteger(number) && number >= 0)).toBe(true);
  const live = lines.filter((line) => line.status !== 'rejected');
  if (live.length > 0) {
    expect(sum(live.map((line) => line.points))).toBe(worth);
    expect(sum(live.map((line) => line.quantity))).toBe(units);
  }
  expect(refunded.total).toBeLessThanOrEqual(total);
  expect(refunded.points).toBeLessThanOrEqual(worth);
  expect(refunded.quantity).toBeLessThanOrEqual(units);
  expect(status === 'pending').toBe(
    lines.length === 0 ? status === 'pending' : lines.some((line) => line.status === 'pending'),
  );
  if (status === 'refunded') expect(refunded).toEqual({ total, points: worth, quantity: units });
  for (const line of lines) {
    expect(line.refunded.subtotal).toBeLessThanOrEqual(line.subtotal);
    expect(line.refunded.quantity).toBeLessThanOrEqual(line.quantity);
    expect(line.refunded.points).toBeLessThanOrEqual(line.points);
    if (status === 'refunded') expect(['refunded', 'rejected']).toContain(line.status);
  }
}

test('whatever is tried, numbers stay exact and follow from the events and the transactions', () => {
  fc.assert(
    fc.property(attempts, (tried) => {
      const book = begun();
      for (const each of tried) {
        const before = JSON.stringify([...book.memberships, ...book.transactions]);
        // A refusal leaves everything as it was.
        if (!run(book, each))
          expect(JSON.stringify([...book.memberships, ...book.transactions])).toBe(before);
        checkBook(book);
      }
    }),
    { numRuns: 400 },
  );
});

test('stepping the accepted events again gives the same, and refuses none', () => {
  fc.assert(
    fc.property(attempts, (tried) => {
      const book = begun();
      for (const each of tried) run(book, each);
      const again = replay(book.registered);
      expect(again.refused).toEqual([]);
      expect(again.memberships).toEqual(book.memberships);
      expect(again.transactions).toEqual(book.transactions);
    }),
    { numRuns: 300 },
  );
});

test('an event that arrives again has its effects once when its id is remembered', () => {
  fc.assert(
    fc.property(attempts, fc.array(fc.nat(), { maxLength: 20 }), (tried, repeats) => {
      const once = begun();
      for (const each of tried) run(once, each);
      const twice = begun();
      const seen = new Set<number>();
      const arrive = (index: number): void => {
        const each = tried[index];
        if (each !== undefined && !seen.has(index) && run(twice, each)) seen.add(index);
      };
      for (const index of tried.keys()) {
        arrive(index);
        // Only what was accepted comes again: a refused event may rightly be accepted later.
        for (const repeat of repeats) if (seen.has(repeat % tried.length)) arrive(repeat % tried.length);
      }
      expect(twice.memberships).toEqual(once.memberships);
      expect(twice.transactions).toEqual(once.transactions);
    }),
    { numRuns: 200 },
  );
});

test('a checkout, an acceptance, a rejection and a whole refund are refused the second time', () => {
  fc.assert(
    fc.property(attempts, (tried) => {
      const book = begun();
      const final = new Set(['checkout', 'checkout_accept', 'checkout_reject', 'refund']);
      for (const each of tried) {
        const data = each.kind === 'event' ? aimed(book, each) : {};
        if (run(book, each) && each.kind === 'event' && final.has(each.action))
          expect(book.step(each.action, data, given(each)).ok).toBe(false);
      }
    }),
    { numRuns: 200 },
  );
});

test('customers do not touch each other, in whatever order their events come', () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 60, size: 'max' }), fc.array(fc.boolean()), (tried, turns) => {
      // Transactions of their own: an id is unique in the workspace.
      const own = tried.filter(
        (each) =>
          each.kind === 'event' &&
          [undefined, '?'].includes(each.data['transaction_id'] as string | undefined),
      );
      const queues = CUSTOMERS.map((customer) =>
        own.filter((each) => each.kind === 'event' && each.customer === customer),
      );
      const apart = begun();
      for (const each of queues.flat()) run(apart, each);
      const mixed = begun();
      const [first = [], second = []] = queues.map((queue) => [...queue]);
      for (let turn = 0; first.length + second.length > 0; turn++) {
        const next = (turns[turn % turns.length] ? first : second).shift() ?? first.shift() ?? second.shift();
        if (next !== undefined) run(mixed, next);
      }
      for (const customer of CUSTOMERS) expect(mixed.of(customer)).toEqual(apart.of(customer));
      expect(mixed.transactions).toEqual(apart.transactions);
    }),
    { numRuns: 200 },
  );
});

test('points that are added and taken back come to the same in any order', () => {
  const move = fc.record({
    action: fc.constantFrom('point_add', 'point_sub'),
    points: fc.integer({ min: 1, max: 1_000_000 }),
    at: fc.integer({ min: NOON, max: NOON + 1_000 }),
  });
  const shuffled = fc
    .array(move, { maxLength: 30 })
    .chain((moves) =>
      fc.tuple(
        fc.constant(moves),
        fc.shuffledSubarray(moves, { minLength: moves.length, maxLength: moves.length }),
      ),
    );
  fc.assert(
    fc.property(shuffled, (orders) => {
      const [a, b] = orders.map((moves) => {
        const book = new Book();
        for (const { action: name, points: count, at } of moves) book.do(name, { points: count }, { at });
        return book.of();
      });
      expect(a).toEqual(b);
    }),
  );
});
