import fc from 'fast-check';
import type { LedgerEffect, LedgerTerms } from '@causeway/core/ledger/ledger';
import { NO_BALANCES } from '@causeway/core/ledger/membership';
import { recompute } from '@causeway/core/ledger/recompute';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startEventsHub, type ApiBody, type EventsHub } from '../../app/testing/events-hub.ts';

let hub: EventsHub;

beforeEach(async () => {
  hub = await startEventsHub();
});
afterEach(() => hub.close());

/** What the events of a customer add up to, against what is kept of them. */
async function audit(id: string): Promise<void> {
  const customer = await hub.customers.find(hub.workspace, id);
  if (customer === undefined) return;
  const effects: LedgerEffect[] = [];
  for await (const portion of hub.customers.effects(await hub.customers.keys(customer.key)))
    effects.push(...portion);
  const { balances, purchases } = recompute(effects);
  expect(balances).toEqual(customer.membership?.balances ?? NO_BALANCES);
  const { total, count, items } = customer.membership?.purchases ?? { total: 0, count: 0, items: 0 };
  expect(purchases).toEqual({ total, count, items });
}

describe('a purchase from checkout to refund', () => {
  it('moves the points of each line when it is decided', async () => {
    await hub.change({ acceptance: 'manual' });
    const step = async (action: string, data: object): Promise<ApiBody> => {
      const { status, body } = await hub.event({ customer: 'ada', action, data });
      expect(status, `answered ${JSON.stringify(body)}`).toBe(200);
      return body;
    };
    const about = (action: string, data: object = {}): Promise<ApiBody> =>
      step(action, { transaction_id: 't-1', ...data });
    await step('opt_in', {});
    await step('point_add', { points: 40 });
    const items = [
      { product_id: 'A', quantity: 2, price: 30, points_rewarded: 60 },
      { product_id: 'B', quantity: 1, subtotal: '19.99', points_rewarded: 20 },
      { product_id: 'C', quantity: 1, price: 15, discount: 5, points_rewarded: 10 },
    ];
    expect(await about('checkout', { total: 89.99, items, points_burned: 30 })).toMatchObject({
      pending: 90,
      spendable: 10,
      score: 40,
      events: [{ action: 'checkout', points: -30 }],
    });
    expect(await about('checkout_accept_item', { product_id: 'A' })).toMatchObject({
      pending: 30,
      score: 100,
      spendable: 70,
      events: [{ action: 'checkout_accept_item', points: 60 }],
    });
    expect(await about('checkout_reject')).toMatchObject({
      pending: 0,
      score: 100,
      spent: 30,
      spendable: 70,
      events: [],
    });
    expect((await hub.call('GET', '/customers/ada')).body).toMatchObject({
      purchase_total: 60,
      purchase_count: 1,
      purchase_item_count: 2,
    });
    expect(await about('refund_item', { product_id: 'A', quantity: 1 })).toMatchObject({
      score: 70,
      spendable: 40,
    });
    expect(await about('partial_refund', { amount: 15 })).toMatchObject({ score: 55 });
    // What is left of it goes, and with the last of it what was paid with points comes back.
    const last = await about('refund');
    expect(last).toMatchObject({ score: 40, spent: 0, spendable: 40, pending: 0 });
    expect((await hub.call('GET', '/customers/ada')).body).toMatchObject({
      purchase_total: 0,
      purchase_count: 0,
    });
    await audit('ada');
    hub = await hub.reopen();
    await audit('ada');
    expect(
      (await hub.event({ customer: 'ada', action: 'refund', data: { transaction_id: 't-1' } })).body,
    ).toMatchObject({
      error: { code: 112201 },
    });
  });

  it('counts at once where the workspace says so', async () => {
    await hub.event({ customer: 'ada', action: 'opt_in' });
    const { body } = await hub.event({
      customer: 'ada',
      action: 'checkout',
      data: { transaction_id: 't', total: 10, points_rewarded: 9 },
    });
    expect(body).toMatchObject({ score: 9, pending: 0, events: [{ action: 'checkout', points: 9 }] });
  });
});

