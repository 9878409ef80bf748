import { backoff, LONGEST_PARK_MS } from '@causeway/core/delivery/backoff';
import type { Destination, Flight } from '@causeway/core/delivery/destination';
import { doubted } from '@causeway/core/delivery/doubted';
import type { Event } from '@causeway/core/event/event';
import type { Issue } from '@causeway/core/result/issue';
import { ErasedMeanwhile } from '../ports/delivery-store.ts';
import type { DeliveryStore, RecordedFlight, Settlement, TakenQueue } from '../ports/delivery-store.ts';
import { fly, gaveUp, type FlightTools, type Landing } from './fly.ts';
import { movesOf } from './moves-of.ts';
import { planSafely } from './plan-safely.ts';
import type { PlanShare } from './plan-share.ts';
import { PlanTurns, unplanned } from './plan-turns.ts';
import {
  arrived,
  buried,
  forgotten,
  mayHaveArrived,
  movingIn,
  nothing,
  parked,
  withoutFlight,
  type Place,
} from './settlement.ts';

export interface CarrierTools extends Omit<FlightTools, 'destination' | 'gate'> {
  readonly store: Pick<DeliveryStore, 'record'>;
  /** What planning that is dear shares with the other integrations of the thread. */
  readonly planning: PlanShare;
  /** Writes how messages ended. */
  readonly settle: (settlement: Settlement) => Promise<void>;
  /** What these lanes hold is to be taken again. */
  readonly again: (lanes: readonly number[]) => void;
  /** Something is due at this time. */
  readonly lookAt: (time: number) => void;
  /** Nothing more can be sent until somebody acts. */
  readonly halt: (issue: Issue) => Promise<void>;
}

type Customers = ReadonlySet<number>;
const NOBODY: Customers = new Set();
const NOT_FLOWN = { attempts: [], status: 0 };

const PARK_BASE_MS = 5_000;

/**
 * Carries what was taken to its end: plans it, records the flights, flies them and settles each message.
 *
 * A flight that fails with everybody waits in the gate. One that fails alone is cut in half until the one customer
 * it is about is found; that customer is parked, and the rest goes on.
 */
export class Carrier {
  readonly #integration: number;
  readonly #destination: Destination;
  readonly #gate: FlightTools['gate'];
  readonly #tools: CarrierTools;
  readonly #signal: AbortSignal;
  readonly #turns: PlanTurns;

  /** `signal` ends all waiting; what has no answer then is repeated at the next start. */
  constructor(
    integration: number,
    destination: Destination,
    gate: FlightTools['gate'],
    tools: CarrierTools,
    signal: AbortSignal,
  ) {
    this.#integration = integration;
    this.#destination = destination;
    this.#gate = gate;
    this.#tools = tools;
    this.#signal = signal;
    this.#turns = new PlanTurns(integration, tools.planning, signal);
  }

