import { backoff } from '@causeway/core/delivery/backoff';
import type { Destination } from '@causeway/core/delivery/destination';
import { doubted } from '@causeway/core/delivery/doubted';
import type { Event } from '@causeway/core/event/event';
import type { Clock } from '../ports/clock.ts';
import type { DeliveryStore, RecordedFlight, TakenQueue } from '../ports/delivery-store.ts';
import type { Log } from '../ports/log.ts';
import { fly, gaveUp, type FlightTools, type Landing, type Send } from './fly.ts';
import { planSafely } from './plan-safely.ts';
import { RequestGate, type Sleep } from './request-gate.ts';
import {
  arrived,
  buried,
  forgotten,
  mayHaveArrived,
  parked,
  withoutFlight,
  type Place,
} from './settlement.ts';

export interface DispatcherTools {
  readonly store: DeliveryStore;
  readonly send: Send;
  readonly clock: Clock;
  readonly random: () => number;
  readonly sleep: Sleep;
  readonly log: Log;
  readonly giveUpAfterMs: number;
  readonly observe: FlightTools['observe'];
  /** The destination refused our credentials: the integration is paused from now on. */
  readonly paused: (integration: number) => void;
}

type Customers = ReadonlySet<number>;
const NOBODY: Customers = new Set();
const NOT_FLOWN = { attempts: [], status: 0 };

/**
 * The first message after a pause leaves at once; while messages keep coming, a take starts this much after the one
 * before, so that they share requests and transactions.
 */
const TAKE_EVERY_MS = 10;

const PARK_BASE_MS = 5_000;
const PARK_CAP_MS = 15 * 60_000;

/**
 * Works the lanes of one integration.
 *
 * A lane is idle, fresh (it may have messages) or busy (its messages are under way). `#pump` takes a share of the
 * fresh lanes, makes them busy, and puts their messages through plan, record, fly and settle; then the lanes are idle
 * again, or fresh when more has come. As a lane is never busy twice at a time and is read in order, each customer's
 * messages are settled in the order of registration. Different takes run side by side, up to the destination's
 * concurrency.
 *
 * A flight that fails with everybody waits in the gate. One that fails alone is cut in half until the one customer
 * it is about is found; that customer is parked, and the rest goes on.
 */
export class Dispatcher {
  readonly #integration: number;
  readonly #destination: Destination;
  readonly #tools: DispatcherTools;
  readonly #gate: RequestGate;
  readonly #fresh: Set<number> = new Set();
  readonly #busy: Set<number> = new Set();
  readonly #stop: AbortController = new AbortController();
  readonly #running: Set<Promise<void>> = new Set();
  #lastTake = -Infinity;
  #lingering = false;
  #backlog = false;
  #timer: { readonly at: number; readonly abort: AbortController } | undefined;

  constructor(integration: number, destination: Destination, tools: DispatcherTools) {
    this.#integration = integration;
    this.#destination = destination;
    this.#tools = tools;
    this.#gate = new RequestGate(destination.pools, tools.clock, tools.random, tools.sleep);
  }

