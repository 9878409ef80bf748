import type { Standing } from './attribute-table.ts';

const day = 86_400_000;

/** One default event: how long it is kept and which parameters it cannot do without. */
export interface EventRow {
  readonly name: string;
  readonly display: string;
  readonly keepDays: number;
  /** parameters whose absence makes Insider refuse the user */
  readonly required: readonly string[];
  readonly params: readonly string[];
  readonly standing: Standing;
}

const page = ['session_id', 'source', 'url', 'device_type', 'referrer'] as const;
const product = [
  'product_id',
  'name',
  'taxonomy',
  'currency',
  'unit_price',
  'unit_sale_price',
  'quantity',
  'product_image_url',
] as const;
const order = ['event_group_id', 'unit_sale_price'] as const;
const bought = [
  ...product,
  ...page,
  'size',
  'color',
  'shipping_cost',
  'voucher_name',
  'voucher_discount',
  'promotion_name',
  'promotion_discount',
  'event_group_id',
] as const;

const row = (
  name: string,
  display: string,
  keepDays: number,
  params: readonly string[],
  required: readonly string[] = [],
  standing: Standing = 'published',
): EventRow => ({ name, display, keepDays, params, required, standing });

/**
 * Retention is published in days per event type. The two order messages are published for `purchase`; a recorded
 * answer took a purchase without quantity, so the rest of the "required" column is not enforced.
 */
export const eventTable: readonly EventRow[] = [
  row('homepage_view', 'Homepage View', 90, page),
  row('home_page_view', 'Homepage View', 90, page),
  row('listing_page_view', 'Listing Page View', 90, [...page, 'taxonomy']),
  row('product_detail_page_view', 'Product Detail Page View', 90, [...product, ...page, 'size']),
  row(
    'cart_page_view',
    'Cart Page View',
    90,
    [...product, ...page, 'size', 'event_group_id'],
    order,
    'inferred',
  ),
  row('purchase', 'Purchase', 730, bought, order),
  row('confirmation_page_view', 'Purchase', 730, bought, order, 'inferred'),
  row('other_page_view', 'Other Page View', 90, page),
  row('item_added_to_cart', 'Add to Cart', 90, [...product, 'session_id', 'url']),
  row('item_removed_from_cart', 'Removed from Cart', 90, [...product, 'session_id', 'url']),
  row('sign_up_confirmation', 'Sign-Up', 365, [], [], 'observed'),
  row('email_click', 'Email Click', 365, ['campaign_id', 'campaign_name']),
];

const byName: ReadonlyMap<string, EventRow> = new Map(eventTable.map((entry) => [entry.name, entry]));

/** published as "about 3 months" for events that are not default ones. */
const customKeepDays = 90;

export function eventRow(name: string): EventRow | undefined {
  return byName.get(name);
}

/** How long Insider keeps an event of this name, in milliseconds. */
export function keptFor(name: string): number {
  return (byName.get(name)?.keepDays ?? customKeepDays) * day;
}
