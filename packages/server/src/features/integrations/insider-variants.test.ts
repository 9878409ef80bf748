import type { Customer } from '@causeway/core/customer/customer';
import { insiderKind } from '@causeway/core/insider/kind';
import type { JsonObject } from '@causeway/core/result/json';
import { NO_TEMPLATES } from '@causeway/core/template/template-engine';
import { describe, expect, it, test } from 'vitest';
import { INSIDER_VARIANTS } from './insider-variants.data.ts';

const NOW = Date.UTC(2026, 10, 21, 10);
const AT = '2026-11-21T09:59:00.000Z';
const LINES: JsonObject[] = [
  { product_id: 'P1', name: 'Shoe', price: 10, discount: 1, quantity: 2 },
  { product_id: 'P2', name: 'Sock', price: 5 },
];

const JANE: Customer = {
  key: 1,
  workspace: 1,
  id: 'user-123',
  anonymous: false,
  anonymousIds: ['browser-1'],
  status: 'active',
  attributes: { email: 'Jane@Example.com ', phone: '+44 7700 900123', plan: 'gold', seats: 3 },
  version: 1,
  createdAt: NOW,
  updatedAt: NOW,
};

const NAMED: Customer = { ...JANE, attributes: { ...JANE.attributes, first_name: 'Jane' } };

interface Sent {
  readonly identifiers: JsonObject;
  readonly attributes?: JsonObject;
  readonly events?: readonly JsonObject[];
}

/** What Insider is sent when Jane does this, with the settings of the variant and nothing else. */
function sent(
  variant: string,
  calls: readonly (readonly [string, JsonObject?, JsonObject?])[],
  who = JANE,
): Sent {
  const of = INSIDER_VARIANTS.find(({ key }) => key === variant);
  const { settings, issues } = insiderKind.check({ partnerName: 'myco', ...of?.settings });
  expect(issues).toEqual([]);
  const destination = insiderKind.compile(settings, NO_TEMPLATES);
  const events = calls.map(([type, data = {}, context = {}], index) => {
    const event = { id: index + 1, type, timestamp: NOW - 60_000, data, context };
    expect(destination.routes(event, ['email'], () => false)).toBe(true);
    return event;
  });
  const plan = destination.plan([{ customer: who, shadow: undefined, events }], NOW);
  expect([...plan.skips, ...plan.refused]).toEqual([]);
  const bodies = plan.flights.flatMap(({ requests }) => requests);
  expect(bodies.map(({ path }) => path)).toEqual(['/api/user/v1/upsert']);
  const { users } = JSON.parse(bodies[0]?.body ?? '{}') as { users: readonly Sent[] };
  const [user] = users;
  if (user === undefined || users.length > 1) throw new Error('one user was expected');
  return user;
}

const named = (variant: string, type: string, data: JsonObject = {}): unknown =>
  sent(variant, [[type, data]]).events?.map((event) => event['event_name']);

describe('default, line by line of the table that people come from', () => {
  it('identify: an upsert by user id, e-mail and phone, with the other traits as custom attributes', () => {
    expect(sent('default', [['identify']])).toEqual({
      identifiers: { uuid: 'user-123', email: 'jane@example.com', phone_number: '+447700900123' },
      attributes: { custom: { plan: 'gold', seats: 3 } },
    });
  });

  it('page: page_view', () => {
    const context = { page: { url: 'https://shop.example/a', referrer: 'https://search.example/' } };
    expect(sent('default', [['page', { name: 'Home' }, context]]).events).toEqual([
      {
        event_name: 'page_view',
        timestamp: AT,
        event_params: {
          ...{ url: 'https://shop.example/a', referrer: 'https://search.example/' },
          custom: { page_name: 'Home' },
        },
      },
    ]);
  });

  it('Product Viewed: product_detail_page_view with product id and name', () => {
    const event = { product_id: 'P1', name: 'Shoe', price: 10, currency: 'gbp' };
    expect(sent('default', [['Product Viewed', event]]).events).toEqual([
      {
        event_name: 'product_detail_page_view',
        timestamp: AT,
        event_params: {
          product_id: 'P1',
          name: 'Shoe',
          currency: 'GBP',
          unit_price: 10,
          unit_sale_price: 10,
          quantity: 1,
        },
      },
    ]);
  });

  it('Order Completed: confirmation_page_view with total and currency', () => {
    const event = { order_id: 'O1', total: 24.5, currency: 'GBP' };
    expect(sent('default', [['Order Completed', event]]).events).toEqual([
      {
        event_name: 'confirmation_page_view',
        timestamp: AT,
        event_params: {
          event_group_id: 'O1',
          unit_sale_price: 24.5,
          quantity: 1,
          currency: 'GBP',
          custom: { total: 24.5 },
        },
      },
    ]);
  });

  it('Order Completed with products: the same for each, so that no sum is counted twice', () => {
    const event = { order_id: 'O1', total: 23, currency: 'GBP', products: LINES };
    const line = { event_group_id: 'O1', currency: 'GBP', custom: { total: 23 } };
    expect(sent('default', [['Order Completed', event]]).events).toEqual([
      {
        event_name: 'confirmation_page_view',
        timestamp: AT,
        event_params: {
          product_id: 'P1',
          name: 'Shoe',
          unit_price: 10,
          unit_sale_price: 9,
          quantity: 2,
          ...line,
        },
      },
      {
        event_name: 'confirmation_page_view',
        timestamp: '2026-11-21T09:59:00.001Z',
        event_params: {
          product_id: 'P2',
          name: 'Sock',
          unit_price: 5,
          unit_sale_price: 5,
          quantity: 1,
          ...line,
        },
      },
    ]);
  });

  it.each([
    ['Product Added', 'item_added_to_cart'],
    ['view_item', 'product_detail_page_view'],
    ['product_detail_page_view', 'product_detail_page_view'],
    ['Newsletter Opened', 'newsletter_opened'],
  ])('what the table does not list is sent as well: %s as %s', (type, name) => {
    expect(named('default', type, { product_id: 'P1' })).toEqual([name]);
  });
});

