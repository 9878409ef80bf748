import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../result/json.ts';
import {
  codesOf,
  customer,
  destination,
  DRESS,
  event,
  NOW,
  order,
  planEvent,
  queue,
  sentEvents,
} from '../testing/shop.ts';
import type { SentEvent } from '../testing/shop.ts';

const events = (
  type: string,
  data: JsonObject,
  settings: JsonObject = {},
  context: JsonObject = {},
): readonly SentEvent[] => sentEvents(planEvent(type, data, settings, context));
const params = (
  type: string,
  data: JsonObject,
  settings: JsonObject = {},
  context: JsonObject = {},
): JsonObject => events(type, data, settings, context)[0]?.event_params ?? {};
const named = (type: string, data: JsonObject = {}, settings: JsonObject = {}): readonly string[] =>
  events(type, data, settings).map(({ event_name }) => event_name);

describe('one source event has one meaning', () => {
  test.each([
    ['Product Viewed', 'product_detail_page_view'],
    ['Product List Viewed', 'listing_page_view'],
    ['Product Added', 'item_added_to_cart'],
    ['Product Removed', 'item_removed_from_cart'],
    ['Cart Viewed', 'cart_page_view'],
    ['Checkout Started', 'checkout_page_view'],
    ['Checkout Step Viewed', 'checkout_page_view'],
    ['User Registered', 'sign_up_confirmation'],
    ['Signed Up', 'sign_up_confirmation'],
    ['Products Searched', 'search'],
    ['Product Added to Wishlist', 'item_added_to_wishlist'],
    ['Product Removed from Wishlist', 'item_removed_from_wishlist'],
    ['Order Refunded', 'order_refunded'],
    ['Order Cancelled', 'order_cancelled'],
    ['Signed In', 'login'],
    ['view_item', 'product_detail_page_view'],
    ['view_item_list', 'listing_page_view'],
    ['add_to_cart', 'item_added_to_cart'],
    ['remove_from_cart', 'item_removed_from_cart'],
    ['view_cart', 'cart_page_view'],
    ['begin_checkout', 'checkout_page_view'],
    ['refund', 'order_refunded'],
    ['sign_up', 'sign_up_confirmation'],
    ['page', 'page_view'],
    ['page_view', 'page_view'],
    ['item_added_to_cart', 'item_added_to_cart'],
    ['Beden Rehberi Açıldı!', 'beden_rehberi_acildi'],
  ])('%s is %s', (type, name) => {
    expect(named(type, { name: 'x' })).toEqual([name]);
  });

  test('profile events say nothing but the profile, unless a row says so', () => {
    expect(named('identify')).toEqual([]);
    expect(named('identify', {}, { events: [{ event: 'identify', to: 'profile_updated' }] })).toEqual([
      'profile_updated',
    ]);
  });

  test('a row of the integration wins over the presets', () => {
    const row = {
      event: 'Product Viewed',
      to: 'pdp',
      otherParams: 'drop',
      rows: [
        { from: 'product_id', to: 'product_id' },
        { from: 'brand', to: 'marka', custom: true },
      ],
    };
    expect(events('Product Viewed', { ...DRESS, brand: 'Moda' }, { events: [row] })).toMatchObject([
      { event_name: 'pdp', event_params: { product_id: 'ELB-12', custom: { marka: 'Moda' } } },
    ]);
  });

  test('without presets and other events nothing is routed', () => {
    const quiet = destination({ presets: [], otherEvents: 'skip', otherTraits: 'drop' });
    expect(quiet.routes(event('Product Viewed'), [], () => false)).toBe(false);
    expect(quiet.routes(event('identify'), ['loyalty_note'], () => false)).toBe(false);
    expect(quiet.routes(event('identify'), ['email'], () => false)).toBe(true);
    expect(quiet.plan([queue(customer(), [event('Product Viewed')])], NOW).skips).toMatchObject([
      { reason: 'no_mapping' },
    ]);
    expect(destination().routes(event('identify'), [], () => false)).toBe(false);
    expect(destination().routes(event('Product Viewed'), [], () => false)).toBe(true);
  });
});

