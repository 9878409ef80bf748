import type { Issue } from '../result/issue.ts';

/**
 * How an event stands with one integration.
 *
 * - `waiting`: will be sent. `parked`: put aside until later after a failure.
 * - `held`: until somebody names the person.
 * - `delivered`, `skipped`, `buried`: how it ended last.
 * - `not_routed`: nothing is mapped for it.
 */
export interface Fate {
  readonly event: number;
  readonly integration: number;
  readonly state: 'waiting' | 'parked' | 'held' | 'delivered' | 'skipped' | 'buried' | 'not_routed';
  /** Why it is parked, was skipped or was buried. */
  readonly reason: string | undefined;
  readonly status: number | undefined;
  readonly delivery: number | undefined;
  /** Of the row in the log that says how it ended. */
  readonly log: number | undefined;
  /** When it ended, or since when it is parked; Unix milliseconds. */
  readonly at: number | undefined;
  readonly issues: readonly Issue[];
}
