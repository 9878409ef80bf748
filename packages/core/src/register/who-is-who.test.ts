import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AttributeDefinition } from '../customer/attribute.ts';
import { compileDefaults } from '../customer/defaults.ts';
import type { EventType } from '../event/event-type.ts';
import type { JsonObject } from '../result/json.ts';
import type { TrackingCall } from '../tracking/call.ts';
import type { Arrival } from './known.ts';
import { emptyModel, type Model } from './model.ts';
import { Memory } from './testing/memory.ts';

const POINT_ADD: EventType = {
  name: 'point_add',
  label: 'Points',
  kind: 'built_in',
  fields: [{ name: 'points', type: 'numeric', required: true }],
  submittable: true,
};

const ATTRIBUTES: readonly AttributeDefinition[] = [
  { name: 'points_seen', label: 'Seen', type: 'numeric', tags: [], readOnly: false },
  // One of the values that are said is the same.
  { name: 'tier', label: 'Tier', type: 'numeric', tags: [], readOnly: false, default: 5 },
  { name: 'city', label: 'City', type: 'string', tags: [], readOnly: false, default: 'Rome' },
];
const BY_NAME = new Map(ATTRIBUTES.map((one) => [one.name, one]));
const DEFAULTS = compileDefaults(ATTRIBUTES, ['card']);

const MODEL: Model = {
  ...emptyModel(1),
  attributes: BY_NAME,
  allAttributes: BY_NAME,
  ...(DEFAULTS === undefined ? {} : { defaults: DEFAULTS }),
  externalIds: ['card'],
  eventTypes: new Map([['point_add', POINT_ADD]]),
  autoSubscribe: true,
  integrations: [
    {
      id: 7,
      name: 'Insider',
      label: 'Insider',
      routes: () => true,
      holdsAnonymous: true,
      echoes: { ms: 0, attributes: new Set(), custom: new Set() },
    },
  ],
};

/** The person `p1` was `o1` once, and `q1` before; their own devices are `p1-phone` and `p1-laptop`. */
const PEOPLE = ['1', '2', '3'];
const idsOf = (person: string): string[] => [`p${person}`, `o${person}`, `q${person}`];
const devicesOf = (person: string): string[] => [`p${person}-phone`, `p${person}-laptop`];
const SHARED = 'kiosk';
const ALL_IDS = PEOPLE.flatMap(idsOf);
const ALL_DEVICES = [...PEOPLE.flatMap(devicesOf), SHARED];

interface Step {
  readonly kind: TrackingCall['kind'] | 'points';
  readonly ids: Partial<Pick<TrackingCall, 'userId' | 'anonymousId' | 'previousId'>>;
  readonly at: number;
  readonly traits: JsonObject;
}

const traits = fc.dictionary(
  fc.constantFrom('name', 'city', 'card', 'points_seen', 'tier'),
  fc.oneof({ weight: 6, arbitrary: fc.integer({ min: 1, max: 9 }) }, fc.constantFrom(null, '', 'many')),
  { maxKeys: 3 },
);
const at = fc.integer({ min: 1, max: 30 });

function step(kind: Step['kind'], ids: fc.Arbitrary<Step['ids']>): fc.Arbitrary<Step> {
  return fc.record({
    kind: fc.constant(kind),
    ids,
    at,
    traits: kind === 'identify' ? traits : fc.constant({}),
  });
}

/** What one device sends. Who uses it tells who they are, or not. */
function device(anonymousId: string, users: readonly string[]): fc.Arbitrary<Step[]> {
  const alone = fc.constant({ anonymousId });
  const known = fc.constantFrom(...users).map((userId) => ({ userId, anonymousId }));
  return fc.array(
    fc.oneof(
      step('page', alone),
      step('track', known),
      step('identify', alone),
      step('identify', known),
      step(
        'alias',
        known.map((ids) => ({ ...ids, previousId: anonymousId })),
      ),
    ),
    { maxLength: 5 },
  );
}

