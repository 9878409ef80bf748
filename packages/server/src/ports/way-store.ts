/** A request that carries a message: the delivery of its first attempt, and the place of the customer in its records. */
export interface Carried {
  readonly delivery: number;
  readonly slot: number | undefined;
}

/** Where a message is that has not ended. */
export interface WayStore {
  /** The last request of the flight that carries the event now; undefined when none is under way. */
  readonly underWay: (integration: number, event: number) => Promise<Carried | undefined>;
  /**
   * The latest request that failed since then and says one of these texts: what a message was parked with, or what
   * its integration was paused for. A bounded search.
   */
  readonly failedSince: (
    integration: number,
    since: number,
    texts: readonly string[],
  ) => Promise<Carried | undefined>;
  /** What each of these attempts was answered, by its number. */
  readonly responses: (deliveries: readonly number[]) => Promise<ReadonlyMap<number, string>>;
}
