import type { Destination } from '@causeway/core/delivery/destination';
import type { Issue } from '@causeway/core/result/issue';
import type { DeliveryStore, RecordedFlight, Settlement, Take } from '../ports/delivery-store.ts';
import { StoreError } from '../ports/store-error.ts';
import { Allowing } from './allowing.ts';
import { Carrier, type CarrierTools } from './carrier.ts';
import { dropErased } from './drop-erased.ts';
import { Gathering } from './gathering.ts';
import { RequestGate } from './request-gate.ts';
import { nothing } from './settlement.ts';

export interface DispatcherTools extends Omit<
  CarrierTools,
  'store' | 'settle' | 'again' | 'lookAt' | 'halt'
> {
  readonly store: DeliveryStore;
  /** The destination refused our credentials, or everything for too long: the integration is paused from now on. */
  readonly paused: (integration: number, issue: Issue) => void;
  /** There are replies to take in. */
  readonly replied: () => void;
}

/**
 * The first message after a pause leaves at once; while messages keep coming, a take starts this much after the one
 * before, so that they share requests and transactions.
 */
const TAKE_EVERY_MS = 10;
/** Until what failed for no fault of the destination is tried again. */
const AFTER_FAILURE_MS = 1_000;

/**
 * Works the lanes of one integration.
 *
 * A lane is idle, fresh (it may have messages) or busy (its messages are under way). `#pump` takes a share of the
 * fresh lanes, makes them busy, and has their messages carried to their end (see `Carrier`); then the lanes are idle
 * again, or fresh when more has come. As a lane is never busy twice at a time and is read in order, each customer's
 * messages are settled in the order of registration. Different takes run side by side, up to the destination's
 * concurrency.
 *
 * A destination may have lanes wait for company before they are fresh (`Gathering`), may have hours in which nothing
 * is taken, and may allow only so many messages in a period (`Allowing`).
 */
