import type { Destination, PlannedRequest, Reply } from '@causeway/core/delivery/destination';
import type { Issue } from '@causeway/core/result/issue';
import type { DeliveryStore } from '../../packages/server/src/ports/delivery-store.ts';
import type { OutgoingAnswer } from '../../packages/server/src/ports/egress.ts';
import { Dispatcher } from '../../packages/server/src/workers/dispatcher.ts';
import { PlanShare } from '../../packages/server/src/workers/plan-share.ts';
import { arrival, INTEGRATION, MODEL } from './arrivals.ts';
import { destination } from './far-side.ts';
import { openSqlite, type Stores } from './temp-store.ts';
import { VirtualTime } from './virtual-time.ts';

/** On a whole minute, so that periods can be. */
export const START = 1_800_000_000_000;
const NEVER = new AbortController().signal;

export interface TimedOptions {
  /** When things are sent; beside that the destination is one of `far-side.ts`. */
  readonly rules: Partial<Destination>;
  /** Customers in one request at the most. */
  readonly size?: number;
  readonly answer?: (request: PlannedRequest, now: number) => OutgoingAnswer;
  /** How long an answer takes. */
  readonly latencyMs?: number;
  readonly giveUpAfterMs?: number;
  /** What stands between the dispatcher and its store. */
  readonly store?: (store: DeliveryStore) => DeliveryStore;
}

export interface SentRequest {
  readonly at: number;
  readonly events: readonly number[];
}

export const ok = (body = '[]', status = 200): OutgoingAnswer => ({
  status,
  body,
  headers: {},
  ms: 1,
  error: undefined,
});

/** A store, a dispatcher and a far side, in virtual time. */
export class TimedWorld {
  readonly time: VirtualTime = new VirtualTime(START);
  readonly sent: SentRequest[] = [];
  readonly paused: { readonly at: number; readonly issue: Issue }[] = [];
  readonly logged: object[] = [];
  /** Events by customer, in the order of registration. */
  readonly registered: Map<string, number[]> = new Map();
  readonly registeredAt: Map<number, number> = new Map();
  readonly #options: TimedOptions;
  stores: Stores;
  dispatcher: Dispatcher;
  replied = 0;
  /** The clock on the wall is off by so much; how long something takes stays as it is. */
  clockOff = 0;
  /** What is said of faults; none is expected. */
  failing: (facts: object) => void = (facts) => {
    throw new Error(JSON.stringify(facts));
  };
  #messages = 0;

  private constructor(options: TimedOptions, stores: Stores) {
    this.#options = options;
    this.stores = stores;
    this.dispatcher = this.#open();
  }

  static async open(options: TimedOptions): Promise<TimedWorld> {
    const world = new TimedWorld(options, await openSqlite());
    await world.dispatcher.start();
    return world;
  }

  /** One event of each of these customers, in one group. */
  async register(...customers: readonly string[]): Promise<readonly number[]> {
    const { registered, fresh } = await this.stores.register.register(
      () => customers.map((id) => arrival('track', `m${++this.#messages}`, { userId: id })),
      () => MODEL,
    );
    const events = registered.map(({ event }) => event ?? -1);
    for (const [index, event] of events.entries()) {
      const id = customers[index] ?? '';
      this.registered.set(id, [...(this.registered.get(id) ?? []), event]);
      this.registeredAt.set(event, this.time.now);
    }
    this.dispatcher.wake(fresh.get(INTEGRATION) ?? []);
    return events;
  }

  /** Nothing of the dispatcher's memory survives, and what was under way is repeated. */
  async crash(): Promise<void> {
    this.time.forget();
    this.stores = await this.stores.reopen();
    this.dispatcher = this.#open();
    await this.dispatcher.start();
  }

  /** As when somebody resumes an integration that was paused. */
  async resume(): Promise<void> {
    await this.#ended();
    this.dispatcher = this.#open();
    await this.dispatcher.start();
  }

  get left(): number {
    return this.stores.count('messages') + this.stores.count('waiting') + this.stores.count('flights');
  }

  /** Endings by event: when, and which. */
  endings(): Map<number, { readonly at: number; readonly outcome: number; readonly reason: unknown }> {
    const endings = new Map<number, { at: number; outcome: number; reason: unknown }>();
    for (const row of this.stores.rows('outcomes')) {
      const [, , , event, , at, outcome, reason] = row as number[];
      if (event === undefined || endings.has(event)) throw new Error(`event ${event} ended twice`);
      endings.set(event, { at: at ?? 0, outcome: outcome ?? -1, reason });
    }
    return endings;
  }

  /** When each event left first. */
  firstSent(): Map<number, number> {
    const first = new Map<number, number>();
    for (const { at, events } of this.sent)
      for (const event of events) if (!first.has(event)) first.set(event, at);
    return first;
  }

  async close(): Promise<void> {
    await this.#ended();
    this.stores.close();
  }

  async #ended(): Promise<void> {
    let ended = false;
    const stopping = this.dispatcher.stop().then(() => (ended = true));
    await this.time.until(() => ended, this.time.now + 600_000);
    await stopping;
  }

  #open(): Dispatcher {
    const { rules, size = 100, answer = () => ok(), latencyMs = 1, giveUpAfterMs, store } = this.#options;
    const { time } = this;
    return new Dispatcher(
      INTEGRATION,
      { ...patient(destination(size)), ...rules },
      {
        store: store?.(this.stores.delivery) ?? this.stores.delivery,
        send: async (request) => {
          this.sent.push({ at: time.now, events: request.eventsOf.flat() });
          const given = answer(request, time.now);
          await time.sleep(latencyMs, NEVER);
          return given;
        },
        clock: () => time.now + this.clockOff,
        random: () => 0.5,
        sleep: time.sleep,
        planning: new PlanShare(() => time.now + this.clockOff, time.clock, time.sleep),
        log: {
          info: () => undefined,
          warn: (facts) => this.logged.push(facts),
          error: (facts) => this.failing(facts),
        },
        giveUpAfterMs: giveUpAfterMs ?? 72 * 3_600_000,
        observe: () => undefined,
        paused: (_integration, issue) => this.paused.push({ at: time.now, issue }),
        replied: () => this.replied++,
      },
    );
  }
}

/** Hears `Retry-After`, in seconds. */
function patient(from: Destination): Destination {
  return {
    ...from,
    read: (request, answer) => {
      const meant = from.read(request, answer);
      const after = answer.headers['retry-after'];
      return meant.kind === 'transient' && after !== undefined
        ? { ...meant, retryAfterMs: Number(after) * 1_000 }
        : meant;
    },
  };
}

/** Tells of each event that a request carried which one it was. */
export const telling: NonNullable<Destination['replies']> = (_request, _answer, entries) =>
  entries.flatMap(({ customer, events }) =>
    events.map((event): Reply => ({ customer, event, data: { seen: event } })),
  );