/** What servers say of a person; that the older ids were theirs is said by one of them. */
function servers(person: string): fc.Arbitrary<Step[][]> {
  const [now = '', old = '', older = ''] = idsOf(person);
  const user = fc.constantFrom(now, old, older).map((userId) => ({ userId }));
  const speaking = fc.array(
    fc.oneof(
      step('identify', user),
      step('track', user),
      step('points', user),
      step(
        'track',
        fc
          .tuple(user, fc.constantFrom(...devicesOf(person), SHARED))
          .map(([ids, anonymousId]) => ({ ...ids, anonymousId })),
      ),
      step(
        'alias',
        fc.constantFrom(...devicesOf(person)).map((previousId) => ({ userId: now, previousId })),
      ),
    ),
    { maxLength: 5 },
  );
  const renaming = fc.tuple(at, at, fc.boolean()).map(([first, second, turned]): Step[] => {
    const steps: Step[] = [
      { kind: 'alias', ids: { userId: old, previousId: older }, at: first, traits: {} },
      { kind: 'alias', ids: { userId: now, previousId: old }, at: second, traits: {} },
    ];
    return turned ? steps.toReversed() : steps;
  });
  return fc.tuple(speaking, speaking, renaming).map((streams) => streams);
}

const world = fc
  .tuple(
    ...PEOPLE.map(servers),
    ...PEOPLE.flatMap((person) =>
      devicesOf(person).map((one) => device(one, idsOf(person)).map((stream) => [stream])),
    ),
    device(SHARED, ALL_IDS).map((stream) => [stream]),
  )
  .map((groups) => groups.flat())
  .map((streams) => streams.map((steps, stream) => steps.map((one, place) => arrivalOf(one, stream, place))));

function arrivalOf({ kind, ids, at: time, traits: data }: Step, stream: number, place: number): Arrival {
  const messageId = `${stream}-${place}`;
  // Two streams never say something at the same millisecond: then there is no later one.
  const timestamp = time * 100 + stream;
  if (kind === 'points') {
    const id = ids.userId ?? '';
    return {
      workspace: 1,
      source: 2,
      receivedAt: 10_000,
      action: 'point_add',
      who: [{ by: 'id', value: id }],
      newId: id,
      data: { points: 10 },
      context: {},
      timestamp,
      messageId,
    };
  }
  const call: TrackingCall = {
    kind,
    type: kind,
    userId: undefined,
    anonymousId: undefined,
    previousId: undefined,
    messageId,
    timestamp,
    originalAt: undefined,
    sentAt: undefined,
    data,
    context: {},
    integrations: undefined,
    ...ids,
  };
  return { workspace: 1, source: 1, receivedAt: 10_000, call };
}

/** The streams woven together; each keeps its own order. `picks` says whose turn it is. */
function weave(streams: readonly (readonly Arrival[])[], picks: readonly number[]): Arrival[] {
  const left = streams.map((stream) => [...stream]);
  const woven: Arrival[] = [];
  for (let turn = 0; ; turn++) {
    const waiting = left.filter((stream) => stream.length > 0);
    const next = waiting[(picks[turn % picks.length] ?? 0) % waiting.length]?.shift();
    if (next === undefined) return woven;
    woven.push(next);
  }
}

const picks = fc.array(fc.nat({ max: 1_000 }), { minLength: 1, maxLength: 60 });

function outcome(arrivals: readonly Arrival[], size: number, forgets: boolean): Memory {
  const memory = new Memory(MODEL);
  for (let from = 0; from < arrivals.length; from += size) {
    memory.arrive(arrivals.slice(from, from + size));
    if (forgets) memory.forget();
  }
  return memory;
}