describe('products', () => {
  test('a viewed product carries its fields at the root and the rest under custom', () => {
    expect(
      params('Product Viewed', {
        ...DRESS,
        brand: 'Moda',
        variant: 'Mavi',
        currency: '₺',
        image_url: 'https://cdn/12.jpg',
      }),
    ).toEqual({
      product_id: 'ELB-12',
      name: 'Çiçekli Elbise',
      taxonomy: ['Kadın', 'Giyim', 'Elbise'],
      currency: 'TRY',
      unit_price: 899.9,
      unit_sale_price: 899.9,
      quantity: 1,
      product_image_url: 'https://cdn/12.jpg',
      url: 'https://moda.example/elbise/12',
      custom: { brand: 'Moda', variant: 'Mavi' },
    });
  });

  test('the product’s address wins over the page’s', () => {
    const context = { page: { url: 'https://moda.example/?utm=x', referrer: 'https://www.google.com/' } };
    expect(params('Product Viewed', DRESS, {}, context)).toMatchObject({
      url: DRESS['url'],
      referrer: 'https://www.google.com/',
    });
    expect(params('Product Viewed', { product_id: '1' }, {}, context)).toMatchObject({
      url: 'https://moda.example/?utm=x',
    });
    const lines = events('Order Completed', order([DRESS, { product_id: 'KEM-3', price: 199 }]), {}, context);
    expect(lines.map((line) => line.event_params?.['url'])).toEqual([DRESS['url'], undefined]);
  });

  test.each<[JsonObject['x'], readonly string[] | undefined]>([
    ['Kadın/Elbise', ['Kadın', 'Elbise']],
    ['Damen > Schuhe / Stiefel', ['Damen', 'Schuhe / Stiefel']],
    [
      ['Kadın', ' Elbise ', ''],
      ['Kadın', 'Elbise'],
    ],
    [['Damen/Schuhe'], ['Damen', 'Schuhe']],
    [null, undefined],
    ['', undefined],
    [[''], undefined],
  ])('category %j becomes levels, never an empty one', (category, levels) => {
    expect(params('Product Viewed', { product_id: '1', category })['taxonomy']).toEqual(levels);
  });

  test.each<[JsonObject['x'], string, number]>([
    ['1.299,90', 'comma', 1299.9],
    ['1,299.90', 'dot', 1299.9],
    ['1.299', 'comma', 1299],
    ['1.299', 'dot', 1.299],
    ['₺ 1.299,90', 'dot', 1299.9],
    ['49,90 €', 'comma', 49.9],
    ['12 500,00 TL', 'comma', 12500],
  ])('price %j with locale %s', (price, numberLocale, sent) => {
    expect(params('Product Viewed', { product_id: '1', price }, { numberLocale })['unit_price']).toBe(sent);
  });

  test.each([
    ['round', 2],
    ['floor', 1],
    ['ceil', 2],
  ])('quantity 1.5 by %s', (quantityRounding, sent) => {
    expect(
      params('Product Added', { product_id: '1', quantity: 1.5 }, { quantityRounding })['quantity'],
    ).toBe(sent);
  });

  test('a field that cannot be read is dropped and named, the event goes on', () => {
    const plan = planEvent('Product Viewed', { ...DRESS, price: 'on request', currency: 'Lira' });
    expect(sentEvents(plan)[0]?.event_params).not.toHaveProperty('unit_price');
    expect(codesOf(plan)).toEqual(expect.arrayContaining(['number_invalid', 'currency_invalid']));
  });
});

