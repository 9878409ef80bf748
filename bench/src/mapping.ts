/**
 * Event → Insider request body, on one core: our plan beside @segment/action-destinations' Insider destination, the
 * same events, in one process, in turns. HTTP is replaced by a resolved 200 on their side, as bodies are all we
 * compare; both serialise them. Usage (after `npm install` in bench/): node bench/src/mapping.ts [SECONDS] [ROUNDS]
 */
import { createRequire } from 'node:module';
import { compileInsider } from '@causeway/core/insider/kind';
import { checkSettings } from '@causeway/core/insider/settings/check';
import type { CustomerQueue } from '@causeway/core/delivery/destination';
import type { JsonObject } from '@causeway/core/result/json';
import { shown } from './figure.ts';
import { report } from './report.ts';
import { Rounds } from './rounds.ts';

const require = createRequire(import.meta.url);
const seconds = Number(process.argv[2] ?? 2);
const rounds = Number(process.argv[3] ?? 5);

// --- their side -----------------------------------------------------------------------------------------------------
const fetchPath = require.resolve('cross-fetch', { paths: [require.resolve('@segment/actions-core')] });
const realFetch = require(fetchPath) as Record<string, unknown>;
let bytes = 0;
const answer = async (_url: unknown, init?: { body?: string }): Promise<Response> => {
  bytes += init?.body?.length ?? 0;
  return new Response('{"data":{"successful":{"count":1},"fail":{}}}', {
    status: 200,
    headers: { 'content-type': 'application/json' },
  });
};
Object.assign(realFetch, { fetch: answer, default: answer });
const cached = require.cache[fetchPath];
if (cached !== undefined)
  cached.exports = Object.assign(answer, realFetch, { fetch: answer, default: answer });
const definition = (require('@segment/action-destinations/dist/destinations/insider') as { default: unknown })
  .default;
const { Destination } = require('@segment/actions-core') as {
  Destination: new (definition: unknown) => Theirs;
};

interface Theirs {
  readonly onEvent: (event: unknown, settings: unknown) => Promise<unknown>;
  readonly onBatch: (events: readonly unknown[], settings: unknown) => Promise<unknown>;
  readonly definition: {
    readonly presets?: readonly Subscription[];
    readonly actions: Record<
      string,
      {
        readonly fields: Record<string, { readonly default?: unknown }>;
        readonly defaultSubscription?: string;
      }
    >;
  };
}
interface Subscription {
  readonly partnerAction: string;
  readonly subscribe?: string;
  readonly mapping?: unknown;
}

const theirs = new Destination(definition);

function subscriptionTo(action: string): Subscription {
  const { fields, defaultSubscription } = theirs.definition.actions[action] ?? { fields: {} };
  const mapping = Object.fromEntries(
    Object.entries(fields).flatMap(([name, field]) =>
      field.default === undefined ? [] : [[name, field.default]],
    ),
  );
  return { partnerAction: action, subscribe: defaultSubscription ?? 'type = "track"', mapping };
}

// --- the events -----------------------------------------------------------------------------------------------------
const context = {
  ip: '203.0.113.7',
  locale: 'tr-TR',
  timezone: 'Europe/Istanbul',
  page: {
    url: 'https://shop.example.com/women/dresses/linen',
    referrer: 'https://www.example.com/',
    title: 'Linen midi dress',
    path: '/women/dresses/linen',
  },
  userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15',
  app: { version: '4.2.1' },
  os: { version: '18.1', name: 'iOS' },
  device: { model: 'iPhone17,2', advertisingId: '7A3CBEA0-BDF5-11E4-8DFC-AA07A5B093DB' },
  network: { carrier: 'Turkcell' },
};
const product = (n: number): JsonObject => ({
  product_id: `SKU-${n % 997}`,
  sku: `G-${n % 97}`,
  category: 'Women/Dresses',
  name: 'Linen midi dress',
  brand: 'Atelier',
  variant: 'sand',
  price: 89.9,
  quantity: 1 + (n % 3),
  url: 'https://shop.example.com/p',
  image_url: 'https://cdn.example.com/p.jpg',
});
const traits = (n: number): JsonObject => ({
  email: `Customer.${n}@Example.com`,
  phone: `+90532${String(1_000_000 + (n % 1_000_000))}`,
  first_name: 'Ayşe',
  last_name: 'Yılmaz',
  birthday: '1990-04-12',
  gender: 'female',
  age: 36,
  address: { city: 'Izmir', country: 'TR' },
  plan: 'gold',
});

interface Kind {
  readonly name: string;
  readonly type: string;
  readonly action: string;
  readonly track?: string;
  readonly data: (n: number) => JsonObject;
}
const KINDS: readonly Kind[] = [
  { name: 'identify', type: 'identify', action: 'updateUserProfile', data: traits },
  {
    name: 'Product Viewed',
    type: 'track',
    action: 'productViewedEvent',
    track: 'Product Viewed',
    data: (n) => ({ ...product(n), currency: 'TRY' }),
  },
  {
    name: 'Order Completed x3',
    type: 'track',
    action: 'orderCompletedEvent',
    track: 'Order Completed',
    data: (n) => ({
      order_id: `o-${n}`,
      total: 269.7,
      revenue: 249.7,
      shipping: 20,
      currency: 'TRY',
      products: [product(n), product(n + 1), product(n + 2)],
    }),
  },
];
/** Calls of `sure`. */
let looks = 0;
const PREPARED = 5_000;
const NOW = Date.parse('2026-11-21T12:00:00Z');