function view(memory: Memory) {
  const ids = new Map<number, string[]>();
  for (const kind of ['user', 'anonymous'] as const) {
    for (const id of kind === 'user' ? ALL_IDS : ALL_DEVICES) {
      const key = memory.by(kind, id)?.key;
      if (key !== undefined) ids.set(key, [...(ids.get(key) ?? []), `${kind} ${id}`]);
    }
  }
  const nameOf = (key: number): string => (ids.get(key) ?? []).join(', ');
  return {
    people: [...ids.entries()]
      .map(([key, leading]) => {
        const { id, anonymous, attributes, defaulted, anonymousIds, membership } = memory.customers.get(
          key,
        ) ?? {
          attributes: {},
        };
        return {
          leading,
          id: anonymous === true ? 'somebody' : id,
          attributes: Object.fromEntries(Object.entries(attributes).toSorted(([a], [b]) => (a < b ? -1 : 1))),
          defaulted,
          anonymousIds: anonymousIds?.toSorted(),
          score: membership?.balances.score ?? 0,
          cards: memory.externalIds.filter(({ customer }) => customer === key).map(({ value }) => value),
        };
      })
      .toSorted((a, b) => (a.leading.join() < b.leading.join() ? -1 : 1)),
    events: memory.events.map(({ messageId, customer }) => `${messageId}: ${nameOf(customer)}`).toSorted(),
    survivors: [...memory.customers.values()].filter(({ status }) => status !== 'merged').length,
  };
}

test('law: in whatever order the streams come together, the same people come out', () => {
  fc.assert(
    fc.property(
      world,
      fc.tuple(picks, picks),
      fc.integer({ min: 1, max: 9 }),
      fc.boolean(),
      (streams, [one, other], size, forgets) => {
        const first = outcome(weave(streams, one), 1, false);
        const second = outcome(weave(streams, other), size, forgets);
        expect(view(second)).toEqual(view(first));
      },
    ),
    { numRuns: 1_000 },
  );
});

test('law: a default is there until something is said, and never after that', () => {
  fc.assert(
    fc.property(world, picks, fc.integer({ min: 1, max: 9 }), (streams, one, size) => {
      const memory = outcome(weave(streams, one), size, false);
      const said = new Map<number, Set<string>>();
      for (const { customer, counted } of memory.events) {
        const names = said.get(customer) ?? new Set<string>();
        said.set(customer, names);
        if (counted?.type !== 'identify') continue;
        for (const [name, value] of Object.entries(counted.data))
          if (name !== 'tier' || (value !== '' && value !== 'many')) names.add(name);
      }
      for (const [key, names] of said) {
        const customer = memory.customers.get(key);
        const defaulted = customer?.defaulted ?? [];
        expect(defaulted).toEqual(['city', 'tier'].filter((name) => !names.has(name)));
        for (const name of defaulted) expect(customer?.attributes[name]).toBe(DEFAULTS?.attributes[name]);
      }
    }),
    { numRuns: 500 },
  );
});

test('law: nothing is lost, and what somebody did who is known is theirs', () => {
  fc.assert(
    fc.property(world, picks, fc.integer({ min: 1, max: 9 }), (streams, one, size) => {
      const arrivals = weave(streams, one);
      const memory = outcome(arrivals, size, false);
      expect(memory.events).toHaveLength(arrivals.length);
      const owner = new Map(memory.events.map(({ messageId, customer }) => [messageId, customer]));
      for (const arrival of arrivals) {
        if (!('call' in arrival)) continue;
        const { userId, anonymousId, messageId } = arrival.call;
        if (userId !== undefined) expect(owner.get(messageId)).toBe(memory.by('user', userId)?.key);
        else if (anonymousId !== undefined && anonymousId !== SHARED)
          expect(owner.get(messageId)).toBe(memory.by('anonymous', anonymousId)?.key);
      }
      const points = 10 * arrivals.filter((arrival) => 'action' in arrival).length;
      const scores = [...memory.customers.values()].map(({ membership }) => membership?.balances.score ?? 0);
      expect(scores.reduce((sum, score) => sum + score, 0)).toBe(points);
    }),
    { numRuns: 500 },
  );
});
