import type { Attendance } from '@causeway/core/audience/attendance';
import type { CountedEvent } from '@causeway/core/audience/audience-model';
import type { Customer } from '@causeway/core/customer/customer';

/** Somebody in an audience. `since`: Unix milliseconds. */
export interface Member {
  readonly customer: Customer;
  readonly since: number;
}

/** Who came and went within one hour, which began at `at` (Unix milliseconds). */
export interface HourOfAudience {
  readonly at: number;
  readonly entered: number;
  readonly left: number;
}

/** Who is in which audience, for reading. `audience` and `customer` are the store's numbers. */
export interface MemberStore {
  /** The latest first, from after the one given. */
  readonly members: (
    audience: number,
    before: { readonly since: number; readonly customer: number } | undefined,
    most: number,
  ) => Promise<readonly Member[]>;
  /** Hours in which anything happened, from `from` on, up to `to`. */
  readonly hours: (audience: number, from: number, to: number) => Promise<readonly HourOfAudience[]>;
  /** How a customer stands; undefined of who was never judged. */
  readonly attendance: (customer: number) => Promise<Attendance | undefined>;
  readonly history: (customer: number, types: ReadonlySet<string>) => Promise<Iterable<CountedEvent>>;
  /** Customers with keys above `after`, by key, with how they stand. */
  readonly customersAfter: (
    workspace: number,
    after: number,
    most: number,
  ) => Promise<readonly { readonly customer: Customer; readonly attendance: Attendance | undefined }[]>;
  readonly countCustomers: (workspace: number) => Promise<number>;
}