export class Dispatcher {
  readonly #integration: number;
  readonly #destination: Destination;
  readonly #tools: DispatcherTools;
  readonly #gate: RequestGate;
  readonly #carrier: Carrier;
  readonly #gathering: Gathering | undefined;
  readonly #allowing: Allowing | undefined;
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
    const { store, clock, random, sleep } = tools;
    this.#gate = new RequestGate(destination, clock, random, sleep);
    const carrying: CarrierTools = {
      ...tools,
      settle: (settlement) => this.#settle(settlement),
      again: (lanes) => this.#again(lanes),
      lookAt: (time) => this.#lookAt(time),
      halt: (issue) => this.#halt(issue),
    };
    this.#carrier = new Carrier(integration, destination, this.#gate, carrying, this.#stop.signal);
    const { gather, allowance } = destination;
    if (gather !== undefined)
      this.#gathering = new Gathering(gather, {
        queued: (lanes, most) => store.queued(integration, lanes, most, clock()),
        clock,
        isFree: (lane) => !this.#busy.has(lane),
        go: (lanes) => {
          this.#again(lanes);
          this.#pump();
        },
        lookAt: (time) => this.#lookAt(time),
        failed: (error) => this.#failed(error, 'counting what waits failed'),
      });
    if (allowance !== undefined)
      this.#allowing = new Allowing(allowance, (since) => store.delivered(integration, since), clock);
  }

  /** Repeats what was under way when the hub last stopped, then takes up everything that waits. */
  async start(): Promise<void> {
    // Flights of one take have the same lanes and may carry the same customers: they follow one another.
    const takes = new Map<string, RecordedFlight[]>();
    await dropErased(this.#tools.store, this.#integration, this.#tools.clock);
    for (const recorded of await this.#tools.store.unfinished(this.#integration)) {
      const take = takes.get(recorded.lanes.join());
      if (take === undefined) takes.set(recorded.lanes.join(), [recorded]);
      else take.push(recorded);
    }
    for (const flights of takes.values()) {
      const lanes = flights[0]?.lanes ?? [];
      const events = flights.flatMap(({ messages }) => [...messages.keys()]);
      for (const lane of lanes) this.#busy.add(lane);
      this.#allowing?.began(events);
      this.#run(lanes, async () => {
        await this.#carrier.flyAll(flights, new Map()).finally(() => this.#allowing?.ended(events));
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
    for (const lane of lanes) {
      if (this.#gathering === undefined) this.#fresh.add(lane);
      else if (!this.#fresh.has(lane)) this.#gathering.add(lane);
    }
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
    try {
      if (!this.#stop.signal.aborted) this.#gathering?.look();
      this.#takeFresh();
    } catch (error) {
      this.#failed(error, 'the rules of when to send failed');
    }
  }

  #takeFresh(): void {
    while (!this.#stop.signal.aborted && this.#running.size < this.#destination.concurrency) {
      const quietMs = this.#gate.quietMs();
      if (this.#gate.isShut) {
        if (this.#running.size === 0) this.#lookAt(this.#tools.clock() + Math.max(50, this.#gate.opensInMs));
        return;
      }
      const free: number[] = [];
      for (const lane of this.#fresh) if (!this.#busy.has(lane)) free.push(lane);
      if (free.length === 0) return;
      const now = this.#tools.clock();
      const opensAt = quietMs > 0 ? now + quietMs : (this.#allowing?.opensAt() ?? now);
      if (opensAt > now) return this.#lookAt(opensAt);
      const early = this.#lastTake + TAKE_EVERY_MS - now;
      // Later than that it can only be because the clock was set back since.
      if (early > 0 && early <= TAKE_EVERY_MS) return this.#pumpIn(early);
      this.#lastTake = now;
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
        this.#again(lanes);
        return this.#tools.sleep(AFTER_FAILURE_MS, this.#stop.signal).catch(() => undefined);
      })
      .finally(() => {
        for (const lane of lanes) this.#busy.delete(lane);
        this.#running.delete(task);
        this.#pump();
      });
    this.#running.add(task);
  }

  async #work(lanes: readonly number[]): Promise<void> {
    const take = await this.#take(lanes);
    // No place is left in this period.
    if (take === undefined) return this.#again(lanes);
    for (const lane of take.more) {
      if (this.#gathering === undefined) this.#fresh.add(lane);
      else this.#gathering.left(lane);
    }
    this.#backlog = take.more.length > 0;
    if (take.behind.length > 0)
      await this.#settle({ ...nothing(this.#integration, this.#tools.clock()), parked: take.behind });
    if (take.queues.length === 0) return;
    try {
      await this.#carrier.deliver(lanes, take.queues);
    } finally {
      for (const { events } of this.#allowing === undefined ? [] : take.queues)
        this.#allowing?.ended(events.map(({ id }) => id));
    }
  }

  async #take(lanes: readonly number[]): Promise<Take | undefined> {
    const { store, clock } = this.#tools;
    const { takeLimit, readsAudiences } = this.#destination;
    const read = (limit: number): Promise<Take> =>
      store.take(this.#integration, lanes, limit, clock(), readsAudiences);
    return this.#allowing === undefined ? read(takeLimit) : this.#allowing.take(takeLimit, read);
  }

  async #settle(settlement: Settlement): Promise<void> {
    await this.#write(settlement);
    if (settlement.replies !== undefined) this.#tools.replied();
    if (this.#allowing === undefined) return;
    this.#allowing.settled(settlement);
    this.#pump();
  }

  /**
   * Until the disk takes it. Only here is it known how these messages ended: planned anew they would leave once more,
   * and their flight would stay behind and be flown again at the next start, with the values of then.
   */
  async #write(settlement: Settlement): Promise<void> {
    for (;;) {
      try {
        return await this.#tools.store.settle(settlement);
      } catch (error) {
        if (!(error instanceof StoreError) || this.#stop.signal.aborted) throw error;
        const about = { err: error, integration: this.#integration };
        this.#tools.log.error(about, 'how messages ended cannot be written; it is tried again');
      }
      await this.#tools.sleep(AFTER_FAILURE_MS, this.#stop.signal);
    }
  }

  async #halt(issue: Issue): Promise<void> {
    if (this.#stop.signal.aborted) return;
    this.#stop.abort();
    const { store, clock, sleep, log } = this.#tools;
    try {
      await store.pause(this.#integration, issue, clock());
    } catch (error) {
      // Whoever is told finds it active, and starts it again: it comes to the same end, and is paused then.
      const about = { err: error, integration: this.#integration };
      log.error(about, 'an integration cannot be paused; it is tried again');
      await sleep(AFTER_FAILURE_MS, new AbortController().signal);
    }
    this.#tools.paused(this.#integration, issue);
  }

  #again(lanes: readonly number[]): void {
    for (const lane of lanes) this.#fresh.add(lane);
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
        if (!signal.aborted) this.#failed(error, 'looking for due messages failed');
      });
  }

  /** Nothing is lost by it: what waits is looked for again. */
  #failed(error: unknown, message: string): void {
    if (this.#stop.signal.aborted) return;
    this.#tools.log.error({ err: error, integration: this.#integration }, message);
    this.#lookAt(this.#tools.clock() + AFTER_FAILURE_MS);
  }
}
