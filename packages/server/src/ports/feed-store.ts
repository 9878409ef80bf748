import type { Fate } from '@causeway/core/delivery/fate';
import type { JsonObject } from '@causeway/core/result/json';
import type { Person } from './log-store.ts';
import type { Receipt } from './receipt-queries.ts';

/** An event as it passes by; its content is asked for apart. `customer` is the customer's number. */
export interface FeedEvent {
  readonly id: number;
  readonly type: string;
  readonly customer: number;
  readonly source: number;
  readonly messageId: string;
  readonly timestamp: number;
  readonly receivedAt: number;
}

/** The highest number that each table has now. */
export interface FeedTops {
  readonly event: number;
  readonly ending: number;
  readonly receipt: number;
}

export interface FeedFilter {
  readonly sources: ReadonlySet<number>;
  readonly type: string | undefined;
  readonly customer: number | undefined;
}

/** A portion of what came after a number. `last` is the number to go on from; `more`: there is more than this. */
export interface FeedPortion<T> {
  readonly data: readonly T[];
  readonly last: number;
  readonly more: boolean;
}

/**
 * Following what is written. Numbers become visible in their order, so that whoever has read up to one misses nothing
 * by asking for those above it. A table that was emptied may begin anew: its top is then below what was read.
 */
export interface FeedStore {
  readonly tops: () => Promise<FeedTops>;
  /** The latest that meet the filter, oldest first; a bounded search. */
  readonly latest: (filter: FeedFilter, most: number) => Promise<readonly FeedEvent[]>;
  readonly eventsAfter: (
    id: number,
    wanted: (event: FeedEvent) => boolean,
  ) => Promise<FeedPortion<FeedEvent>>;
  readonly endingsAfter: (id: number, wanted: (event: number) => boolean) => Promise<FeedPortion<Fate>>;
  readonly receiptsAfter: (id: number, wanted: (source: number) => boolean) => Promise<FeedPortion<Receipt>>;
  /** Undefined when the event is gone, or far too long to be shown. */
  readonly content: (
    event: number,
  ) => Promise<{ readonly data: JsonObject; readonly context: JsonObject } | undefined>;
  readonly person: (customer: number) => Promise<Person | undefined>;
}
