import type { Customer } from '@causeway/core/customer/customer';
import type { JsonObject } from '@causeway/core/result/json';

/** An event as a walk comes by it. */
export interface RecentEvent {
  readonly id: number;
  readonly type: string;
  /** The number of its customer. */
  readonly customer: number;
  readonly timestamp: number;
  readonly receivedAt: number;
  /** Its content, which is read only when asked for. */
  readonly read: () => { readonly data: JsonObject; readonly context: JsonObject };
}

/** How far a walk came. `complete`: all there is in this time was visited. `from`: nothing before it was looked at. */
export interface Walked {
  readonly complete: boolean;
  readonly from: number;
}

/** Walks over what came in lately, newest first. They are bounded, and go on in steps that hold nobody up. */
export interface RecentStore {
  /** Events of these sources that were received at `since` or later. */
  readonly events: (
    sources: readonly number[],
    since: number,
    visit: (event: RecentEvent) => Promise<void> | void,
  ) => Promise<Walked>;
  /** Customers that were changed at `since` or later; those who were made last come first. */
  readonly customers: (
    workspace: number,
    since: number,
    visit: (customer: Customer) => void,
  ) => Promise<Walked>;
  /** The customer with this number, or whom they were merged into. */
  readonly customer: (workspace: number, key: number) => Promise<Customer | undefined>;
}
