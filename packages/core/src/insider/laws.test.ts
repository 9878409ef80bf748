import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CustomerQueue, Plan, Shadow } from '../delivery/destination.ts';
import type { Event } from '../event/event.ts';
import type { Json, JsonObject } from '../result/json.ts';
import { E164 } from '../mapping/phone.ts';
import { NAME_RULE } from '../mapping/name.ts';
import {
  customer,
  destination,
  entriesOf,
  NOW,
  parseBody,
  queue,
  requestsOf,
  sentUsers,
} from './testing/shop.ts';

const KEYS = [
  'email',
  'phone',
  'firstName',
  'name',
  'address',
  'city',
  'country',
  'birthday',
  'age',
  'email_optin',
  'language',
  'tags',
  'Favorite Color',
  '__proto__',
  'constructor',
  'products',
  'items',
  'price',
  'quantity',
  'order_id',
  'currency',
  'category',
  'total',
  'discount',
];
const key = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...KEYS) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
);
const leaf = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom(
    'ayse@example.com',
    '0532 111 22 33',
    '+4915123456789',
    'TR',
    '1.299,90',
    '1993-03-12',
    'yes',
    '',
    ' ',
    '\ud83d',
    '💃',
    'ş'.repeat(900),
  ),
  fc.double(),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
);
const { object } = fc.letrec<{ object: JsonObject; value: unknown }>((tie) => ({
  value: fc.oneof({ maxDepth: 3 }, leaf, fc.array(tie('value'), { maxLength: 4 }), tie('object')),
  object: fc
    .array(fc.tuple(key, tie('value')), { maxLength: 8 })
    .map((pairs) => JSON.parse(asJson(pairs)) as JsonObject),
}));

