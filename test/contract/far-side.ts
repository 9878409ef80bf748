import type { Answer, Destination, Flight, PlannedRequest } from '@causeway/core/delivery/destination';
import type { Issue } from '@causeway/core/result/issue';
import type { OutgoingAnswer } from '../../packages/server/src/ports/egress.ts';

const issue = (code: string): Issue => ({ code, message: code });

/** A destination that sends up to `size` customers a request, and says by status what an answer means. */
export function destination(size: number): Destination {
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
export class Wire {
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

/**
 * How a far side feels about one request after the other: below 0.3 it fails, as often as `badness` says. Each call has
 * a draw of its own (mulberry32), so that a failing scenario replays.
 */
export function moods(seed: number, badness: number): () => number {
  let calls = 0;
  return () => {
    let t = (seed + ++calls * 0x6d2b79f5) | 0;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    const draw = ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
    return draw < badness ? 0.3 * (draw / badness) : 1;
  };
}