describe('orders', () => {
  const lines = [
    { ...DRESS, discount: 100 },
    { product_id: 'KEM-3', name: 'Deri Kemer', price: 199, quantity: 2, sku: 'K3-S' },
  ];

  test('one event per line, one group, order-level fields on each', () => {
    const sent = events('Order Completed', order(lines, { coupon: 'YAZ10', discount: 100, tax: 90 }));
    expect(sent.map(({ event_name }) => event_name)).toEqual(['purchase', 'purchase']);
    expect(sent[0]?.event_params).toEqual({
      event_group_id: 'SIP-5001',
      shipping_cost: '49.9',
      voucher_name: 'YAZ10',
      voucher_discount: 100,
      product_id: 'ELB-12',
      name: 'Çiçekli Elbise',
      taxonomy: ['Kadın', 'Giyim', 'Elbise'],
      currency: 'TRY',
      unit_price: 899.9,
      unit_sale_price: 799.9,
      quantity: 1,
      url: 'https://moda.example/elbise/12',
      custom: { total: 1799.8, tax: 90 },
    });
    expect(sent[1]?.event_params).toMatchObject({
      event_group_id: 'SIP-5001',
      unit_sale_price: 199,
      custom: { sku: 'K3-S' },
    });
  });

  test('lines have distinct times a millisecond apart, or the same by choice', () => {
    const at = (settings: JsonObject): readonly string[] =>
      events('Order Completed', order(lines), settings).map(({ timestamp }) => timestamp);
    expect(at({})).toEqual(['2026-11-21T09:59:00.000Z', '2026-11-21T09:59:00.001Z']);
    expect(at({ lineTimestamps: 'same' })).toEqual(['2026-11-21T09:59:00.000Z', '2026-11-21T09:59:00.000Z']);
  });

  test('orders can go out as the confirmation page', () => {
    expect(named('Order Completed', order(lines), { orderCompletedAs: 'confirmation_page_view' })).toEqual([
      'confirmation_page_view',
      'confirmation_page_view',
    ]);
  });

  test('GA4: the price is after the discount, which is per unit; categories are gathered', () => {
    const items = [
      {
        item_id: 'SCH-9',
        item_name: 'Stiefel',
        item_category: 'Damen',
        item_category2: 'Schuhe',
        price: 79.95,
        discount: 20,
        quantity: 1,
      },
    ];
    expect(
      params('purchase', { transaction_id: 'T-77', currency: 'EUR', value: 79.95, tax: 12.77, items }),
    ).toEqual({
      event_group_id: 'T-77',
      product_id: 'SCH-9',
      name: 'Stiefel',
      taxonomy: ['Damen', 'Schuhe'],
      currency: 'EUR',
      unit_price: 99.95,
      unit_sale_price: 79.95,
      quantity: 1,
      custom: { value: 79.95, tax: 12.77 },
    });
  });

  test('a loyalty checkout is a purchase too', () => {
    const items = [
      {
        product_id: 'ELB-12',
        product_name: 'Elbise',
        product_category: 'Kadın/Elbise',
        price: 100,
        discount: 10,
        quantity: 1,
      },
    ];
    expect(params('checkout', { transaction_id: 'C-1', total: 90, currency: 'TRY', items })).toMatchObject({
      event_group_id: 'C-1',
      unit_price: 100,
      unit_sale_price: 90,
    });
  });

  test('of a loyalty line the price of one unit is its share of what the line costs after its discount', () => {
    const one = (line: JsonObject): JsonObject =>
      params('checkout', { transaction_id: 'C-1', items: [{ product_id: 'ELB-12', ...line }] });
    expect(one({ subtotal: 270, quantity: 3 })).toMatchObject({ unit_sale_price: 90, quantity: 3 });
    expect(one({ subtotal: '99,90', quantity: '2' })).toMatchObject({ unit_sale_price: 49.95, quantity: 2 });
    expect(one({ price: 100, discount: 30, quantity: 3 })).toMatchObject({
      unit_sale_price: 90,
      quantity: 3,
    });
    expect(one({ subtotal: 49.9 })).toMatchObject({ unit_sale_price: 49.9, quantity: 1 });
    expect(one({ subtotal: 50, quantity: 0 })).toMatchObject({ unit_sale_price: 50 });
    const whole = { transaction_id: 'C-1', total: 90, total_quantity: 3 };
    expect(params('checkout', whole)).toMatchObject({ unit_sale_price: 30, quantity: 3 });
  });

  test('a single product instead of a list counts as a list of one', () => {
    expect(named('Order Completed', order({ ...DRESS }))).toEqual(['purchase']);
  });

  test('an order without lines is never nothing: as a whole, else as a custom event, else refused by choice', () => {
    expect(params('Order Completed', order([]))).toEqual({
      event_group_id: 'SIP-5001',
      unit_sale_price: 1799.8,
      quantity: 1,
      currency: 'TRY',
      shipping_cost: '49.9',
      custom: { total: 1799.8 },
    });
    expect(named('Order Completed', { order_id: 'SIP-5001', products: [] })).toEqual(['order_completed']);
    expect(named('purchase', { transaction_id: 'T-1' })).toEqual(['order_completed']);
    const refusing = {
      events: [
        { event: 'Order Completed', to: 'purchase', lines: 'products', emptyLines: 'refuse', rows: [] },
      ],
    };
    expect(planEvent('Order Completed', order([]), refusing).refused).toMatchObject([
      { issue: { code: 'lines_empty' } },
    ]);
  });

  test('a line that Insider would refuse stops the order before it is half sent', () => {
    const noPrice = planEvent('Order Completed', order([DRESS, { product_id: 'KEM-3' }]));
    expect(noPrice.flights).toEqual([]);
    expect(noPrice.refused).toMatchObject([
      { issue: { code: 'purchase_incomplete', field: 'unit_sale_price' } },
    ]);
    const noId = planEvent('Order Completed', { products: [DRESS] });
    expect(noId.refused).toMatchObject([{ issue: { code: 'purchase_incomplete', field: 'event_group_id' } }]);
  });

  test('what Insider documents as required and does not insist on is only named', () => {
    const plan = planEvent('Order Completed', {
      order_id: 'SIP-1',
      products: [{ product_id: 'KEM-3', price: 199 }],
    });
    expect(sentEvents(plan)).toHaveLength(1);
    expect(codesOf(plan)).toEqual(['param_missing']);
  });

  test('a discount larger than its price is left out of the sum', () => {
    const plan = planEvent('Order Completed', order([{ ...DRESS, price: 50, discount: 80 }]));
    expect(sentEvents(plan)[0]?.event_params).toMatchObject({ unit_sale_price: 50 });
    expect(codesOf(plan)).toContain('discount_larger_than_price');
  });

  test('senders who already speak Insider are understood', () => {
    const data = {
      event_group_id: 'G-1',
      unit_sale_price: 10,
      currency: 'EUR',
      quantity: 1,
      product_id: 'P',
    };
    expect(params('confirmation_page_view', { ...data, note: 'x' })).toEqual({
      ...data,
      custom: { note: 'x' },
    });
    expect(params('purchase', data)).toEqual(data);
  });
});