/** As parsed from the wire: `__proto__` is then a property like any other. */
function asJson(pairs: readonly (readonly [string, unknown])[]): string {
  return `{${pairs.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value) ?? 'null'}`).join(',')}}`;
}

const some = (...values: readonly Json[]): fc.Arbitrary<Json> => fc.constantFrom(...values);
const mix = (...parts: readonly fc.Arbitrary<unknown>[]): fc.Arbitrary<JsonObject> =>
  fc.tuple(...parts).map((objects) => Object.assign({}, ...objects) as JsonObject);
const traits = fc.record(
  {
    email: some('ayse@example.com', 'Ayse.Y@Example.com', 'jonas@example.de', 'kein-at', 7, null),
    phone: some('0532 111 22 33', '+90 533 999 88 77', '+4915123456789', 'yok', 5321112233),
    country: some('TR', 'Deutschland', 'Mars', null),
    city: some('İzmir', 'Köln', '', null, 'ş'.repeat(4000)),
    tags: fc.subarray(['vip', 'yaz', 'kış', '💃', 'x'.repeat(1500)]),
    items: fc.subarray(['a', 'b', 'ç'.repeat(1500), 'd'.repeat(1600)]),
    category: some('gold', null, ''),
    birthday: some('1993-03-12', '31.02.1990', 731894400),
    diary: some('ğ'.repeat(1600)),
    notes: some('ü'.repeat(1600)),
    letters: some('ö'.repeat(1600)),
  },
  { requiredKeys: [] },
);
const line = fc.record(
  {
    product_id: some('ELB-12', 'KEM-3'),
    price: some(899.9, '1.299,90', 'yok'),
    discount: some(0, 100, 5000),
    category: some('Kadın/Elbise', null, ['']),
  },
  { requiredKeys: ['product_id'] },
);
const lines = fc.oneof(fc.array(line, { maxLength: 3 }), line, some(null, 'x', [1]));
const bought = fc.record(
  {
    order_id: some('SIP-1', 5001),
    transaction_id: some('T-1'),
    currency: some('try', '€', 'Lira'),
    total: some(10, 'x'),
    products: lines,
    items: lines,
  },
  { requiredKeys: [] },
);
const chaos = fc.oneof({ weight: 2, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: object });

const type = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      'identify',
      'Product Viewed',
      'Product Added',
      'Order Completed',
      'purchase',
      'view_cart',
      'checkout',
      'page',
      'Ürün Paylaşıldı',
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom('💃', 'constructor', '__proto__') },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }) },
);
const time = fc.oneof(
  { weight: 12, arbitrary: fc.integer({ min: NOW - 8e9, max: NOW + 2e8 }) },
  { weight: 1, arbitrary: fc.double() },
);
const happening = fc.record({
  type,
  timestamp: time,
  data: mix(chaos, bought, fc.record({ note: some('ç'.repeat(3000), 'x') }, { requiredKeys: [] })),
  context: chaos,
});
const settings = fc.record(
  {
    identifiers: fc.record({ email: fc.boolean(), phone: fc.boolean() }),
    defaultCountry: fc.constantFrom('TR', 'DE', null),
    anonymous: fc.constantFrom('hold', 'send'),
    otherTraits: fc.constantFrom('custom', 'drop'),
    otherEvents: fc.constantFrom('custom', 'skip'),
    maxBytesPerRequest: fc.constantFrom(10_000, 5_000_000),
    maxUsersPerRequest: fc.constantFrom(1, 2, 1000),
    numberLocale: fc.constantFrom('dot', 'comma'),
    skipHook: fc.boolean(),
    customerId: fc.constantFrom(
      { from: 'id', to: 'uuid' },
      { from: 'email', to: 'email' },
      { from: 'city', to: { custom: 'card' } },
    ),
    profile: fc.constantFrom(
      [
        { from: 'tags', to: 'tags', custom: true, arrays: 'append' },
        { from: 'city', to: 'city', onNull: 'clear' },
      ],
      [
        { from: ['items', 'tags'], to: 'liste', custom: true, arrays: 'remove' },
        { from: 'category', to: 'category', custom: true, onNull: 'clear' },
      ],
    ),
  },
  { requiredKeys: [] },
);
const person = fc.record({
  attributes: mix(chaos, traits),
  later: mix(chaos, traits),
  anonymous: fc.nat(7).map((one) => one === 0),
  anonymousIds: fc.array(fc.string({ unit: 'binary', maxLength: 8 }), { maxLength: 2 }),
  events: fc.array(happening, { maxLength: 5 }),
});

interface Case {
  readonly settings: JsonObject;
  readonly first: readonly CustomerQueue[];
  readonly second: readonly CustomerQueue[];
}

const scenario: fc.Arbitrary<Case> = fc
  .record({ settings, people: fc.array(person, { minLength: 1, maxLength: 5 }) })
  .map(({ settings: chosen, people }) => {
    let id = 0;
    const build = (attributes: 'attributes' | 'later'): readonly CustomerQueue[] =>
      people.map((one, index) => {
        const over = {
          key: index,
          id: `musteri-${index + 2}`,
          anonymous: one.anonymous,
          anonymousIds: one.anonymousIds,
        };
        const events = one.events.map((happened): Event => ({ ...happened, id: ++id }));
        return queue(customer(one[attributes], over), events);
      });
    return { settings: chosen, first: build('attributes'), second: build('later') };
  });

/** The shadows after everything was accepted. */
function remember(plan: Plan, queues: readonly CustomerQueue[]): readonly (Shadow | undefined)[] {
  const after = new Map(entriesOf(plan).map((entry) => [entry.customer, entry.shadow]));
  return queues.map((one) => after.get(one.customer.key) ?? one.shadow);
}

function withShadows(
  queues: readonly CustomerQueue[],
  shadows: readonly (Shadow | undefined)[],
): readonly CustomerQueue[] {
  return queues.map((one, index) => ({ ...one, shadow: shadows[index] }));
}

/** Both plans of a case: strangers first, then the same people changed. */
function run({
  settings: chosen,
  first,
  second,
}: Case): readonly { plan: Plan; queues: readonly CustomerQueue[] }[] {
  const insider = destination(chosen);
  const plan = insider.plan(first, NOW);
  const known = withShadows(second, remember(plan, first));
  return [
    { plan, queues: first },
    { plan: insider.plan(known, NOW), queues: known },
  ];
}

const RUNS = { numRuns: 150 };
const check = (law: (plan: Plan, queues: readonly CustomerQueue[], chosen: JsonObject) => void): void =>
  fc.assert(
    fc.property(scenario, (one) => {
      for (const { plan, queues } of run(one)) law(plan, queues, one.settings);
    }),
    RUNS,
  );

describe('whatever arrives', () => {
  test('every event ends in exactly one place', () => {
    check((plan, queues) => {
      const settled = [
        ...entriesOf(plan).flatMap(({ events }) => events),
        ...plan.skips.flatMap(({ events }) => events),
        ...plan.refused.flatMap(({ events }) => events),
      ];
      expect(settled.toSorted((a, b) => a - b)).toEqual(
        queues.flatMap(({ events }) => events.map(({ id }) => id)),
      );
    });
  });

  test('bodies are well-formed JSON within the limits, and their length is told exactly', () => {
    check((plan, _queues, chosen) => {
      for (const { body, bytes, slots, eventsOf, path } of requestsOf(plan)) {
        expect(new TextEncoder().encode(body).length).toBe(bytes);
        expect(bytes).toBeLessThanOrEqual((chosen['maxBytesPerRequest'] as number | undefined) ?? 5_000_000);
        expect(body.isWellFormed() && !/\\ud[89a-f]/i.test(body.replaceAll('\\\\', ''))).toBe(true);
        const users = (JSON.parse(body) as { users?: readonly { events?: readonly unknown[] }[] }).users;
        if (path.endsWith('/identity')) continue;
        expect(users?.length).toBe(slots.length);
        expect(slots.length).toBeLessThanOrEqual(
          (chosen['maxUsersPerRequest'] as number | undefined) ?? 1000,
        );
        expect(users?.map((user) => user.events?.length ?? 0)).toEqual(eventsOf.map((ids) => ids.length));
      }
    });
  });

  test('names keep the rule, phones are E.164, identifiers are texts, and no record is empty', () => {
    check((plan) => {
      for (const user of sentUsers(plan)) {
        const { custom, ...known } = user.identifiers;
        for (const value of Object.values({ ...known, ...(custom as JsonObject | undefined) }))
          expect(typeof value).toBe('string');
        expect(Object.keys(user.identifiers)).not.toHaveLength(0);
        if (known['phone_number'] !== undefined) expect(known['phone_number']).toMatch(E164);
        const names = [...Object.keys(user.attributes ?? {}), ...Object.keys(user.attributes?.custom ?? {})];
        for (const sent of user.events ?? []) {
          names.push(
            sent.event_name,
            ...Object.keys(sent.event_params ?? {}),
            ...Object.keys(sent.event_params?.custom ?? {}),
          );
        }
        for (const name of names) expect(name).toMatch(NAME_RULE);
        expect(Object.keys(user.attributes ?? {}).length + (user.events?.length ?? 0)).toBeGreaterThan(0);
      }
    });
  });

  test('no member occurs twice in an object', () => {
    check((plan) => {
      for (const { body } of requestsOf(plan))
        expect(JSON.stringify(JSON.parse(body))).toHaveLength(compact(body).length);
    });
  });

  test('who is left out is never delivered, and who only brings the profile along is told nowhere', () => {
    check((plan) => {
      const told = new Set(requestsOf(plan).flatMap(({ eventsOf }) => eventsOf.flat()));
      for (const { events, issues, skipped } of entriesOf(plan)) {
        const leftOut = issues.some(({ code }) => code === 'event_too_old' || code === 'event_in_future');
        expect(leftOut).toBe(skipped !== undefined);
        if (skipped !== undefined) expect(events.filter((event) => told.has(event))).toEqual([]);
      }
    });
  });

  test('events of a customer keep their order', () => {
    check((plan) => {
      for (const { entries, requests } of plan.flights) {
        entries.forEach((entry, index) => {
          const ids = requests.flatMap(({ slots, eventsOf }) =>
            slots.flatMap((slot, at) => (slot === index ? (eventsOf[at] ?? []) : [])),
          );
          expect(ids).toEqual(ids.toSorted((a, b) => a - b));
          expect(entry.events).toEqual(entry.events.toSorted((a, b) => a - b));
          for (const id of ids) expect(entry.events).toContain(id);
        });
      }
    });
  });

  test('the same input makes the same bytes', () => {
    fc.assert(
      fc.property(scenario, (one) => {
        const bodies = (): readonly string[] =>
          run(one).flatMap(({ plan }) => requestsOf(plan).map(({ body }) => body));
        expect(bodies()).toEqual(bodies());
      }),
      { numRuns: 60 },
    );
  });

  test('once accepted, the same profile has nothing more to say', () => {
    fc.assert(
      fc.property(scenario, (one) => {
        const insider = destination(one.settings);
        for (const { plan, queues } of run(one)) {
          const again = withShadows(queues, remember(plan, queues)).map((quiet) => ({
            ...quiet,
            events: [{ id: 1, type: 'identify', timestamp: NOW, data: {}, context: {} }],
          }));
          expect(insider.plan(again, NOW).flights).toEqual([]);
        }
      }),
      RUNS,
    );
  });

  test('nothing reaches the prototype', () => {
    check(() => expect(Object.keys(Object.prototype)).toEqual([]));
    expect(parseBody(undefined)).toBeNull();
  });
});

/** The body with its numbers as `JSON.stringify` writes them: parsed and written again, only repeats would be gone. */
function compact(body: string): string {
  return body.replace(/(?<=[:,[])-?\d+(?:\.\d+)?(?:e[+-]?\d+)?(?=[,}\]])/gi, (number) =>
    JSON.stringify(Number(number)),
  );
}
