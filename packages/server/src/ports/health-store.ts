/** What lies in the queues of one integration. */
export interface QueueCounts {
  /** Can be sent now. */
  readonly waiting: number;
  /** Put aside until later after a failure. */
  readonly parked: number;
  /** Of people not yet named. */
  readonly held: number;
  readonly deadLetters: number;
  /** When the oldest message that is waiting or parked was received, Unix milliseconds. */
  readonly oldestAt: number | undefined;
}

export interface HealthStore {
  /** Exact. Counted in slices, so that a long queue holds nothing else up. */
  readonly counts: (
    integrations: readonly number[],
    now: number,
  ) => Promise<ReadonlyMap<number, QueueCounts>>;
  /** Rejects when the database cannot be read. */
  readonly probe: () => Promise<void>;
}

/** Whether the hub can do its work, as its composition knows it. */
export interface HealthState {
  readonly phase: 'starting' | 'serving' | 'draining';
  /** What the last failed write said; undefined once one has succeeded. */
  readonly storeFailure: string | undefined;
  /** Is the delivering thread there? */
  readonly delivering: boolean;
}

/** Totals since the start. */
export interface TrackingTotals {
  readonly requests: number;
  readonly accepted: number;
  readonly duplicates: number;
  readonly refused: number;
  readonly overloaded: number;
  readonly retried: number;
}

/** Totals of one integration since the start, and where its breaker stands. */
export interface DeliverTotals {
  readonly integration: number;
  readonly requests: number;
  readonly failedRequests: number;
  readonly records: number;
  readonly requestMs: number;
  readonly breaker: { readonly openings: number; readonly probing: boolean };
  readonly busyLanes: number;
}
