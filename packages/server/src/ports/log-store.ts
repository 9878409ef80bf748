import type { Issue } from '@causeway/core/result/issue';
import type { Json } from '@causeway/core/result/json';

/**
 * A page of a bounded search, newest first. `next` is where to go on, undefined at the end; `scannedTo` is set when
 * the search stopped before the page was full, and says back to when (Unix milliseconds) it has looked.
 */
export interface SearchPage<T> {
  readonly data: readonly T[];
  readonly next: number | undefined;
  readonly scannedTo: number | undefined;
}

/** `most` is the page's length; `before` the `next` of the page before. */
export interface PageRequest {
  readonly most: number;
  readonly before: number | undefined;
}

/** An HTTP status from `low` up to, not including, `high`; 0 to 1 for "no answer". */
export interface StatusRange {
  readonly low: number;
  readonly high: number;
}

export type OutcomeName = 'delivered' | 'skipped' | 'buried';

/** A customer as lists show one. `id` is the public id; `name` is made from the attributes. */
export interface Person {
  readonly id: string;
  readonly name: string | undefined;
}

/** All that is given must hold. Times are Unix milliseconds, `from` included, `to` excluded. */
export interface LogFilter {
  /** Any delivery of the flight. */
  readonly delivery?: number | undefined;
  /** The store's numbers of the customer: see `CustomerStore.keys`. */
  readonly customers?: readonly number[] | undefined;
  readonly type?: string | undefined;
  readonly outcome?: OutcomeName | undefined;
  /** In reason, issues and error; ASCII letter case does not matter. */
  readonly error?: string | undefined;
  readonly status?: StatusRange | undefined;
  readonly response?: string | undefined;
  /** In the customer's own part of the request. */
  readonly request?: string | undefined;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

export interface LogEntry {
  readonly id: number;
  readonly at: number;
  readonly customer: Person | undefined;
  readonly type: string;
  readonly event: number;
  readonly outcome: OutcomeName;
  readonly reason: string | undefined;
  readonly status: number | undefined;
  readonly delivery: number | undefined;
  readonly slot: number | undefined;
  /** Of the last attempt. */
  readonly ms: number | undefined;
  readonly error: string | undefined;
  readonly issues: readonly Issue[];
}

export interface DeliveryFilter {
  readonly status?: StatusRange | undefined;
  readonly operation?: string | undefined;
  readonly error?: string | undefined;
  readonly minMs?: number | undefined;
  readonly maxMs?: number | undefined;
  readonly minRecords?: number | undefined;
  readonly maxRecords?: number | undefined;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

/** One HTTP request. `status` and `ms` are undefined until it is answered; status 0 means that there was no answer. */
export interface DeliveryEntry {
  readonly id: number;
  readonly flight: number;
  readonly step: number;
  readonly attempt: number;
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  readonly records: number;
  readonly at: number;
  readonly ms: number | undefined;
  readonly status: number | undefined;
  readonly error: string | undefined;
  readonly bytes: number;
}

/** A delivery with its bodies; a further attempt has the request body of the first one. */
export interface DeliveryDetail {
  readonly delivery: DeliveryEntry;
  readonly request: string | undefined;
  /** Those that the request had beside the connection's. */
  readonly headers: Readonly<Record<string, string>>;
  readonly response: string | undefined;
  /** The latest attempts of every request of its flight, in the order in which they were made. */
  readonly attempts: readonly DeliveryEntry[];
}

/** Reading what was sent and how it ended. Every read is of one integration. */
export interface LogStore {
  readonly outcomes: (
    integration: number,
    filter: LogFilter,
    page: PageRequest,
  ) => Promise<SearchPage<LogEntry>>;
  readonly outcome: (integration: number, id: number) => Promise<LogEntry | undefined>;
  readonly deliveries: (
    integration: number,
    filter: DeliveryFilter,
    page: PageRequest,
  ) => Promise<SearchPage<DeliveryEntry>>;
  readonly delivery: (integration: number, id: number) => Promise<DeliveryDetail | undefined>;
  /** What carried a message: the last attempt, which is the one that counted. `part` is what it says about the customer. */
  readonly exchange: (
    integration: number,
    entry: Pick<LogEntry, 'delivery' | 'slot'>,
  ) => Promise<(DeliveryDetail & { readonly part: Json | undefined }) | undefined>;
}