describe('custom events', () => {
  test('data is flattened under normalised names, values carried along', () => {
    expect(
      params('Quiz Finished', { 'Skin Type': 'kuru', result: { Score: 7 }, tags: ['a', 'b'], when: null }),
    ).toEqual({
      custom: { skin_type: 'kuru', result_score: 7, tags: ['a', 'b'] },
    });
  });

  test('what Insider has no place for is named', () => {
    const plan = planEvent('Quiz Finished', {
      answers: [{ q: 1 }],
      'Skin Type': 'a',
      skin_type: 'b',
      '!!!': 1,
    });
    expect(sentEvents(plan)[0]?.event_params).toEqual({ custom: { skin_type: 'a' } });
    expect(codesOf(plan)).toEqual(['shape_unsupported', 'name_collision', 'name_unusable']);
  });

  test('a line’s own parameter wins over the order’s of the same name', () => {
    const sent = events('Order Completed', order([{ ...DRESS, gift: true }, DRESS], { gift: false }));
    expect(sent.map((line) => line.event_params?.custom)).toEqual([
      { gift: true, total: 1799.8 },
      { total: 1799.8, gift: false },
    ]);
  });
});

describe('time', () => {
  const DAY = 86_400_000;
  const at = (type: string, timestamp: number) =>
    destination().plan([queue(customer(), [event(type, DRESS, { timestamp })])], NOW);

  test('older than Insider keeps it: skipped with the reason', () => {
    expect(at('Product Viewed', NOW - 91 * DAY).skips).toMatchObject([
      { reason: 'too_old', issues: [{ code: 'event_too_old' }] },
    ]);
    expect(at('Product Viewed', NOW - 89 * DAY).flights).toHaveLength(1);
    const purchase = event('Order Completed', order([DRESS]), { timestamp: NOW - 700 * DAY });
    expect(destination().plan([queue(customer(), [purchase])], NOW).flights).toHaveLength(1);
  });

  test('more than a day ahead: skipped; other events of the customer go on', () => {
    const future = event('Product Viewed', DRESS, { timestamp: NOW + 2 * DAY });
    const present = event('Product Added', DRESS);
    const plan = destination().plan([queue(customer(), [future, present])], NOW);
    expect(plan.skips).toMatchObject([{ reason: 'in_future', events: [future.id] }]);
    expect(sentEvents(plan).map(({ event_name }) => event_name)).toEqual(['item_added_to_cart']);
  });
});
