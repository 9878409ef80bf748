import type { Attendance } from '@causeway/core/audience/attendance';
import type { RegisteredEvent } from '@causeway/core/audience/replay';
import type { Customer } from '@causeway/core/customer/customer';

/** Somebody in an audience. `since`: Unix milliseconds. */
export interface Member {
  readonly customer: Customer;
  readonly since: number;
}

/** The same by the store's numbers: a place in the order in which members joined. */
export interface MemberPlace {
  readonly since: number;
  readonly customer: number;
}

/** Who came and went within one hour, which began at `at` (Unix milliseconds). */
export interface HourOfAudience {
  readonly at: number;
  readonly entered: number;
  readonly left: number;
}

/** What is asked of customers: who is in these audiences, and their events of these types. */
export interface Wanted {
  readonly audiences: ReadonlySet<number>;
  readonly types: ReadonlySet<string>;
}

/**
 * A customer, how they stood when that was written down (undefined: they were never judged; later events are to be
 * counted first, see `replay`; made anew for each asking), and the events that were asked for. Seats are told of the wanted
 * audiences, and what was counted only where events are wanted.
 */
export interface Standing {
  readonly customer: Customer;
  readonly attendance: Attendance | undefined;
  readonly history: readonly RegisteredEvent[];
}

/** Who is in which audience, for reading. `audience` and `customer` are the store's numbers. */
export interface MemberStore {
  /** The latest first, from after the one given. */
  readonly members: (
    audience: number,
    before: MemberPlace | undefined,
    most: number,
  ) => Promise<readonly Member[]>;
  /** The earliest first, from after the one given, of those who joined up to `until`. */
  readonly joined: (
    audience: number,
    after: MemberPlace,
    until: number,
    most: number,
  ) => Promise<readonly MemberPlace[]>;
  /** Hours in which anything happened that began from `from` on, and before `to`. */
  readonly hours: (audience: number, from: number, to: number) => Promise<readonly HourOfAudience[]>;
  /** How many more came than went in the hours that began from `from` on. */
  readonly grownSince: (audience: number, from: number) => Promise<number>;
  /** How a customer stood when that was written down: see `replay`. Undefined of who was never judged. */
  readonly attendance: (customer: number) => Promise<Attendance | undefined>;
  readonly history: (customer: number, types: ReadonlySet<string>) => Promise<readonly RegisteredEvent[]>;
  /**
   * Customers with keys above `after`, by key, with what is wanted of them: at most so many, often fewer, and none only at
   * the end.
   */
  readonly customersAfter: (
    workspace: number,
    after: number,
    most: number,
    wanted: Wanted,
  ) => Promise<readonly Standing[]>;
  /** How many there are; may be a while old in a large hub. */
  readonly countCustomers: (workspace: number) => Promise<number>;
}
