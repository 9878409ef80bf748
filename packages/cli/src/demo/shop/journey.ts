import { fillBasket, orderFields, productFields, type Basket } from './basket.ts';
import type { ShopCall, Who } from './call.ts';
import { traitsOf, type Shopper } from './shopper.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

/** How far a shopper goes. `visitor` never says who they are. */
export type Reach = 'visitor' | 'member' | 'buyer';

/** A shopper's calls, by the part of the story they belong to: parts are told one after the other. */
export interface Journey {
  readonly browse: readonly ShopCall[];
  readonly introduce: readonly ShopCall[];
  readonly buy: readonly ShopCall[];
  readonly later: readonly ShopCall[];
}

export function makeJourney(shopper: Shopper, reach: Reach, now: number): Journey {
  const { draws } = shopper;
  const start = now - draws.whole(2, 21) * DAY - draws.whole(0, 600) * MINUTE;
  const basket = fillBasket(draws);
  const browse = browsing(shopper, basket, start);
  if (reach === 'visitor') return { browse, introduce: [], buy: [], later: [] };
  const named = start + 20 * MINUTE;
  const known: Who = { userId: shopper.id, anonymousId: shopper.anonymousId };
  const introduce: ShopCall[] = [
    { kind: 'identify', ...known, data: traitsOf(shopper), at: named },
    ...(draws.chance(0.5)
      ? [
          {
            kind: 'track' as const,
            ...known,
            name: 'Signed Up',
            data: { method: draws.pick(['email', 'google']) },
            at: named + 5_000,
          },
        ]
      : []),
  ];
  if (reach === 'member') return { browse, introduce, buy: [], later: [] };
  const orderId = `ORD-2026-${String(10_000 + shopper.number)}`;
  const order = orderFields(basket, orderId, shopper.currency, draws);
  const paid = named + draws.whole(3, 40) * MINUTE;
  const { coupon, ...checkout } = order;
  const buy: ShopCall[] = [
    { kind: 'track', ...known, name: 'Checkout Started', data: checkout, at: paid - 2 * MINUTE },
    { kind: 'track', ...known, name: 'Order Completed', data: order, at: paid },
    {
      kind: 'identify',
      userId: shopper.id,
      data: { lastOrderAt: new Date(paid).toISOString(), ordersCount: 1, lastCoupon: coupon ?? null },
      at: paid + 1_000,
    },
  ];
  return { browse, introduce, buy, later: afterwards(shopper, basket, orderId, paid) };
}

function browsing(shopper: Shopper, basket: Basket, start: number): ShopCall[] {
  const { draws, anonymousId, currency } = shopper;
  const who: Who = { anonymousId };
  const calls: ShopCall[] = [];
  let at = start;
  const add = (call: Pick<ShopCall, 'kind' | 'name' | 'data'>, path: string): void => {
    at += draws.whole(15, 150) * 1_000;
    const page = {
      url: `https://shop.example${path}`,
      referrer: draws.pick(['https://www.google.com/', 'https://www.instagram.com/', '']),
    };
    calls.push({ ...call, ...who, context: { page, locale: shopper.country.locale }, at });
  };
  add({ kind: 'page', name: 'Home', data: { title: 'Moda | Shop' } }, '/');
  const [first] = basket.lines;
  const category = first?.product.category ?? '';
  add({ kind: 'track', name: 'Product List Viewed', data: { list_id: 'category', category } }, '/c/yeni');
  if (draws.chance(0.3))
    add(
      {
        kind: 'track',
        name: 'Products Searched',
        data: { query: draws.pick(['keten', 'yün kaban', 'Sneaker 42', 'çanta']) },
      },
      '/s',
    );
  for (const line of basket.lines) {
    const fields = { ...productFields(line, currency), currency: currency.code };
    add({ kind: 'track', name: 'Product Viewed', data: fields }, `/p/${line.product.id.toLowerCase()}`);
    add({ kind: 'track', name: 'Product Added', data: { ...fields, cart_id: basket.cartId } }, '/cart');
  }
  return calls;
}

/** A refund, changed consents, a second visit: what happens weeks after an order. */
function afterwards(shopper: Shopper, basket: Basket, orderId: string, paid: number): ShopCall[] {
  const { draws, id: userId, currency } = shopper;
  const calls: ShopCall[] = [];
  if (draws.chance(0.12)) {
    const products = basket.lines.slice(0, 1).map((line) => productFields(line, currency));
    calls.push({
      kind: 'track',
      userId,
      name: 'Order Refunded',
      data: { order_id: orderId, currency: currency.code, products },
      at: paid + DAY,
    });
  }
  if (draws.chance(0.15)) {
    const data = draws.chance(0.5)
      ? { emailOptin: false, smsOptin: false }
      : { sms_optin: true, whatsapp_optin: true };
    calls.push({ kind: 'identify', userId, data, at: paid + DAY + 3 * 3_600_000 });
  }
  if (draws.chance(0.35)) {
    const rating = draws.whole(3, 5);
    calls.push({
      kind: 'track',
      userId,
      name: 'Review Submitted',
      data: { order_id: orderId, rating, comment: 'Çok beğendim, teşekkürler!' },
      at: paid + DAY + 5 * 3_600_000,
    });
  }
  return calls;
}