const whole = fc.integer({ min: 1, max: 120 });
const transaction = fc.constantFrom('t0', 't1', 't2');
const product = fc.constantFrom('A', 'B');
const line = fc.record(
  {
    product_id: product,
    quantity: fc.integer({ min: 1, max: 4 }),
    price: fc.integer({ min: 0, max: 5_000 }).map((n) => n / 100),
    points_rewarded: whole,
  },
  { requiredKeys: ['product_id'] },
);
const step = fc.oneof(
  fc.record({ action: fc.constantFrom('opt_in', 'opt_in', 'opt_out', 'daily_login'), data: fc.constant({}) }),
  fc.record({
    action: fc.constantFrom(
      'point_add',
      'point_add',
      'point_sub',
      'point_spend',
      'point_unspend',
      'reserve_points',
      'release_points',
    ),
    data: fc.record({ points: whole }),
  }),
  fc.record({
    action: fc.constantFrom('checkout', 'checkout', 'checkout_update'),
    data: fc.record(
      {
        transaction_id: transaction,
        total: whole,
        items: fc.array(line, { maxLength: 3 }),
        points_burned: whole,
        points_rewarded: fc.integer({ min: 0, max: 900 }),
      },
      { requiredKeys: ['transaction_id'] },
    ),
  }),
  fc.record({
    action: fc.constantFrom('checkout_accept', 'checkout_reject', 'refund'),
    data: fc.record({ transaction_id: transaction }),
  }),
  fc.record({
    action: fc.constantFrom('checkout_accept_item', 'checkout_update_item', 'refund_item', 'partial_refund'),
    data: fc.record(
      {
        transaction_id: transaction,
        product_id: product,
        quantity: fc.integer({ min: 1, max: 3 }),
        amount: whole,
      },
      { requiredKeys: ['transaction_id', 'product_id'] },
    ),
  }),
);
const sent = fc.record({ who: fc.constantFrom('a', 'b'), step, repeated: fc.boolean() });

it('after any events, in any portions, through restarts, balances are the sum of what their events did', async () => {
  let run = 0;
  let registered = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom<LedgerTerms['acceptance']>('at_once', 'manual', { afterDays: 1 }),
      fc.array(fc.array(sent, { minLength: 3, maxLength: 12, size: 'max' }), { minLength: 2, maxLength: 6 }),
      fc.boolean(),
      async (acceptance, portions, restarts) => {
        const mine = `run${run++}-`;
        await hub.change({ acceptance, autoSubscribe: run % 2 === 0 });
        // Somebody to whom things can happen; the other one joins when it does.
        for (const [action, data] of [
          ['opt_in', {}],
          ['point_add', { points: 300 }],
        ] as const)
          await hub.event({ customer: `${mine}a`, action, data });
        for (const [place, portion] of portions.entries()) {
          const events = portion.flatMap(({ who, step: { action, data }, repeated }, index) => {
            const named =
              'transaction_id' in data ? { ...data, transaction_id: mine + data.transaction_id } : data;
            const event = {
              customer: mine + who,
              action,
              data: named,
              message_id: `${mine}${place}-${index}`,
            };
            return repeated ? [event, event] : [event];
          });
          const { body } = await hub.call('POST', '/events/bulk', { body: { events } });
          registered += Number(body['total']) - Number(body['errors']);
          if (place % 2 === 0) hub.now += 2 * 86_400_000;
          if (place % 3 === 1) await hub.acceptDue();
          if (restarts && place === 2) hub = await hub.reopen();
        }
        for (const who of ['a', 'b']) await audit(mine + who);
      },
    ),
    { numRuns: 25 },
  );
  expect(registered).toBeGreaterThan(50);
  hub = await hub.reopen();
  for (let turn = 0; turn < run; turn++) for (const who of ['a', 'b']) await audit(`run${turn}-${who}`);
});