  /** Repeats what was under way when the hub last stopped, then takes up everything that waits. */
  async start(): Promise<void> {
    // Flights of one take have the same lanes and may carry the same customers: they follow one another.
    const takes = new Map<string, RecordedFlight[]>();
    for (const recorded of await this.#tools.store.unfinished(this.#integration)) {
      const take = takes.get(recorded.lanes.join());
      if (take === undefined) takes.set(recorded.lanes.join(), [recorded]);
      else take.push(recorded);
    }
    for (const flights of takes.values()) {
      const lanes = flights[0]?.lanes ?? [];
      for (const lane of lanes) this.#busy.add(lane);
      this.#run(lanes, async () => {
        await this.#flyAll(flights, new Map());
      });
    }
    await this.look();
  }

  /** Looks for work in the store: at the start, and when something was parked, released or sent again. */
  async look(): Promise<void> {
    if (this.#stop.signal.aborted) return;
    const { lanes, nextDue } = await this.#tools.store.pending(this.#integration, this.#tools.clock());
    if (nextDue !== undefined) this.#lookAt(nextDue);
    this.wake(lanes);
  }

  /** These lanes have new messages. */
  wake(lanes: Iterable<number>): void {
    for (const lane of lanes) this.#fresh.add(lane);
    this.#pump();
  }

  /** Stops taking. Resolves when nothing is under way; what has no answer yet is repeated at the next start. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await Promise.allSettled(this.#running);
  }

  get state(): { readonly busyLanes: number; readonly breaker: RequestGate['breaker'] } {
    return { busyLanes: this.#busy.size, breaker: this.#gate.breaker };
  }

  #pump(): void {
    while (!this.#stop.signal.aborted && this.#running.size < this.#destination.concurrency) {
      if (this.#gate.isShut) {
        if (this.#running.size === 0) this.#lookAt(this.#tools.clock() + Math.max(50, this.#gate.opensInMs));
        return;
      }
      const free: number[] = [];
      for (const lane of this.#fresh) if (!this.#busy.has(lane)) free.push(lane);
      if (free.length === 0) return;
      const early = this.#lastTake + TAKE_EVERY_MS - this.#tools.clock();
      if (early > 0) return this.#pumpIn(early);
      this.#lastTake = this.#tools.clock();
      // With a backlog each take gets its share, so that the first one does not leave the others without work; a
      // trickle is better sent as one request.
      const share = this.#backlog
        ? Math.ceil(free.length / (this.#destination.concurrency - this.#running.size))
        : free.length;
      const lanes = free.slice(0, share);
      for (const lane of lanes) {
        this.#fresh.delete(lane);
        this.#busy.add(lane);
      }
      this.#run(lanes, () => this.#work(lanes));
    }
  }

  #run(lanes: readonly number[], work: () => Promise<void>): void {
    const task = work()
      .catch((error: unknown) => {
        if (this.#stop.signal.aborted) return;
        // Nothing is settled, so nothing is lost: the lanes are tried again a little later.
        this.#tools.log.error(
          { err: error, integration: this.#integration },
          'delivering failed unexpectedly',
        );
        for (const lane of lanes) this.#fresh.add(lane);
        return this.#tools.sleep(1_000, this.#stop.signal).catch(() => undefined);
      })
      .finally(() => {
        for (const lane of lanes) this.#busy.delete(lane);
        this.#running.delete(task);
        this.#pump();
      });
    this.#running.add(task);
  }

  async #work(lanes: readonly number[]): Promise<void> {
    const { store, clock } = this.#tools;
    const take = await store.take(this.#integration, lanes, this.#destination.takeLimit, clock());
    for (const lane of take.more) this.#fresh.add(lane);
    this.#backlog = take.more.length > 0;
    if (take.behind.length > 0) {
      await store.settle({
        integration: this.#integration,
        at: clock(),
        settled: [],
        parked: take.behind,
        shadows: [],
        attempts: [],
        finished: [],
      });
    }
    if (take.queues.length > 0) await this.#deliver(lanes, take.queues);
  }

  /** Answers the customers whose messages are not all settled: nothing later of theirs may be sent now. */
  async #deliver(lanes: readonly number[], queues: readonly TakenQueue[]): Promise<Customers> {
    const { store, clock } = this.#tools;
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
    const plan = planSafely(this.#destination, queues, clock());
    // Planned again, in halves, what was told is in the shadow already.
    for (const { customer, shadow } of plan.learnt) {
      const queue = byCustomer.get(customer);
      if (queue !== undefined)
        byCustomer.set(customer, { ...queue, shadow, events: queue.events.map(withoutLearnt) });
    }
    const settled = withoutFlight(plan, places);
    if (settled.length > 0 || plan.learnt.length > 0) {
      await store.settle({
        integration: this.#integration,
        at: clock(),
        settled,
        parked: [],
        shadows: plan.learnt,
        attempts: [],
        finished: [],
      });
    }
    if (plan.flights.length === 0) return NOBODY;
    return this.#flyAll(
      await store.record(this.#integration, lanes, plan.flights, places, clock()),
      byCustomer,
    );
  }

  /** Flights of one customer follow one another (a queue that was cut); after one that did not arrive, they wait. */
  async #flyAll(
    flights: readonly RecordedFlight[],
    queues: ReadonlyMap<number, TakenQueue>,
  ): Promise<Customers> {
    const unsettled = new Set<number>();
    for (const recorded of flights) {
      if (unsettled.size > 0 && recorded.flight.entries.some(({ customer }) => unsettled.has(customer))) {
        for (const { customer } of recorded.flight.entries) unsettled.add(customer);
        await this.#tools.store.settle(forgotten(recorded, NOT_FLOWN, this.#tools.clock()));
        this.#again(recorded);
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
      this.#stop.signal,
    );
    const now = this.#tools.clock();
    const { store } = this.#tools;
    const everybody = new Set(recorded.flight.entries.map(({ customer }) => customer));
    switch (landing.kind) {
      case 'arrived': {
        const settlement = arrived(recorded, landing, now);
        await store.settle(settlement);
        if (settlement.settled.length === recorded.messages.size) return NOBODY;
        this.#again(recorded);
        return everybody;
      }
      case 'refused':
        if (recorded.messages.size > 1) return this.#halve(recorded, landing, queues);
        await store.settle(buried(recorded, landing, landing.issue, now));
        return NOBODY;
      case 'conflict': {
        const shadow = recorded.flight.requests[landing.step]?.shadowOnConflict;
        if (shadow === undefined) {
          await store.settle(buried(recorded, landing, landing.issue, now));
          return NOBODY;
        }
        const shadows = recorded.flight.entries.map(({ customer }) => ({ customer, shadow }));
        await store.settle({ ...forgotten(recorded, landing, now), shadows });
        this.#again(recorded);
        return everybody;
      }
      case 'credentials':
        await store.settle(forgotten(recorded, landing, now));
        if (this.#stop.signal.aborted) return everybody;
        this.#stop.abort();
        await store.pause(this.#integration, landing.issue, now);
        this.#tools.paused(this.#integration);
        return everybody;
      case 'gave_up':
        await store.settle(buried(recorded, landing, landing.issue, now));
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
    await this.#tools.store.settle(forgotten(recorded, landing, this.#tools.clock()));
    const carried = new Set(recorded.messages.keys());
    const own: TakenQueue[] = [];
    const doubt = mayHaveArrived(landing);
    for (const { customer, shadow: after } of recorded.flight.entries) {
      const queue = queues.get(customer);
      if (queue === undefined) continue;
      const shadow = doubt && after !== undefined ? doubted(queue.shadow, after) : queue.shadow;
      own.push({ ...queue, shadow, events: queue.events.filter(({ id }) => carried.has(id)) });
    }
    // A flight found after a crash comes without its queues; its lanes are simply read again.
    if (own.length < recorded.flight.entries.length) {
      this.#again(recorded);
      return new Set(recorded.flight.entries.map(({ customer }) => customer));
    }
    const [only] = own;
    const [one, other] = own.length === 1 && only !== undefined ? halfQueues(only) : halves(own);
    const first = await this.#deliver(recorded.lanes, one);
    // What did not arrive holds up what comes after it.
    const second = await this.#deliver(
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
    const queue = queues.get(recorded.flight.entries[0]?.customer ?? -1);
    const attempts = (queue?.attempts ?? 0) + 1;
    const since = queue?.since ?? recorded.firstAt;
    if (now - since >= this.#tools.giveUpAfterMs) {
      return this.#tools.store.settle(
        buried(recorded, landing, gaveUp(landing.issue, this.#tools.giveUpAfterMs), now),
      );
    }
    const due = now + backoff(attempts, PARK_BASE_MS, PARK_CAP_MS, this.#tools.random());
    await this.#tools.store.settle(parked(recorded, landing, due, attempts, since, landing.issue.code, now));
    this.#lookAt(due);
  }

  #again(recorded: RecordedFlight): void {
    for (const lane of recorded.lanes) this.#fresh.add(lane);
  }

  #pumpIn(ms: number): void {
    if (this.#lingering) return;
    this.#lingering = true;
    this.#tools
      .sleep(ms, this.#stop.signal)
      .catch(() => undefined)
      .finally(() => {
        this.#lingering = false;
        this.#pump();
      });
  }

  /** Looks again at this time, or earlier. */
  #lookAt(time: number): void {
    if (this.#timer !== undefined && this.#timer.at <= time) return;
    this.#timer?.abort.abort();
    const timer = { at: time, abort: new AbortController() };
    this.#timer = timer;
    const signal = AbortSignal.any([timer.abort.signal, this.#stop.signal]);
    this.#tools
      .sleep(Math.min(60_000, Math.max(1, time - this.#tools.clock())), signal)
      .then(() => {
        this.#timer = undefined;
        return this.look();
      })
      .catch((error: unknown) => {
        if (!signal.aborted)
          this.#tools.log.error(
            { err: error, integration: this.#integration },
            'looking for due messages failed',
          );
      });
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