  /** Answers the customers whose messages are not all settled: nothing later of theirs may be sent now. */
  async deliver(lanes: readonly number[], queues: readonly TakenQueue[]): Promise<Customers> {
    const { clock, settle } = this.#tools;
    const places = new Map<number, Place>();
    const byCustomer = new Map<number, TakenQueue>();
    for (const queue of queues) {
      byCustomer.set(queue.customer.key, queue);
      for (const { id, type } of queue.events) {
        places.set(id, {
          lane: queue.lane,
          customer: queue.customer.key,
          event: id,
          waiting: queue.waiting.has(id),
          type,
        });
      }
    }
    const { plan, cut } = await this.#turns.take((now, enough) =>
      planSafely(this.#destination, queues, now, enough),
    );
    // Planned again, in halves, what was told is in the shadow already.
    for (const { customer, shadow } of plan.learnt) {
      const queue = byCustomer.get(customer);
      if (queue !== undefined)
        byCustomer.set(customer, { ...queue, shadow, events: queue.events.map(withoutLearnt) });
    }
    const settled = withoutFlight(plan, places);
    if (settled.length > 0 || plan.learnt.length > 0)
      await settle({ ...nothing(this.#integration, clock()), settled, shadows: plan.learnt });
    const later = cut ? unplanned(plan, queues) : NOBODY;
    if (later.size > 0) this.#tools.again(lanes);
    if (plan.flights.length === 0) return later;
    const recorded = await this.#record(lanes, plan.flights, places);
    if (recorded !== undefined) return new Set([...later, ...(await this.flyAll(recorded, byCustomer))]);
    this.#tools.again(lanes);
    return new Set(byCustomer.keys());
  }

  /** Undefined when somebody of them was erased meanwhile: what was taken is out of date. */
  async #record(
    lanes: readonly number[],
    flights: readonly Flight[],
    places: ReadonlyMap<number, Place>,
  ): Promise<readonly RecordedFlight[] | undefined> {
    const { store, clock } = this.#tools;
    try {
      return await store.record(this.#integration, lanes, flights, places, clock());
    } catch (error) {
      if (error instanceof ErasedMeanwhile) return undefined;
      throw error;
    }
  }

  /** Flights of one customer follow one another (a queue that was cut); after one that did not arrive, they wait. */
  async flyAll(
    flights: readonly RecordedFlight[],
    queues: ReadonlyMap<number, TakenQueue>,
  ): Promise<Customers> {
    const unsettled = new Set<number>();
    for (const recorded of flights) {
      if (unsettled.size > 0 && recorded.flight.entries.some(({ customer }) => unsettled.has(customer))) {
        for (const { customer } of recorded.flight.entries) unsettled.add(customer);
        await this.#tools.settle(forgotten(recorded, NOT_FLOWN, this.#tools.clock()));
        this.#tools.again(recorded.lanes);
      } else {
        for (const customer of await this.#finish(recorded, queues)) unsettled.add(customer);
      }
    }
    return unsettled;
  }

  async #finish(recorded: RecordedFlight, queues: ReadonlyMap<number, TakenQueue>): Promise<Customers> {
    const landing = await fly(
      recorded,
      { ...this.#tools, destination: this.#destination, gate: this.#gate },
      this.#signal,
    );
    const { settle, again, clock, halt } = this.#tools;
    const now = clock();
    const everybody = new Set(recorded.flight.entries.map(({ customer }) => customer));
    switch (landing.kind) {
      case 'arrived': {
        const settlement = arrived(recorded, landing, now);
        await settle(settlement);
        if (settlement.settled.length === recorded.messages.size) return NOBODY;
        again(recorded.lanes);
        return everybody;
      }
      case 'refused':
        if (recorded.messages.size > 1) return this.#halve(recorded, landing, queues);
        await settle(buried(recorded, landing, landing.issue, now));
        return NOBODY;
      case 'conflict': {
        const shadow = recorded.flight.requests[landing.step]?.shadowOnConflict;
        if (shadow === undefined) {
          await settle(buried(recorded, landing, landing.issue, now));
          return NOBODY;
        }
        const shadows = recorded.flight.entries.map(({ customer }) => ({ customer, shadow }));
        const moves = movesOf(recorded, landing.step, landing.issue);
        await settle({ ...forgotten(recorded, landing, now), shadows, moves });
        again(recorded.lanes);
        return everybody;
      }
      case 'credentials':
      case 'exhausted':
        await settle(forgotten(recorded, landing, now));
        await halt(landing.issue);
        return everybody;
      case 'gave_up':
        await settle(buried(recorded, landing, landing.issue, now));
        return NOBODY;
      case 'failing':
        if (recorded.flight.entries.length > 1) return this.#halve(recorded, landing, queues);
        await this.#park(recorded, landing, queues, now);
        return everybody;
    }
  }

  /**
   * Plans a flight again in two halves, to find what it fails for: halves of its customers, and of the messages of the
   * one who is left.
   */
  async #halve(
    recorded: RecordedFlight,
    landing: Landing,
    queues: ReadonlyMap<number, TakenQueue>,
  ): Promise<Customers> {
    await this.#tools.settle(forgotten(recorded, landing, this.#tools.clock()));
    const carried = new Set(recorded.messages.keys());
    const own: TakenQueue[] = [];
    const doubt = mayHaveArrived(landing);
    const moving = movingIn(recorded.flight);
    for (const { customer, shadow: after } of recorded.flight.entries) {
      const queue = queues.get(customer);
      if (queue === undefined) continue;
      const shadow = doubt && after !== undefined ? doubted(queue.shadow, after, moving) : queue.shadow;
      own.push({ ...queue, shadow, events: queue.events.filter(({ id }) => carried.has(id)) });
    }
    // A flight found after a crash comes without its queues; its lanes are simply read again.
    if (own.length < recorded.flight.entries.length) {
      this.#tools.again(recorded.lanes);
      return new Set(recorded.flight.entries.map(({ customer }) => customer));
    }
    const [only] = own;
    const [one, other] = own.length === 1 && only !== undefined ? halfQueues(only) : halves(own);
    const first = await this.deliver(recorded.lanes, one);
    // What did not arrive holds up what comes after it.
    const second = await this.deliver(
      recorded.lanes,
      other.filter(({ customer }) => !first.has(customer.key)),
    );
    return new Set([...first, ...second]);
  }

  async #park(
    recorded: RecordedFlight,
    landing: Landing & { kind: 'failing' },
    queues: ReadonlyMap<number, TakenQueue>,
    now: number,
  ): Promise<void> {
    const { settle, giveUpAfterMs, random, lookAt } = this.#tools;
    const queue = queues.get(recorded.flight.entries[0]?.customer ?? -1);
    const attempts = (queue?.attempts ?? 0) + 1;
    const since = queue?.since ?? recorded.firstAt;
    if (now - since >= giveUpAfterMs)
      return settle(buried(recorded, landing, gaveUp(landing.issue, giveUpAfterMs), now));
    const wait = now + backoff(attempts, PARK_BASE_MS, LONGEST_PARK_MS, random());
    // Where patience ends, there is to be something to try it with.
    const due = Math.min(wait, this.#gate.endsAt ?? wait);
    await settle(parked(recorded, landing, due, attempts, since, landing.issue.code, now));
    lookAt(due);
  }
}

/** By which name the destination told it still matters: it is not told it back. */
function withoutLearnt(event: Event): Event {
  if (event.learnt === undefined) return event;
  return { ...event, learnt: { ...event.learnt, set: [], forget: [], identifiers: {} } };
}

function halves<T>(list: readonly T[]): readonly [readonly T[], readonly T[]] {
  const middle = Math.ceil(list.length / 2);
  return [list.slice(0, middle), list.slice(middle)];
}

function halfQueues(queue: TakenQueue): readonly [readonly TakenQueue[], readonly TakenQueue[]] {
  const [one, other] = halves(queue.events);
  return [[{ ...queue, events: one }], [{ ...queue, events: other }]];
}
