import type { Fate } from '@causeway/core/delivery/fate';

/** An event whose fates are asked for. `customer` is the number it is kept under now. */
export interface FateOf {
  readonly id: number;
  readonly customer: number;
  /** Unix milliseconds. */
  readonly receivedAt: number;
}

export interface FateStore {
  /**
   * How these events stand with these integrations, by event, in the order of the integrations. What cannot be known
   * any more is left out: of events from before an integration, and of those whose log rows may have been deleted.
   */
  readonly fates: (
    events: readonly FateOf[],
    integrations: readonly { readonly id: number; readonly createdAt: number }[],
    now: number,
  ) => Promise<ReadonlyMap<number, readonly Fate[]>>;
}
