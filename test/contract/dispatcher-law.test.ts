import type { Answer, Destination, Flight, PlannedRequest } from '@causeway/core/delivery/destination';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { OutgoingAnswer } from '../../packages/server/src/ports/egress.ts';
import { Dispatcher } from '../../packages/server/src/workers/dispatcher.ts';
import { arrival, INTEGRATION, MODEL } from './arrivals.ts';
import { openSqlite, type Stores } from './temp-store.ts';

const issue = (code: string): { code: string; message: string } => ({ code, message: code });

/** A destination that sends up to `size` customers a request, and says by status what an answer means. */
function destination(size: number): Destination {
  return {
    routes: () => true,
    holdsAnonymous: true,
    echoes: { ms: 0, attributes: new Set(), custom: new Set() },
    concurrency: 3,
    takeLimit: 7,
    pools: [{ operations: ['send'], perMinute: 1_000_000 }],
    plan: (queues) => {
      const flights: Flight[] = [];
      const skips = queues.filter(({ customer }) => customer.id === 'skipped');
      const sent = queues.filter(({ customer }) => customer.id !== 'skipped');
      for (let at = 0; at < sent.length; at += size) {
        const part = sent.slice(at, at + size);
        const body = JSON.stringify(
          part.map(({ customer, events }) => ({ customer: customer.id, events: events.map(({ id }) => id) })),
        );
        flights.push({
          entries: part.map(({ customer, events }) => ({
            customer: customer.key,
            events: events.map(({ id }) => id),
            issues: [],
            shadow: undefined,
          })),
          requests: [
            {
              operation: 'send',
              method: 'POST',
              path: '/',
              body,
              bytes: body.length,
              slots: part.map((_, index) => index),
              eventsOf: part.map(({ events }) => events.map(({ id }) => id)),
            },
          ],
        });
      }
      return {
        flights,
        refused: [],
        learnt: [],
        skips: skips.map(({ customer, events }) => ({
          customer: customer.key,
          events: events.map(({ id }) => id),
          reason: 'unchanged',
          issues: [],
        })),
      };
    },
    read: (request, answer): Answer => {
      if (answer.status === 200) {
        const refused = JSON.parse(answer.body) as number[];
        const failures = request.eventsOf.flatMap((events, slot) => {
          const named = events.filter((event) => refused.includes(event));
          return named.length === 0 ? [] : [{ slot, issue: issue('event_refused'), events: named }];
        });
        return { kind: 'accepted', failures };
      }
      if (answer.status === 400) return { kind: 'refused', issue: issue('bad_request') };
      if (answer.status === 401) return { kind: 'credentials', issue: issue('bad_key') };
      return { kind: 'transient', issue: issue(`http_${answer.status}`) };
    },
  };
}

/** The far side: remembers the first arrival of each event, and misbehaves as told. */
class Wire {
  readonly arrived: Map<string, number[]> = new Map();
  readonly #mood: () => number;
  readonly bad: ReadonlySet<number>;
  readonly #spoils: ReadonlySet<number>;

  constructor(mood: () => number, bad: ReadonlySet<number>, spoils: ReadonlySet<number>) {
    this.#mood = mood;
    this.bad = bad;
    this.#spoils = spoils;
  }

  send(request: PlannedRequest): OutgoingAnswer {
    const records = JSON.parse(request.body) as { customer: string; events: number[] }[];
    const answer = (status: number, body = '', error?: string): OutgoingAnswer => ({
      status,
      body,
      headers: {},
      ms: 1,
      error,
    });
    // One customer for whom the far side always breaks, and one that makes any request unreadable.
    if (records.some(({ customer }) => customer === 'breaks')) return answer(500);
    if (records.some(({ customer }) => customer === 'unreadable')) return answer(400);
    // Nor does an answer to the whole request say which of its events was at fault.
    if (records.some(({ events }) => events.some((event) => this.#spoils.has(event)))) return answer(400);
    const mood = this.#mood();
    if (mood < 0.1) return answer(503);
    if (mood < 0.15) return answer(429);
    if (mood < 0.2) return answer(0, '', 'connection refused');
    for (const { customer, events } of records) {
      if (events.some((event) => this.bad.has(event))) continue;
      const seen = this.arrived.get(customer) ?? [];
      for (const event of events) if (!seen.includes(event)) seen.push(event);
      this.arrived.set(customer, seen);
    }
    if (mood < 0.3) return answer(0, '', 'connection lost after processing');
    return answer(
      200,
      JSON.stringify(records.flatMap(({ events }) => events.filter((event) => this.bad.has(event)))),
    );
  }
}

interface Scenario {
  readonly groups: readonly (readonly string[])[];
  readonly bad: readonly number[];
  readonly spoils: readonly number[];
  readonly size: number;
  /** How often the far side fails, and the draw of its moods. */
  readonly badness: number;
  readonly seed: number;
  readonly restartAfter: number;
}

const customer = fc.constantFrom('ada', 'ben', 'cem', 'dora', 'breaks', 'unreadable', 'skipped');
const scenario: fc.Arbitrary<Scenario> = fc.record({
  groups: fc.array(fc.array(customer, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 8 }),
  bad: fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 4 }),
  spoils: fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 3 }),
  size: fc.integer({ min: 1, max: 4 }),
  badness: fc.double({ min: 0, max: 0.7, noNaN: true }),
  seed: fc.integer({ min: 1, max: 1_000_000 }),
  restartAfter: fc.integer({ min: 0, max: 12 }),
});

