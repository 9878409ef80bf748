import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fairGroup, type Queued } from './fair-group.ts';
import type { Arrival } from './known.ts';

const LIMITS = { group: 40, part: 5 };

interface Request {
  readonly people: readonly string[];
  readonly apart: boolean;
  readonly group: number;
}

const person = fc.constantFrom('ada', 'ben', 'cem', 'dora', 'eve', 'finn', 'gul', 'hal');
const requests: fc.Arbitrary<readonly Request[]> = fc.array(
  fc.record({
    people: fc.array(person, { minLength: 1, maxLength: 60 }),
    apart: fc.boolean(),
    group: fc.integer({ min: 0, max: 20 }),
  }),
  { minLength: 1, maxLength: 12 },
);

const arrivals = (people: readonly string[]): Arrival[] =>
  people.map((userId) => ({ workspace: 1, call: { userId } }) as Arrival);

interface Run {
  /** Which request's which event, in the order of registration. */
  readonly order: readonly (readonly [request: number, event: number])[];
  readonly groups: readonly (readonly (readonly [request: number, count: number])[])[];
}

/** Groups until nothing waits; each request comes before the group of its number. */
function run(all: readonly Request[]): Run {
  const order: [number, number][] = [];
  const groups: [number, number][][] = [];
  const sorted = all.map((request, id) => ({ ...request, id })).toSorted((a, b) => a.group - b.group);
  let waiting: (Queued & { readonly id: number })[] = [];
  let turn = 0;
  for (let group = 0; group <= 20 || waiting.length > 0; group++) {
    for (const { id, people, apart } of sorted.filter((one) => one.group === group))
      waiting.push({ id, arrivals: arrivals(people), apart, from: 0, turn: turn++ });
    if (waiting.length === 0) continue;
    const parts = fairGroup(waiting, LIMITS);
    expect(parts.length).toBeGreaterThan(0);
    groups.push(parts.map(({ at, count }) => [waiting[at]?.id ?? -1, count]));
    for (const { at, count } of parts) {
      const queued = waiting[at];
      if (queued === undefined) throw new Error('a part of nothing');
      for (let n = 0; n < count; n++) order.push([queued.id, queued.from + n]);
      waiting[at] = { ...queued, from: queued.from + count, turn: turn++ };
    }
    waiting = waiting.filter(({ from, arrivals: own }) => from < own.length);
  }
  return { order, groups };
}

test('each event is registered once, and those of one person in the order in which they came', () => {
  fc.assert(
    fc.property(requests, (all) => {
      const { order } = run(all);
      const came = all
        .map(({ people, group }, id) => ({ people, group, id }))
        .toSorted((a, b) => a.group - b.group)
        .flatMap(({ people, id }) => people.map((name, event) => [name, `${id}.${event}`] as const));
      expect(order.map(([id, event]) => `${id}.${event}`).toSorted()).toEqual(
        came.map(([, event]) => event).toSorted(),
      );
      for (const name of new Set(came.map(([who]) => who))) {
        const registered = order.filter(([id, event]) => all[id]?.people[event] === name);
        expect(registered.map(([id, event]) => `${id}.${event}`)).toEqual(
          came.filter(([who]) => who === name).map(([, event]) => event),
        );
      }
    }),
  );
});

test('a group is bounded, unless one request that cannot be taken apart has more', () => {
  fc.assert(
    fc.property(requests, (all) => {
      for (const group of run(all).groups) {
        const events = group.reduce((sum, [, count]) => sum + count, 0);
        const whole = Math.max(...group.map(([, count]) => count));
        expect(events).toBeLessThanOrEqual(Math.max(LIMITS.group, whole + 2 * LIMITS.part));
        for (const [id, count] of group) if (all[id]?.apart) expect(count).toBeLessThanOrEqual(LIMITS.part);
      }
    }),
  );
});

test('however many large requests wait, a small one of somebody else is in the next group', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 6, max: 500 }), { minLength: 1, maxLength: 20 }), (sizes) => {
      const large = sizes.map((size, turn) => ({
        arrivals: arrivals(Array.from({ length: size }, () => 'ada')),
        from: 0,
        apart: true,
        turn,
      }));
      const small = { arrivals: arrivals(['ben']), from: 0, apart: true, turn: sizes.length };
      expect(fairGroup([...large, small], LIMITS)).toContainEqual({ at: sizes.length, count: 1 });
    }),
  );
});

test('large requests take turns, and none is forgotten while others keep coming', () => {
  const waiting = Array.from({ length: 5 }, (_, turn) => ({
    arrivals: arrivals(Array.from({ length: 12 }, (_none, n) => `p${turn}.${n}`)),
    from: 0,
    apart: true,
    turn,
  }));
  const served = new Set<number>();
  let turn = waiting.length;
  for (let group = 0; group < 3; group++)
    for (const { at, count } of fairGroup(waiting, LIMITS)) {
      served.add(at);
      const queued = waiting[at];
      if (queued !== undefined) waiting[at] = { ...queued, from: queued.from + count, turn: turn++ };
    }
  expect(served.size).toBe(5);
});
