import type { Customer } from '../customer/customer.ts';
import type { TrackingCall } from '../tracking/call.ts';
import type { IdentifierKind } from './writes.ts';

/** One call on its way in: who sent it, and when it was received (Unix milliseconds). */
export interface Arrival {
  readonly workspace: number;
  readonly source: number;
  readonly receivedAt: number;
  readonly call: TrackingCall;
}

/**
 * What the store tells the rules while a transaction is open. `find` and `load` answer from the state before this
 * group of arrivals. `claim` writes the event and answers false when this source's messageId was there already: the
 * unique index decides, in the same transaction, and nothing is looked up before.
 */
export interface Known {
  readonly find: (workspace: number, kind: IdentifierKind, value: string) => Customer | undefined;
  readonly newCustomerKey: () => number;
  readonly claim: (arrival: Arrival, customer: number) => number | undefined;
}
