import { orderFields, fillBasket } from './basket.ts';
import type { ShopCall } from './call.ts';
import type { Shopper } from './shopper.ts';

const HOUR = 3_600_000;

/** What goes wrong in every real shop, done to some of its known customers. Needs at least ten. */
export function mishapsOf(known: readonly Shopper[], now: number): ShopCall[] {
  const at = now - 20 * HOUR;
  const one = (index: number): Shopper => known[index % known.length] as Shopper;
  const noOrderId = ({ id, currency, draws }: Shopper): ShopCall => {
    const { order_id: _, checkout_id: __, ...order } = orderFields(fillBasket(draws), '', currency, draws);
    return { kind: 'track', userId: id, name: 'Order Completed', data: order, at };
  };
  return [
    // New e-mail addresses: in Insider the identifier has to be moved.
    ...[0, 1, 2, 3].map((index): ShopCall => {
      const { id, email } = one(index);
      return { kind: 'identify', userId: id, data: { email: `new.${email.toLowerCase()}` }, at };
    }),
    // Somebody types in the address that another customer has.
    { kind: 'identify', userId: one(4).id, data: { email: one(5).email }, at },
    { kind: 'identify', userId: one(6).id, data: { mobile_phone: '12345' }, at },
    { kind: 'identify', userId: one(7).id, data: { birthday: '31.02.1990', emailOptin: 'maybe' }, at },
    noOrderId(one(8)),
    noOrderId(one(9)),
    {
      kind: 'track',
      userId: one(0).id,
      name: '  Ürün Karşılaştırıldı / Compared!! ',
      data: { 'İlk Ürün': 'W-1001', count: 2 },
      at,
    },
    { kind: 'track', userId: one(1).id, name: '♻︎ ❤️', data: { campaign: 'earth-day' }, at },
    { kind: 'track', userId: one(2).id, name: '---', data: {}, at },
    // A till that was without network for half a year.
    {
      kind: 'track',
      userId: one(3).id,
      name: 'Store Visited',
      data: { store: 'İzmir Alsancak' },
      at: now - 190 * 24 * HOUR,
    },
  ];
}

/** A script written in an afternoon, without a tracking client: some of its events are nobody's, or nothing. */
export function homemadeBatch(known: readonly Shopper[], now: number): readonly Record<string, unknown>[] {
  const timestamp = new Date(now - 2 * HOUR).toISOString();
  const [first, second] = known;
  return [
    {
      type: 'track',
      userId: first?.id,
      event: 'Store Receipt Printed',
      messageId: 'pos-77-0001',
      timestamp,
      properties: { store: 'Köln', amount: '1.299,90' },
    },
    {
      type: 'track',
      userId: Number(second?.id),
      event: 'Store Receipt Printed',
      messageId: 'pos-77-0002',
      timestamp,
      properties: { store: 'Köln', amount: 42 },
    },
    {
      type: 'track',
      event: 'Store Receipt Printed',
      messageId: 'pos-77-0003',
      timestamp,
      properties: { store: 'Köln' },
    },
    { type: 'track', userId: '  ', event: 'Store Receipt Printed', messageId: 'pos-77-0004', timestamp },
    { type: 'track', userId: first?.id, messageId: 'pos-77-0005', timestamp },
    { type: 'purchase', userId: first?.id, messageId: 'pos-77-0006', timestamp },
  ];
}