// --- ours -----------------------------------------------------------------------------------------------------------
const checked = checkSettings({ partnerName: 'bench' });
const ours = compileInsider(checked.settings);

/** An identify is of somebody new; other events are of customers whom Insider knows, as most are. */
function queues(kind: Kind): CustomerQueue[] {
  return Array.from({ length: PREPARED }, (_, n): CustomerQueue => {
    const customer: CustomerQueue['customer'] = {
      key: n,
      workspace: 1,
      id: `user-${n}`,
      anonymous: false,
      anonymousIds: [`anon-${n}`],
      status: 'active',
      attributes: traits(n),
      version: 1,
      createdAt: 0,
      updatedAt: 0,
    };
    const happened = (type: string, data: JsonObject): CustomerQueue['events'] => [
      { id: n + 1, type, timestamp: Date.parse('2026-11-21T10:00:00Z') + n, data, context },
    ];
    if (kind.type === 'identify')
      return { customer, shadow: undefined, events: happened('identify', kind.data(n)) };
    const [known] = ours.plan(
      [{ customer, shadow: undefined, events: happened('identify', {}) }],
      NOW,
    ).flights;
    return { customer, shadow: known?.entries[0]?.shadow, events: happened(kind.track ?? '', kind.data(n)) };
  });
}

function planned(all: readonly CustomerQueue[], size: number): (from: number) => number {
  return (from) => {
    const plan = ours.plan(all.slice(from % PREPARED, (from % PREPARED) + size), NOW);
    for (const flight of plan.flights) for (const request of flight.requests) bytes += request.body.length;
    if (plan.flights.length === 0) throw new Error(JSON.stringify(plan).slice(0, 500));
    return size;
  };
}

/** Events per second of CPU time (user and system) of this process. */
async function measure(step: (from: number) => number | Promise<number>): Promise<number> {
  let done = 0;
  const cpu = process.cpuUsage();
  const end = performance.now() + seconds * 1000;
  while (performance.now() < end) {
    const result = step(done);
    done += typeof result === 'number' ? result : await result;
  }
  const used = process.cpuUsage(cpu);
  return done / ((used.user + used.system) / 1e6);
}

for (const kind of KINDS) {
  const all = queues(kind);
  const events = Array.from({ length: PREPARED }, (_, n) => ({
    type: kind.type,
    event: kind.track,
    userId: `user-${n}`,
    anonymousId: `anon-${n}`,
    messageId: `m-${n}`,
    timestamp: '2026-11-21T10:00:00.000Z',
    context: { ...context, traits: traits(n) },
    ...(kind.type === 'identify' ? { traits: kind.data(n) } : { properties: kind.data(n) }),
  }));
  const settings = { account_name: 'bench', ucd_key: 'k', subscriptions: [subscriptionTo(kind.action)] };
  const batched = {
    ...settings,
    subscriptions: [
      {
        ...subscriptionTo(kind.action),
        mapping: { ...(subscriptionTo(kind.action).mapping as object), enable_batching: true },
      },
    ],
  };
  const rows: readonly [
    string,
    (from: number) => number | Promise<number>,
    (from: number) => number | Promise<number>,
  ][] = [
    [
      'single',
      planned(all, 1),
      async (from) => sure(await theirs.onEvent(events[from % PREPARED], settings), 1),
    ],
    [
      'batch 1000',
      planned(all, 1000),
      async (from) =>
        sure(await theirs.onBatch(events.slice(from % PREPARED, (from % PREPARED) + 1000), batched), 1000),
    ],
  ];
  for (const [mode, our, their] of rows) {
    const rates = new Rounds();
    await measure(our);
    await measure(their);
    for (let round = 0; round < rounds; round++) {
      const [a, b] = [await measure(our), await measure(their)];
      rates.add('Causeway', a);
      rates.add('@segment/action-destinations', b);
      console.log(
        `round ${round + 1}: ${kind.name} ${mode}: ours ${shown(a)}/s  theirs ${shown(b)}/s  ratio ${(a / b).toFixed(1)}`,
      );
    }
    report(rates.figure(`event → Insider body, ${kind.name}, ${mode}`, 'events/s of one core'));
  }
}
if (bytes === 0) throw new Error('nothing was serialised');

/**
 * Their result says in words when an event was not sent; then the comparison would be of nothing. Looked at now and then,
 * as looking costs time that is not theirs.
 */
function sure(result: unknown, count: number): number {
  if (looks++ % 64 > 0) return count;
  const text = JSON.stringify(result);
  if (/"(invalid subscription|not subscribed)"|"status":4/.test(text))
    throw new Error(`not sent: ${text.slice(0, 400)}`);
  return count;
}
