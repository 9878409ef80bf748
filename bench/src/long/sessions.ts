import type { Arrival } from '@causeway/core/register/known';
import type { Submission } from '@causeway/core/register/submission';
import type { JsonObject } from '@causeway/core/result/json';
import type { CallKind } from '@causeway/core/tracking/call';
import { LABELS, REGULARS, traitsOf, userIdOf } from './people.ts';
import { Random } from './random.ts';

/** Where what comes in comes from. */
export interface Senders {
  readonly workspace: number;
  readonly tracking: number;
  readonly webhook: number;
}

const CATEGORIES = [
  'Women/Dresses',
  'Women/Shoes',
  'Men/Shirts',
  'Kids/Toys',
  'Home/Kitchen',
  'Sport/Running',
];
const CONTEXT: JsonObject = {
  library: { name: 'analytics.js', version: '2.1.0' },
  ip: '203.0.113.7',
  locale: 'tr-TR',
  userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15',
  page: {
    path: '/women/dresses/linen-midi-dress',
    url: 'https://shop.example.com/women/dresses/linen-midi-dress',
  },
};

/** Visits of a shop, one after the other: of new people, of people who come again, and of some who never say who they are. */
export class Sessions {
  readonly #random: Random;
  readonly #senders: Senders;
  #known = 0;

  constructor(seed: number, senders: Senders) {
    this.#random = new Random(seed);
    this.#senders = senders;
  }

  /** How many people were made. */
  get people(): number {
    return this.#known;
  }

  /** The arrivals of one visit that begins at `at`; `isNew`: of somebody who was never here. */
  next(at: number, isNew: boolean): readonly Arrival[] {
    const random = this.#random;
    const person = isNew || this.#known === 0 ? this.#known++ : this.#returning();
    const isNobody = person > REGULARS && person % 12 === 5;
    const anonymousId = `a-${person}-${isNew ? 0 : random.below(3)}`;
    const arrivals: Arrival[] = [];
    let time = at;
    const call = (kind: CallKind, type: string, data: JsonObject, userId: string | undefined): void => {
      time += 1_000 + random.below(40_000);
      arrivals.push(this.#call(kind, type, data, userId, anonymousId, time));
    };
    const userId = isNobody ? undefined : userIdOf(person);
    // Some are seen before they say who they are: they get a name, or two turn out to be one.
    const isUnknown = random.isOneIn(isNew ? 4 : 20);
    if (isUnknown) call('page', 'page', { title: 'Home' }, undefined);
    if (!isNobody && (isNew || isUnknown || random.isOneIn(8)))
      call('identify', 'identify', traitsOf(person, random), userId);
    else if (!isNobody && random.isOneIn(3)) call('track', 'Signed In', { method: 'password' }, userId);
    const looked = 1 + random.below(4);
    for (let n = 0; n < looked; n++) call('track', 'Product Viewed', this.#product(), userId);
    if (random.isOneIn(3)) call('track', 'Product Added', this.#product(), userId);
    if (random.isOneIn(8)) call('track', 'Order Completed', this.#order(), userId);
    if (!isNobody && random.isOneIn(25))
      arrivals.push(
        this.#submission('point_add', { points: 1 + random.below(200), reason: 'survey' }, person, time),
      );
    if (!isNobody && random.isOneIn(40))
      arrivals.push(this.#submission('profile', { labels: [random.pick(LABELS)] }, person, time));
    return arrivals;
  }

  #returning(): number {
    const random = this.#random;
    if (random.isOneIn(200)) return random.below(Math.min(REGULARS, this.#known));
    // Who came lately comes sooner again than who came long ago.
    return this.#known - 1 - Math.floor(random.next() ** 1.5 * this.#known);
  }

  #product(): JsonObject {
    const sku = this.#random.below(5_000);
    return {
      product_id: `SKU-${sku}`,
      category: CATEGORIES[sku % CATEGORIES.length] ?? '',
      name: `Linen dress with pockets ${sku}`,
      price: 10 + (sku % 190),
      quantity: 1,
      currency: 'EUR',
      url: `https://shop.example.com/p/${sku}`,
    };
  }

  #order(): JsonObject {
    const products = Array.from({ length: 1 + this.#random.below(3) }, () => this.#product());
    const total = products.reduce((sum, { price }) => sum + Number(price), 0);
    return { order_id: `O-${this.#random.hex(10)}`, total, currency: 'EUR', products };
  }

  #call(
    kind: CallKind,
    type: string,
    data: JsonObject,
    userId: string | undefined,
    anonymousId: string,
    at: number,
  ): Arrival {
    return {
      workspace: this.#senders.workspace,
      source: this.#senders.tracking,
      receivedAt: at + 40,
      call: {
        ...{ kind, type, userId, anonymousId, data },
        previousId: undefined,
        messageId: `ajs-next-${at}-${this.#random.hex(32)}`,
        timestamp: at,
        originalAt: at - 5,
        sentAt: at,
        context: CONTEXT,
        integrations: undefined,
      },
    };
  }

  #submission(action: string, data: JsonObject, person: number, at: number): Submission {
    const id = userIdOf(person);
    return {
      workspace: this.#senders.workspace,
      source: this.#senders.webhook,
      receivedAt: at,
      action,
      who: [{ by: 'id', value: id }],
      newId: id,
      data,
      context: {},
      timestamp: at,
      messageId: `hook-${this.#random.hex(24)}`,
      autoSubscribe: true,
    };
  }
}
