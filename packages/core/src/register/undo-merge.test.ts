import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { modelOf } from '../audience/testing/hub.ts';
import { parseFilter } from '../audience/language/parse-filter.ts';
import type { EventType } from '../event/event-type.ts';
import type { JsonObject } from '../result/json.ts';
import type { TrackingCall } from '../tracking/call.ts';
import type { IdentityDecision } from './identity-decision.ts';
import type { Arrival } from './known.ts';
import { emptyModel, type Model } from './model.ts';
import { Memory } from './testing/memory.ts';

function type(name: string, fields: EventType['fields'] = []): EventType {
  return { name, label: name, kind: 'built_in', fields, submittable: true };
}

const TYPES = [
  type('point_add', [{ name: 'points', type: 'numeric', required: true }]),
  type('checkout', [
    { name: 'transaction_id', type: 'string', required: true },
    { name: 'total', type: 'numeric', required: false },
    { name: 'points_rewarded', type: 'numeric', required: false },
  ]),
];

const RULES = ['FILTER city = "Rome"', 'FILTER count(Bought) >= 2'];

function audiences() {
  const rules = RULES.map((text) => {
    const parsed = parseFilter(text);
    if (!('filter' in parsed)) throw new Error(JSON.stringify(parsed));
    return { rule: parsed.filter.rule, epoch: 1 };
  });
  return { model: modelOf(rules, 'UTC'), source: 9 };
}

const MODEL: Model = {
  ...emptyModel(1),
  // Everybody begins as basic.
  defaults: { attributes: { tier: 'basic' }, names: ['tier'] },
  externalIds: ['card'],
  contacts: { attributes: ['email'], same: 'ask' },
  eventTypes: new Map(TYPES.map((one) => [one.name, one])),
  autoSubscribe: true,
  audiences: audiences(),
  integrations: [
    {
      id: 7,
      name: 'Insider',
      label: 'Insider',
      routes: (_event, changed) => changed.length > 0,
      holdsAnonymous: true,
      echoes: { ms: 0, attributes: new Set(), custom: new Set() },
    },
  ],
};

let messages = 0;

function call(
  kind: TrackingCall['kind'],
  ids: Partial<TrackingCall>,
  data: JsonObject,
  timestamp: number,
): Arrival {
  return {
    workspace: 1,
    source: 1,
    receivedAt: 1_000,
    call: {
      kind,
      type: kind === 'track' ? 'Bought' : kind,
      userId: undefined,
      anonymousId: undefined,
      previousId: undefined,
      messageId: `m${++messages}`,
      timestamp,
      originalAt: undefined,
      sentAt: undefined,
      data,
      context: {},
      integrations: undefined,
      ...ids,
    },
  };
}

function submission(action: string, id: string, data: JsonObject): Arrival {
  return {
    workspace: 1,
    source: 2,
    receivedAt: 1_000,
    action,
    who: [{ by: 'id', value: id }],
    newId: id,
    data,
    context: {},
    timestamp: 1_000,
    messageId: `s${++messages}`,
  };
}

const traits = fc.record(
  {
    city: fc.constantFrom('Rome', 'Oslo', null),
    tier: fc.constantFrom('basic', 'gold', null),
    card: fc.constantFrom('K1', 'K2'),
    email: fc.constantFrom('a@example.com', 'b@example.com'),
  },
  { requiredKeys: [] },
);
const at = fc.integer({ min: 1, max: 900 });

/** What somebody does, on two devices of theirs or through a server. */
function life(id: string): fc.Arbitrary<Arrival[]> {
  const device = fc.constantFrom(`${id}-phone`, `${id}-laptop`);
  return fc.array(
    fc.oneof(
      fc.tuple(traits, at).map(([data, time]) => call('identify', { userId: id }, data, time)),
      fc
        .tuple(device, traits, at)
        .map(([anonymousId, data, time]) => call('identify', { userId: id, anonymousId }, data, time)),
      at.map((time) => call('track', { userId: id }, {}, time)),
      device.map((anonymousId) => call('page', { anonymousId }, {}, 1)),
      fc.integer({ min: 1, max: 50 }).map((points) => submission('point_add', id, { points })),
      fc
        .nat({ max: 3 })
        .map((number) =>
          submission('checkout', id, { transaction_id: `${id}-${number}`, total: 10, points_rewarded: 5 }),
        ),
    ),
    { minLength: 1, maxLength: 6 },
  );
}

