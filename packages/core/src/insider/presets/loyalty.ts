import type { EventRow, ParamRow } from '../settings/settings.ts';
import { OWN_ROWS, eventPerLine, into } from './rows.ts';

/**
 * Checkouts as loyalty systems register them: `price` is one unit before discount, `discount` and `subtotal` are of the
 * whole line, `subtotal` after discount, and the transaction id ties the lines together.
 */
const ITEM: readonly ParamRow[] = [
  into('product_id', 'line.product_id', 'line.sku'),
  into('name', 'line.product_name', 'line.name'),
  into('taxonomy', 'line.product_category', 'line.category'),
  into('currency', 'line.currency', 'currency'),
  into('unit_price', 'line.price'),
  { from: 'line.subtotal', to: 'unit_sale_price', custom: false, per: 'line.quantity' },
  { from: 'line.price', to: 'unit_sale_price', custom: false, minus: 'line.discount', per: 'line.quantity' },
  { from: 'line.quantity', to: 'quantity', custom: false, fallback: 1 },
  into('url', 'line.product_url'),
  into('product_image_url', 'line.product_image_url', 'line.image_url'),
];

const TRANSACTION: readonly ParamRow[] = [
  into('event_group_id', 'transaction_id'),
  into('shipping_cost', 'shipping'),
  into('voucher_name', 'coupon'),
  into('voucher_discount', 'discount'),
];

const WHOLE: readonly ParamRow[] = [
  { from: ['total', 'amount'], to: 'unit_sale_price', custom: false, per: 'total_quantity' },
  { from: 'total_quantity', to: 'quantity', custom: false, fallback: 1 },
  ...OWN_ROWS,
];

export const LOYALTY_PRESET: readonly EventRow[] = [
  eventPerLine('checkout', 'purchase', 'items', [...TRANSACTION, ...ITEM], WHOLE),
  eventPerLine('refund', 'order_refunded', 'items', [...TRANSACTION, ...ITEM], WHOLE),
  eventPerLine('partial_refund', 'order_refunded', 'items', [...TRANSACTION, ...ITEM], WHOLE),
];
