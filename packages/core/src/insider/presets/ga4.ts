import type { EventRow, ParamRow } from '../settings/settings.ts';
import { OWN_ROWS, PAGE_ROWS, REFERRER, each, event, eventPerLine, into, intoCustom } from './rows.ts';

/**
 * Google Analytics 4 e-commerce. `price` of an item is what one unit costs after its discount, and `discount` is the
 * discount of one unit: the list price is their sum.
 */
const ITEM: readonly ParamRow[] = [
  into('product_id', 'line.item_id', 'line.product_id', 'line.id'),
  into('name', 'line.item_name', 'line.product_name', 'line.name'),
  {
    from: [
      'line.item_category',
      'line.item_category2',
      'line.item_category3',
      'line.item_category4',
      'line.item_category5',
    ],
    to: 'taxonomy',
    custom: false,
    gather: true,
  },
  into('currency', 'line.currency', 'currency'),
  { from: 'line.price', to: 'unit_price', custom: false, plus: 'line.discount' },
  into('unit_sale_price', 'line.price'),
  { from: 'line.quantity', to: 'quantity', custom: false, fallback: 1 },
  into('url', 'line.url', 'line.item_url'),
  into('product_image_url', 'line.image_url', 'line.item_image'),
  into('color', 'line.item_color', 'line.color'),
  into('size', 'line.item_size', 'line.size'),
  into('promotion_name', 'line.promotion_name', 'promotion_name'),
  into('session_id', 'session_id', 'ga_session_id'),
  REFERRER,
];

const ORDER: readonly ParamRow[] = [
  into('event_group_id', 'transaction_id'),
  into('shipping_cost', 'shipping'),
  into('voucher_name', 'coupon'),
];
const WHOLE_ORDER: readonly ParamRow[] = [
  into('unit_sale_price', 'value'),
  { from: 'order.quantity', to: 'quantity', custom: false, fallback: 1 },
  ...OWN_ROWS,
];

/** An item event sent without a list, with the item's fields at the root: some data layers do. */
const ALONE: readonly ParamRow[] = [
  into('product_id', 'item_id', 'product_id'),
  into('name', 'item_name', 'name'),
  into('taxonomy', 'item_category', 'taxonomy'),
  into('unit_sale_price', 'price', 'unit_sale_price'),
  ...OWN_ROWS.filter(({ to }) => to !== 'url' && to !== 'referrer'),
  ...PAGE_ROWS,
];

export const GA4_PRESET: readonly EventRow[] = [
  eventPerLine('view_item', 'product_detail_page_view', 'items', ITEM, ALONE),
  event('view_item_list', 'listing_page_view', [
    into('taxonomy', 'item_list_name', 'item_category'),
    intoCustom('item_list_id', 'item_list_id'),
    ...PAGE_ROWS,
  ]),
  eventPerLine('add_to_cart', 'item_added_to_cart', 'items', ITEM, ALONE),
  eventPerLine('remove_from_cart', 'item_removed_from_cart', 'items', ITEM, ALONE),
  eventPerLine('view_cart', 'cart_page_view', 'items', [
    into('event_group_id', 'cart_id', 'event.id'),
    ...ITEM,
  ]),
  eventPerLine('begin_checkout', 'checkout_page_view', 'items', [
    into('event_group_id', 'checkout_id', 'cart_id', 'event.id'),
    into('voucher_name', 'coupon'),
    ...ITEM,
  ]),
  eventPerLine('purchase', 'purchase', 'items', [...ORDER, ...ITEM], WHOLE_ORDER),
  eventPerLine('refund', 'order_refunded', 'items', [...ORDER, ...ITEM]),
  eventPerLine('add_to_wishlist', 'item_added_to_wishlist', 'items', ITEM, ALONE),
  ...each(['search', 'view_search_results'], (name) =>
    event(name, 'search', [intoCustom('search_term', 'search_term', 'query'), ...PAGE_ROWS]),
  ),
  event('sign_up', 'sign_up_confirmation', PAGE_ROWS),
  event('login', 'login', PAGE_ROWS),
  event('generate_lead', 'lead_form_submitted', PAGE_ROWS),
  event('page_view', 'page_view', [
    into('url', 'page_location', 'url', 'context.page.url'),
    into('referrer', 'page_referrer', 'referrer', 'context.page.referrer'),
  ]),
];
