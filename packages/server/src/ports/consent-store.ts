import type { ConsentChange } from '@causeway/core/register/writes';

/** A change of a consent as it is kept; `event` may be gone by now. */
export interface StoredConsentChange extends ConsentChange {
  readonly id: number;
}

/** The ledger of consents. It is written as events are registered. */
export interface ConsentStore {
  /** Of the customer under all the numbers they have had, newest first. */
  readonly changes: (
    customers: readonly number[],
    window: { readonly most: number; readonly before: number | undefined },
  ) => Promise<readonly StoredConsentChange[]>;
}
