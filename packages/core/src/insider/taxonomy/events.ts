import type { FactStatus } from './source.ts';

export interface DefaultEvent {
  readonly name: string;
  readonly label: string;
  /** Parameters without which the event must not be sent. */
  readonly required: readonly string[];
  /** Parameters that the documentation requires and Insider was not seen to enforce: their absence is only named. */
  readonly expected: readonly string[];
  readonly retentionDays: number;
  readonly source: string;
  readonly status: FactStatus;
}

/** Insider keeps an event of its own for this long; a custom event for about three months (data retention documentation). */
export const CUSTOM_EVENT_RETENTION_DAYS = 90;

const EVENTS = 'Insider: default events documentation';
const UPSERT = 'Insider: upsert documentation';
const RETENTION = 'Insider: data retention documentation';

const page = (name: string, label: string, status: FactStatus = 'documented'): DefaultEvent => ({
  name,
  label,
  required: [],
  expected: [],
  retentionDays: 90,
  source: EVENTS,
  status,
});

const purchase = (name: string): DefaultEvent => ({
  name,
  label: 'Purchase (Confirmation Page View)',
  required: ['event_group_id', 'unit_sale_price'],
  expected: ['currency', 'quantity'],
  retentionDays: 730,
  source: UPSERT,
  status: 'documented',
});

/** Events that Insider knows by name. */
export const DEFAULT_EVENTS: readonly DefaultEvent[] = [
  page('homepage_view', 'Homepage View', 'contradictory'),
  page('listing_page_view', 'Listing Page View'),
  page('product_detail_page_view', 'Product Detail Page View'),
  {
    ...page('cart_page_view', 'Cart Page View'),
    expected: ['event_group_id', 'currency', 'unit_sale_price'],
    source: UPSERT,
  },
  page('other_page_view', 'Other Page View'),
  page('item_added_to_cart', 'Add to Cart'),
  page('item_removed_from_cart', 'Removed from Cart'),
  purchase('purchase'),
  purchase('confirmation_page_view'),
  {
    name: 'sign_up_confirmation',
    label: 'Sign-Up',
    required: [],
    expected: [],
    retentionDays: 365,
    source: RETENTION,
    status: 'observed',
  },
];

/**
 * Insider lists these among its own events by label only; their system names are not published. Causeway sends them
 * as custom events under the names below, which must exist in the account's event list to be used in segments.
 * `checkout_page_view` is in no list of Insider's and was observed in a partner-owned connector.
 */
export const CUSTOM_EVENT_NAMES: readonly { readonly name: string; readonly label: string }[] = [
  { name: 'checkout_page_view', label: 'Checkout started' },
  { name: 'cart_cleared', label: 'Cart Clearance' },
  { name: 'lead_form_submitted', label: 'Lead Collection Form Submit' },
  { name: 'coupon_received', label: 'Coupon Received' },
  { name: 'order_cancelled', label: 'Cancelled Purchase' },
  { name: 'order_refunded', label: 'Refund' },
  { name: 'item_added_to_wishlist', label: 'Item Added To Wishlist' },
  { name: 'item_removed_from_wishlist', label: 'Item Removed From Wishlist' },
  { name: 'wishlist_page_view', label: 'Wishlist Page View' },
  { name: 'wishlist_cleared', label: 'Wishlist Cleared' },
  { name: 'search', label: 'Search' },
  { name: 'login', label: 'Login' },
  { name: 'page_view', label: 'Page viewed' },
  { name: 'screen_view', label: 'Screen viewed' },
];
