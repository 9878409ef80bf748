import type { EventRow, ParamRow } from '../settings/settings.ts';
import { OWN_ROWS, PAGE_ROWS, REFERRER, each, event, eventPerLine, into, intoCustom } from './rows.ts';

/**
 * The commerce names of Segment's specification, which RudderStack and others share. `price` is the list price of
 * one unit and `discount` on a line is taken from it; a discount on the order belongs to the voucher.
 */
const product = (at: string): readonly ParamRow[] => [
  into('product_id', `${at}product_id`, `${at}productId`, `${at}sku`),
  into('name', `${at}name`, `${at}product_name`, `${at}productName`, `${at}title`),
  into('taxonomy', `${at}taxonomy`, `${at}category`, `${at}categories`, `${at}product_category`),
  into('currency', ...(at === '' ? ['currency'] : [`${at}currency`, 'currency'])),
  into(
    'unit_price',
    `${at}unit_price`,
    `${at}list_price`,
    `${at}original_price`,
    `${at}compare_at_price`,
    `${at}price`,
  ),
  into('unit_sale_price', `${at}unit_sale_price`, `${at}sale_price`),
  { from: `${at}price`, to: 'unit_sale_price', custom: false, minus: `${at}discount` },
  { from: `${at}quantity`, to: 'quantity', custom: false, fallback: 1 },
  into('product_image_url', `${at}product_image_url`, `${at}image_url`, `${at}imageUrl`, `${at}image`),
  into('color', `${at}color`, `${at}colour`),
  into('size', `${at}size`),
  intoCustom('sku', `${at}sku`),
];

const SINGLE: readonly ParamRow[] = [...product(''), ...PAGE_ROWS];
/** The page of an order line is the thank-you page: only the line's own address says where the product is. */
const LINE: readonly ParamRow[] = [
  ...product('line.'),
  into('url', 'line.url', 'line.product_url'),
  REFERRER,
];

const GROUP_OF_CART: ParamRow = into('event_group_id', 'cart_id', 'cartId', 'event.id');
const GROUP_OF_CHECKOUT: ParamRow = into(
  'event_group_id',
  'checkout_id',
  'checkoutId',
  'order_id',
  'orderId',
  'event.id',
);
const ORDER: readonly ParamRow[] = [
  into('event_group_id', 'order_id', 'orderId', 'transaction_id', 'checkout_id'),
  into('shipping_cost', 'shipping', 'shipping_cost'),
  into('voucher_name', 'coupon', 'voucher_name', 'coupon_code'),
  into('voucher_discount', 'voucher_discount', 'discount'),
  into('promotion_name', 'promotion_name', 'promotion'),
  into('promotion_discount', 'promotion_discount'),
];
const WHOLE_ORDER: readonly ParamRow[] = [
  into('unit_sale_price', 'revenue', 'total', 'value', 'subtotal'),
  { from: 'order.quantity', to: 'quantity', custom: false, fallback: 1 },
  into('currency', 'currency'),
  ...OWN_ROWS,
];

export const SEGMENT_PRESET: readonly EventRow[] = [
  event('product_viewed', 'product_detail_page_view', SINGLE),
  event('product_list_viewed', 'listing_page_view', [into('taxonomy', 'category', 'taxonomy'), ...PAGE_ROWS]),
  event('product_added', 'item_added_to_cart', [into('event_group_id', 'cart_id', 'cartId'), ...SINGLE]),
  event('wishlist_product_added_to_cart', 'item_added_to_cart', SINGLE),
  event('product_removed', 'item_removed_from_cart', [
    into('event_group_id', 'cart_id', 'cartId'),
    ...SINGLE,
  ]),
  eventPerLine('cart_viewed', 'cart_page_view', 'products', [GROUP_OF_CART, ...LINE]),
  ...each(['checkout_started', 'checkout_step_viewed'], (name) =>
    eventPerLine(name, 'checkout_page_view', 'products', [GROUP_OF_CHECKOUT, ...LINE]),
  ),
  eventPerLine('order_completed', 'purchase', 'products', [...ORDER, ...LINE], WHOLE_ORDER),
  eventPerLine(
    'order_refunded',
    'order_refunded',
    'products',
    [...ORDER, ...LINE],
    [into('currency', 'currency')],
  ),
  eventPerLine(
    'order_cancelled',
    'order_cancelled',
    'products',
    [...ORDER, ...LINE],
    [into('currency', 'currency')],
  ),
  event('product_added_to_wishlist', 'item_added_to_wishlist', SINGLE),
  event('product_removed_from_wishlist', 'item_removed_from_wishlist', SINGLE),
  ...each(['wishlist_viewed', 'wishlist_view'], (name) => event(name, 'wishlist_page_view', PAGE_ROWS)),
  ...each(['products_searched', 'product_searched'], (name) =>
    event(name, 'search', [intoCustom('search_term', 'query', 'search_term'), ...PAGE_ROWS]),
  ),
  ...each(['user_registered', 'signed_up', 'user_signed_up', 'account_created', 'registered'], (name) =>
    event(name, 'sign_up_confirmation', PAGE_ROWS),
  ),
  ...each(['signed_in', 'logged_in', 'user_signed_in', 'user_logged_in'], (name) =>
    event(name, 'login', PAGE_ROWS),
  ),
];