describe('segment, as Segment’s own destination sends', () => {
  it.each([
    ['Product Viewed', 'product_detail_page_view'],
    ['Product List Viewed', 'listing_page_view'],
    ['Product Added', 'item_added_to_cart'],
    ['Product Removed', 'item_removed_from_cart'],
    ['Cart Viewed', 'cart_page_view'],
    ['Checkout Started', 'checkout_page_view'],
    ['Checkout Step Viewed', 'checkout_page_view'],
    ['Order Completed', 'confirmation_page_view'],
    ['User Registered', 'sign_up_confirmation'],
    ['Anything Else', 'anything_else'],
  ])('%s is %s', (type, name) => {
    expect(named('segment', type, { order_id: 'O1', total: 3 })).toEqual([name]);
  });

  it('an order is one event per product, of one time and one group', () => {
    const { events = [] } = sent('segment', [['Order Completed', { order_id: 'O1', products: LINES }]]);
    expect(events).toMatchObject([
      {
        event_name: 'confirmation_page_view',
        timestamp: AT,
        event_params: { event_group_id: 'O1', product_id: 'P1' },
      },
      {
        event_name: 'confirmation_page_view',
        timestamp: AT,
        event_params: { event_group_id: 'O1', product_id: 'P2' },
      },
    ]);
    expect(events).toHaveLength(2);
  });

  it('people are known by their user id and by Segment’s anonymous id, also before they have a name', () => {
    expect(sent('segment', [['identify']], NAMED).identifiers).toEqual({
      uuid: 'user-123',
      email: 'jane@example.com',
      phone_number: '+447700900123',
      custom: { segment_anonymous_id: 'browser-1' },
    });
    const visitor = { ...JANE, anonymous: true, id: 'browser-1', attributes: {} };
    expect(sent('segment', [['Product Viewed', { product_id: 'P1' }]], visitor).identifiers).toEqual({
      custom: { segment_anonymous_id: 'browser-1' },
    });
  });

  it('traits without a place in Insider are left out', () => {
    expect(sent('segment', [['identify']], NAMED).attributes).toEqual({ name: 'Jane' });
  });
});

describe('ga4', () => {
  it.each([
    ['view_item', 'product_detail_page_view'],
    ['view_item_list', 'listing_page_view'],
    ['add_to_cart', 'item_added_to_cart'],
    ['page_view', 'page_view'],
    // Not of this data layer: it keeps its name.
    ['Product Viewed', 'product_viewed'],
  ])('%s is %s', (type, name) => {
    expect(named('ga4', type, { item_id: 'P1' })).toEqual([name]);
  });

  it('a purchase is one purchase per item, with what a unit cost and what it costs without its discount', () => {
    const items = [{ item_id: 'P1', item_name: 'Shoe', price: 9, discount: 1, quantity: 2 }];
    const event = { transaction_id: 'T1', value: 18, currency: 'EUR', items };
    expect(sent('ga4', [['purchase', event]]).events).toEqual([
      {
        event_name: 'purchase',
        timestamp: AT,
        event_params: {
          event_group_id: 'T1',
          product_id: 'P1',
          name: 'Shoe',
          currency: 'EUR',
          unit_price: 10,
          unit_sale_price: 9,
          quantity: 2,
          custom: { value: 18 },
        },
      },
    ]);
  });
});

describe('loyalty', () => {
  const items = [
    { product_id: 'P1', product_name: 'Shoe', price: 10, quantity: 2, discount: 2, subtotal: 18 },
  ];
  const data = { transaction_id: 'T1', total: 18, currency: 'EUR', items };

  it('a checkout is one purchase per item, with the price of one unit after discount', () => {
    expect(sent('loyalty', [['checkout', data]]).events).toMatchObject([
      {
        event_name: 'purchase',
        event_params: {
          event_group_id: 'T1',
          product_id: 'P1',
          unit_price: 10,
          unit_sale_price: 9,
          quantity: 2,
          custom: { total: 18 },
        },
      },
    ]);
  });

  it('refunds, whole or in part, are order_refunded', () => {
    expect(named('loyalty', 'refund', data)).toEqual(['order_refunded']);
    expect(named('loyalty', 'partial_refund', data)).toEqual(['order_refunded']);
  });
});

test('the first variant is the default, and no two have one key', () => {
  const keys = INSIDER_VARIANTS.map(({ key }) => key);
  expect(keys).toEqual(['default', 'segment', 'ga4', 'loyalty']);
});
