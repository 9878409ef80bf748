import type { Series } from '@causeway/core/overview/series';

/** What came in, point by point. */
export interface Intake {
  readonly accepted: readonly number[];
  /** Recognised as sent before. */
  readonly repeated: readonly number[];
  readonly refused: readonly number[];
}

/** How messages of one integration ended, point by point. */
export interface Endings {
  readonly delivered: readonly number[];
  readonly skipped: readonly number[];
  readonly buried: readonly number[];
  /** Those of `skipped` whose identifier could not be moved, in the whole time. */
  readonly identityRefused: number;
}

/** Reading what happened per minute. */
export interface ActivityStore {
  /** Of these sources together. */
  readonly intake: (sources: readonly number[], series: Series) => Promise<Intake>;
  readonly endings: (
    integrations: readonly number[],
    series: Series,
  ) => Promise<ReadonlyMap<number, Endings>>;
  /** Has the workspace ever had an event? */
  readonly anyEvent: (workspace: number) => Promise<boolean>;
  /** When the oldest dead letter of the integration was buried. */
  readonly deadSince: (integration: number) => Promise<number | undefined>;
}