async function run({
  groups,
  bad,
  spoils,
  size,
  badness,
  seed,
  restartAfter,
}: Scenario): Promise<{ stores: Stores; wire: Wire; registered: Map<string, number[]> }> {
  let stores = await openSqlite();
  let now = 1_000;
  let calls = 0;
  const wire = new Wire(
    () => {
      // A draw of its own per call (mulberry32), so that a failing scenario replays.
      let t = (seed + ++calls * 0x6d2b79f5) | 0;
      t = Math.imul(t ^ (t >>> 15), t | 1);
      t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
      const draw = ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
      return draw < badness ? 0.3 * (draw / badness) : 1;
    },
    new Set(bad),
    new Set(spoils),
  );
  const tick = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  const open = (): Dispatcher =>
    new Dispatcher(INTEGRATION, destination(size), {
      store: stores.delivery,
      send: async (request) => {
        await tick();
        return wire.send(request);
      },
      clock: () => now,
      random: () => 0.5,
      sleep: async (ms, signal) => {
        await tick();
        signal.throwIfAborted();
        now += ms;
      },
      log: {
        info: () => undefined,
        warn: () => undefined,
        error: (facts) => {
          throw new Error(JSON.stringify(facts));
        },
      },
      giveUpAfterMs: 2 * 3_600_000,
      observe: () => undefined,
      paused: () => undefined,
    });
  let dispatcher = open();
  await dispatcher.start();
  const registered = new Map<string, number[]>();
  let messageId = 0;
  for (const group of groups) {
    const { registered: done, fresh } = await stores.register.register(
      () => group.map((id) => arrival('track', `m${++messageId}`, { userId: id })),
      () => MODEL,
    );
    done.forEach(({ event }, index) => {
      const id = group[index] ?? '';
      registered.set(id, [...(registered.get(id) ?? []), event ?? -1]);
    });
    dispatcher.wake(fresh.get(INTEGRATION) ?? []);
    if (messageId > restartAfter && restartAfter > 0) {
      // A crash: nothing of the dispatcher's memory survives, and what was under way is repeated.
      await dispatcher.stop();
      stores = await stores.reopen();
      dispatcher = open();
      await dispatcher.start();
      restartAfter = 0;
    }
  }
  for (
    let turn = 0;
    turn < 20_000 && stores.count('messages') + stores.count('waiting') + stores.count('flights') > 0;
    turn++
  )
    await tick();
  await dispatcher.stop();
  return { stores, wire, registered };
}

test("law: every message ends exactly once, and each customer's arrive in the order of registration", async () => {
  await fc.assert(
    fc.asyncProperty(scenario, async (given) => {
      const { stores, wire, registered } = await run(given);
      try {
        const ends = stores.outcomes();
        const all = [...registered.values()].flat().toSorted((a, b) => a - b);
        expect(ends.map(([event]) => event).toSorted((a, b) => a - b)).toEqual(all);
        for (const [event, , outcome, reason] of ends) {
          const of = [...registered].find(([, events]) => events.includes(event))?.[0];
          if (of === 'skipped') expect([outcome, reason]).toEqual([1, 'unchanged']);
          else if (of === 'breaks') expect([outcome, reason]).toEqual([2, 'gave_up']);
          else if (of === 'unreadable') expect([outcome, reason]).toEqual([2, 'bad_request']);
          else if (given.spoils.includes(event)) expect([outcome, reason]).toEqual([2, 'bad_request']);
          else if (given.bad.includes(event)) expect([outcome, reason]).toEqual([2, 'event_refused']);
          else expect([outcome, reason]).toEqual([0, null]);
        }
        for (const [id, events] of wire.arrived) {
          const good = (registered.get(id) ?? []).filter(
            (event) => !wire.bad.has(event) && !given.spoils.includes(event),
          );
          expect(events).toEqual(good);
        }
      } finally {
        stores.close();
      }
    }),
    { numRuns: 40, endOnFailure: true },
  );
}, 120_000);