const people = fc.tuple(life('ada'), life('bob'));

function grown([ada, bob]: readonly (readonly Arrival[])[]): Memory {
  const memory = new Memory(MODEL);
  // Both are known, whatever else they do.
  const known = ['ada', 'bob'].map((id) => call('identify', { userId: id }, {}, 1));
  memory.arrive([...known, ...(ada ?? []), ...(bob ?? [])].map(again));
  return memory;
}

/** Several memories take the same arrivals. */
function again(arrival: Arrival): Arrival {
  return { ...arrival };
}

function decide(memory: Memory, decision: { merge: { from: number; into: number } } | { undo: number }) {
  const all: IdentityDecision = {
    workspace: 1,
    receivedAt: 2_000,
    source: 9,
    by: 'ann@example.com',
    note: '',
    ...decision,
  };
  const [registered] = memory.arrive([all]).registered;
  return registered;
}

function keyOf(memory: Memory, id: string): number {
  return memory.by('user', id)?.key ?? -1;
}

function mergeBoth(memory: Memory): number {
  const merge = { from: keyOf(memory, 'ada'), into: keyOf(memory, 'bob') };
  return decide(memory, { merge })?.merge ?? -1;
}

function view(memory: Memory, but: (type: string) => boolean = () => false) {
  return {
    customers: [...memory.customers.values()]
      .map(({ version: _v, updatedAt: _u, saidAt: _s, ...customer }) => ({
        ...customer,
        membership: customer.membership,
        consents: customer.consents,
        anonymousIds: customer.anonymousIds.toSorted(),
      }))
      .toSorted((a, b) => a.key - b.key),
    identifiers: [...memory.identifiers].toSorted(([a], [b]) => (a < b ? -1 : 1)),
    externalIds: memory.externalIds
      .map(({ name, value, customer }) => `${name} ${value} ${customer}`)
      .toSorted(),
    seats: [...memory.seats]
      .flatMap(([customer, seats]) => [...seats.keys()].map((audience) => `${customer} ${audience}`))
      .toSorted(),
    transactions: [...memory.transactions.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    events: memory.events
      .filter(({ own }) => own === undefined || but(own.type))
      .map(({ id, customer }) => [id, customer]),
  };
}

describe('taking two apart', () => {
  test('law: merged and taken apart at once, both are as they were', () => {
    fc.assert(
      fc.property(people, (lives) => {
        const memory = grown(lives);
        const before = view(memory);
        const merge = mergeBoth(memory);
        expect(memory.by('user', 'ada')?.key).toBe(keyOf(memory, 'bob'));
        expect(decide(memory, { undo: merge })?.refusal).toBeUndefined();
        expect(view(memory)).toEqual(before);
      }),
      { numRuns: 500 },
    );
  });

  test('law: what happened in between stays with the one who remained', () => {
    fc.assert(
      fc.property(
        people,
        fc.array(fc.tuple(fc.constantFrom('ada', 'bob'), traits), { maxLength: 4 }),
        (lives, between) => {
          const [memory, apart] = [grown(lives), grown(lives)];
          const merge = mergeBoth(memory);
          const said = between.map(([id, data]) => call('identify', { userId: id }, data, 950));
          memory.arrive(said.map(again));
          expect(decide(memory, { undo: merge })?.refusal).toBeUndefined();
          // The same as if all of it had been said of Bob, who never was Ada.
          apart.arrive(
            said.map((one) => ('call' in one ? { ...one, call: { ...one.call, userId: 'bob' } } : one)),
          );
          const [now, never] = [view(memory), view(apart)];
          expect(now.identifiers).toEqual(never.identifiers);
          expect(now.customers).toEqual(never.customers);
          expect(now.seats).toEqual(never.seats);
          expect(now.externalIds).toEqual(never.externalIds);
        },
      ),
      { numRuns: 500 },
    );
  });

  const two = (): Memory =>
    grown([
      [
        call(
          'identify',
          { userId: 'ada', anonymousId: 'ada-phone' },
          { city: 'Rome', email: 'a@example.com' },
          5,
        ),
      ],
      [call('identify', { userId: 'bob' }, { city: 'Oslo' }, 9)],
    ]);

  test('is told to whom it concerns: all of the one, and what the other has lost', () => {
    const memory = two();
    memory.shadow = { identifiers: { uuid: 'ada' }, attributes: { city: '"Rome"' }, custom: {} };
    decide(memory, { undo: mergeBoth(memory) });
    const news = memory.events.filter(({ own }) => own?.type === 'customers_separated');
    expect(news.map(({ customer }) => memory.customers.get(customer)?.id)).toEqual(['ada', 'bob']);
    expect(news[0]?.own?.learnt).toEqual([
      { integration: 7, set: [], forget: [{ name: 'city', custom: false }], identifiers: {} },
    ]);
    expect(memory.messages.slice(-2).map(({ event }) => event)).toEqual(news.map(({ id }) => id));
  });

  test('those two are not asked about again for what they have in common, nor merged for it', () => {
    const said = (id: string, email: string): Arrival => call('identify', { userId: id }, { email }, 990);
    const memory = two();
    memory.arrive([said('bob', 'a@example.com')]);
    expect(memory.conflicts.map(({ state }) => state)).toEqual(['open']);
    decide(memory, { undo: mergeBoth(memory) });
    const asked = (): string[] => memory.conflicts.map(({ state }) => state).toSorted();
    expect(asked()).toEqual(['kept_apart', 'settled']);
    for (const same of ['ask', 'merge'] as const) {
      const model = { ...MODEL, contacts: { attributes: ['email'], same } };
      memory.arrive([said('bob', 'b@example.com'), said('bob', 'a@example.com')], model);
      expect(memory.by('user', 'bob')?.id).toBe('bob');
      expect(asked()).toEqual(['kept_apart', 'settled']);
    }
  });

  test.each<[string, (memory: Memory) => void, string]>([
    ['twice', (memory) => void decide(memory, { undo: 1 }), 'merge_undone'],
    [
      'when whoever remained was merged further',
      (memory) => {
        memory.arrive([call('identify', { userId: 'cem' }, {}, 20)]);
        decide(memory, { merge: { from: keyOf(memory, 'bob'), into: keyOf(memory, 'cem') } });
      },
      'merged_further',
    ],
    [
      'when nothing of the one is left',
      (memory) => void memory.customers.delete(memory.merges[0]?.from.key ?? -1),
      'merge_erased',
    ],
  ])('is refused %s', (_when, then, code) => {
    const memory = two();
    mergeBoth(memory);
    then(memory);
    const before = view(memory);
    expect(decide(memory, { undo: 1 })?.refusal).toMatchObject({ status: 409, type: code });
    expect(view(memory)).toEqual(before);
  });

  test('is refused when both had balances and they moved since', () => {
    const memory = two();
    memory.arrive([submission('point_add', 'ada', { points: 5 })]);
    mergeBoth(memory);
    memory.arrive([submission('point_add', 'bob', { points: 1 })]);
    expect(decide(memory, { undo: 1 })?.refusal).toMatchObject({ type: 'ledger_moved' });
  });
});

describe('merging by hand', () => {
  test.each<[string, string, (memory: Memory) => void, string]>([
    ['ada', 'ada', () => undefined, 'same_customer'],
    ['ada', 'bob', (memory) => void memory.arrive([submission('opt_out', 'ada', {})], OUT), 'opted_out'],
    ['ada', 'visitor', () => undefined, 'into_anonymous'],
  ])('%s into %s is refused', (from, into, prepare, code) => {
    const memory = grown([[call('page', { anonymousId: 'browser' }, {}, 1)], []]);
    prepare(memory);
    const keyFor = (id: string): number =>
      id === 'visitor' ? (memory.by('anonymous', 'browser')?.key ?? -1) : keyOf(memory, id);
    const merge = { from: keyFor(from), into: keyFor(into) };
    expect(decide(memory, { merge })?.refusal).toMatchObject({ type: code });
  });

  test('is refused when one of them is not there', () => {
    const memory = grown([[], []]);
    expect(decide(memory, { merge: { from: 99, into: keyOf(memory, 'bob') } })?.refusal).toMatchObject({
      status: 404,
    });
  });
});

const OUT: Model = { ...MODEL, eventTypes: new Map([['opt_out', type('opt_out')]]) };
