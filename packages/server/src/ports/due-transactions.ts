import type { Reference } from '@causeway/core/register/submission';

/** A pending purchase whose time to be accepted by itself has come. */
export interface DueTransaction {
  readonly workspace: number;
  readonly id: string;
  /** Leads to its customer. */
  readonly who: Reference;
  /** Unix milliseconds. */
  readonly acceptAt: number;
}

export interface DueTransactions {
  /** Those whose time is `now` or earlier, the longest due first. */
  readonly due: (now: number, most: number) => Promise<readonly DueTransaction[]>;
  /** They are not due any more, though nothing else about them changes. */
  readonly setAside: (transactions: readonly DueTransaction[]) => Promise<void>;
}
