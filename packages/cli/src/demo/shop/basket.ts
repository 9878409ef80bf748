import { CATALOG, COUPONS, type Currency, type Product } from './catalog.data.ts';
import type { Draws } from './random.ts';

export interface Line {
  readonly product: Product;
  readonly quantity: number;
  readonly color: string;
  readonly size: string;
}

export interface Basket {
  readonly cartId: string;
  readonly lines: readonly Line[];
}

export function fillBasket(draws: Draws): Basket {
  const lines = draws.some(CATALOG, draws.pick([1, 1, 2, 2, 3, 4])).map((product) => ({
    product,
    quantity: draws.chance(0.8) ? 1 : 2,
    color: draws.pick(product.colors),
    size: draws.pick(product.sizes),
  }));
  return { cartId: `cart-${draws.token(10)}`, lines };
}

/** A product as the tracking plan of the shop writes it. */
export function productFields(
  { product, quantity, color, size }: Line,
  currency: Currency,
): Record<string, unknown> {
  return {
    product_id: product.id,
    sku: `${product.id}-${size}`,
    name: product.name,
    category: product.category,
    price: cents(product.price * currency.perEuro),
    quantity,
    color,
    size,
    url: `https://shop.example/p/${product.id.toLowerCase()}`,
    image_url: `https://cdn.shop.example/${product.id.toLowerCase()}.jpg`,
  };
}

/** An order in Segment's commerce words, with a coupon now and then. */
export function orderFields(
  basket: Basket,
  orderId: string,
  currency: Currency,
  draws: Draws,
): Record<string, unknown> {
  const products = basket.lines.map((line) => productFields(line, currency));
  const subtotal =
    basket.lines.reduce((sum, { product, quantity }) => sum + product.price * quantity, 0) * currency.perEuro;
  const coupon = draws.chance(0.3) ? draws.pick(COUPONS) : undefined;
  const discount = coupon === undefined ? 0 : subtotal * coupon.share;
  const shipping = subtotal > 100 * currency.perEuro ? 0 : 4.9 * currency.perEuro;
  return {
    order_id: orderId,
    checkout_id: `chk-${basket.cartId.slice(5)}`,
    currency: currency.code,
    subtotal: cents(subtotal),
    shipping: cents(shipping),
    total: cents(subtotal - discount + shipping),
    revenue: cents(subtotal - discount),
    ...(coupon === undefined ? {} : { coupon: coupon.code, discount: cents(discount) }),
    payment_method: draws.pick(['card', 'wallet', 'bank_transfer']),
    products,
  };
}

function cents(amount: number): number {
  return Math.round(amount * 100) / 100;
}
