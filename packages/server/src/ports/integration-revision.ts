import type { Purpose } from '@causeway/core/consent/consent';
import type { JsonObject } from '@causeway/core/result/json';

/** How an integration was configured from one change to the next. It never changes. */
export interface IntegrationRevision {
  /** The number that the integration had with it. Pausing and resuming count too, so that numbers may be missing. */
  readonly revision: number;
  readonly name: string;
  readonly settings: JsonObject;
  /** undefined: what its kind requires. */
  readonly requires: readonly Purpose[] | undefined;
  readonly variant: string | undefined;
  /** Those that were written or taken away with it; what they are is nowhere but sealed. */
  readonly secrets: Readonly<Record<string, 'changed' | 'removed'>>;
  /** Why, in the words of whoever made it; may be empty. */
  readonly summary: string;
  /** As they were called then. */
  readonly author: string;
  /** Unix milliseconds. */
  readonly at: number;
  /** The revision that it brought back. */
  readonly restored: number | undefined;
}

/** Which of them, newest first. */
export interface RevisionQuery {
  readonly limit: number;
  /** Only those with a smaller number. */
  readonly before?: number | undefined;
}
