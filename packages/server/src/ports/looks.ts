/** Customers who are to be looked at again. Numbers are the store's, times Unix milliseconds. */
export interface Looks {
  /** Of whom time may have changed something by `now`, the longest due first. */
  readonly due: (
    now: number,
    most: number,
  ) => Promise<readonly { readonly workspace: number; readonly customer: number }[]>;
  /** They are not due any more, though nothing else about them changes. */
  readonly setAside: (customers: readonly number[]) => Promise<void>;
  /** With keys from `from` on, of those who were judged for an earlier epoch or never, by key. */
  readonly behind: (
    workspace: number,
    epoch: number,
    from: number,
    most: number,
  ) => Promise<readonly number[]>;
}
