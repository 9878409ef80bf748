import type { Customer } from '@causeway/core/customer/customer';
import type { Json } from '@causeway/core/result/json';
import type { StoredEvent } from './customer-store.ts';

/** Where a search begins, and how much of it is wanted. */
export interface SearchWindow {
  /** Go on after this place; undefined: from the first. */
  readonly after: number | undefined;
  /** So many that match are passed over before any is answered. */
  readonly skip: number;
  readonly most: number;
}

/** `skipped` of those that match were passed over; `next` is the place to go on after, undefined at the end. */
export interface SearchResult<Row> {
  readonly data: readonly Row[];
  readonly skipped: number;
  readonly next: number | undefined;
}

/** An event, and whose it is by now. */
export interface OwnedEvent extends StoredEvent {
  readonly customer: string;
}

/** Searching without an index: bounded in time, so an answer may be short of rows and still have a `next`. */
export interface CustomerSearch {
  /**
   * People with a name of their own, newest first. `equal` are attributes that must have this value, which the store
   * may look for in its own way; `keep` decides.
   */
  readonly customers: (
    workspace: number,
    equal: readonly (readonly [name: string, value: Json])[],
    keep: (customer: Customer) => boolean,
    window: SearchWindow,
  ) => Promise<SearchResult<Customer>>;
  /** What somebody did, in the order of registration or against it. `keys`: all numbers they have had. */
  readonly events: (
    keys: readonly number[],
    order: 'asc' | 'desc',
    keep: (event: StoredEvent) => boolean,
    window: SearchWindow,
  ) => Promise<SearchResult<StoredEvent>>;
  /** The same for everybody who is shown: people with a name of their own who have not opted out. */
  readonly everybodysEvents: (
    workspace: number,
    order: 'asc' | 'desc',
    keep: (event: StoredEvent) => boolean,
    window: SearchWindow,
  ) => Promise<SearchResult<OwnedEvent>>;
}
