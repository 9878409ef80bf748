import type {
  CustomerQueue,
  Flight,
  IdentifierMove,
  Reply,
  Shadow,
  SkipReason,
} from '@causeway/core/delivery/destination';
import type { Learnt } from '@causeway/core/delivery/learnt';
import type { Issue } from '@causeway/core/result/issue';

/** A customer's messages as taken from a lane. `waiting` are the event ids among them that came from outside it. */
export interface TakenQueue extends CustomerQueue {
  readonly lane: number;
  readonly waiting: ReadonlySet<number>;
  /** How often, and since when, these messages have been parked before. */
  readonly attempts: number;
  readonly since: number | undefined;
}

export interface Take {
  readonly queues: readonly TakenQueue[];
  /** Messages behind a parked one of the same customer: to be parked with it, until the same time. */
  readonly behind: readonly ParkedMessages[];
  /** Lanes that hold more than was taken. */
  readonly more: readonly number[];
}

/** Where a message is, so that it can be removed. */
export interface MessagePlace {
  readonly lane: number;
  readonly customer: number;
  readonly event: number;
  readonly waiting: boolean;
}

export interface ParkedMessages {
  readonly lane: number;
  readonly customer: number;
  readonly events: readonly { readonly event: number; readonly waiting: boolean }[];
  readonly due: number;
  readonly attempts: number;
  readonly since: number;
  readonly reason: string;
}

export interface RecordedFlight {
  readonly id: number;
  readonly integration: number;
  readonly lanes: readonly number[];
  readonly flight: Flight;
  /** By event id: the type, for the log, and where the message is. */
  readonly messages: ReadonlyMap<number, MessagePlace & { readonly type: string }>;
  /** The delivery row of each request's first attempt. */
  readonly deliveries: readonly number[];
  readonly firstAt: number;
}

/** One attempt of one request, with its answer. `status` 0: no answer. */
export interface Attempt {
  readonly flight: number;
  readonly step: number;
  readonly attempt: number;
  readonly at: number;
  readonly ms: number;
  readonly status: number;
  readonly error: string | undefined;
  readonly response: string | undefined;
}

export type Ending =
  | { readonly outcome: 'delivered' }
  | { readonly outcome: 'skipped'; readonly reason: SkipReason }
  | { readonly outcome: 'buried'; readonly issue: Issue };

export interface SettledMessage extends MessagePlace {
  readonly type: string;
  readonly ending: Ending;
  readonly status: number | undefined;
  readonly delivery: number | undefined;
  readonly slot: number | undefined;
  readonly issues: readonly Issue[];
}

/** `refused`: why the destination did not; undefined when it did. `event`: the message that asked for it. */
export interface SettledMove extends IdentifierMove {
  readonly customer: number;
  readonly event: number | undefined;
  readonly refused: Issue | undefined;
}

/** What one flight, or the part of a take that needs no flight, changes. Written in one transaction. */
export interface Settlement {
  readonly integration: number;
  readonly at: number;
  readonly settled: readonly SettledMessage[];
  readonly parked: readonly ParkedMessages[];
  readonly shadows: readonly { readonly customer: number; readonly shadow: Shadow }[];
  /** Shadows as a flight would have left them that came to nothing, though it may have been heard (see `doubted`). */
  readonly doubted?: readonly {
    readonly customer: number;
    readonly shadow: Shadow;
    readonly moving: readonly string[];
  }[];
  /** Values that left in vain: what is told like them need not be their echo. */
  readonly lost?: readonly { readonly customer: number; readonly sent: Learnt['set'] }[];
  /** What the destination told of customers as it accepted these messages: to be taken in (see `ReplyStore`). */
  readonly replies?: readonly Reply[];
  /** Identifiers that the destination gave another value, or refused to. */
  readonly moves?: readonly SettledMove[];
  readonly attempts: readonly Attempt[];
  /** Flights that are done with. */
  readonly finished: readonly number[];
}

/** Somebody was erased after their messages were taken: what was planned is to be planned anew, without them. */
export class ErasedMeanwhile extends Error {
  constructor() {
    super('Somebody whom a request was about was erased before it was recorded.');
    this.name = 'ErasedMeanwhile';
  }
}

/** The delivering side of the store. One process, or in a cluster one lease holder, works a lane at a time. */
export interface DeliveryStore {
  /** Lanes of the integration that have anything to send now, and when the next parked message is due. */
  readonly pending: (
    integration: number,
    now: number,
  ) => Promise<{ lanes: readonly number[]; nextDue: number | undefined }>;
  /** Which of these lanes have anything to send now, and how many messages they hold: counted no further than `most`. */
  readonly queued: (
    integration: number,
    lanes: readonly number[],
    most: number,
    now: number,
  ) => Promise<{ lanes: readonly number[]; messages: number }>;
  /** How many messages were delivered since then, counted from the beginning of that minute. */
  readonly delivered: (integration: number, since: number) => Promise<number>;
  /**
   * Reads up to `limit` messages of these lanes, in order, with customers and shadows, and where `audiences` says so
   * with the audiences that the customers are in. Removes nothing.
   */
  readonly take: (
    integration: number,
    lanes: readonly number[],
    limit: number,
    now: number,
    audiences?: boolean,
  ) => Promise<Take>;
  /**
   * Records flights, with their request bodies, before anything leaves. Throws `ErasedMeanwhile`, and records none of
   * them, when one carries somebody who is not there any more.
   */
  readonly record: (
    integration: number,
    lanes: readonly number[],
    flights: readonly Flight[],
    places: ReadonlyMap<number, MessagePlace & { readonly type: string }>,
    now: number,
  ) => Promise<readonly RecordedFlight[]>;
  /** Flights that were recorded and never settled: after a crash their requests are repeated byte for byte. */
  readonly unfinished: (integration: number) => Promise<readonly RecordedFlight[]>;
  /** Those of the unfinished flights, by id, that carry something of somebody who was erased since. */
  readonly carriesErased: (integration: number) => Promise<readonly number[]>;
  /** Writes nothing about who was erased since. */
  readonly settle: (settlement: Settlement) => Promise<void>;
  /** Stops an integration and says why; messages stay where they are. */
  readonly pause: (integration: number, issue: Issue, now: number) => Promise<void>;
}
