import type { Issue } from '@causeway/core/result/issue';
import type { Noting } from './audit-store.ts';
import type { Person } from './log-store.ts';

export interface DeadLetter {
  readonly event: number;
  readonly type: string;
  readonly customer: Person | undefined;
  readonly delivery: number | undefined;
  readonly issue: Issue;
  readonly buriedAt: number;
}

export interface DeadLetterCause {
  readonly code: string;
  readonly count: number;
  /** What was said about the latest one. */
  readonly example: Issue;
  readonly firstAt: number;
  readonly lastAt: number;
}

/** Which dead letters of an integration are meant. `until`: those buried at that time or before. */
export type DeadLetterChoice =
  | { readonly events: readonly number[] }
  | { readonly code: string; readonly until: number }
  | { readonly until: number };

export interface ResentCounts {
  readonly resent: number;
  readonly gone: number;
}

/** A place in the list: the time matters only for the list of one cause. */
export interface DeadLetterPlace {
  readonly at: number;
  readonly event: number;
}

/** Messages that could not be delivered, with a way back. */
export interface DeadLetterStore {
  /** Of one cause by time, of all by event; newest first. */
  readonly list: (
    integration: number,
    code: string | undefined,
    before: DeadLetterPlace | undefined,
    most: number,
  ) => Promise<readonly DeadLetter[]>;
  readonly causes: (integration: number) => Promise<readonly DeadLetterCause[]>;
  /**
   * Moves them back in front of the queue, each customer's in order, and nothing else. `gone` are those whose event
   * is no longer kept: they stay. Written in portions; each is whole, with a note of all that was done by then.
   */
  readonly resend: (
    integration: number,
    choice: DeadLetterChoice,
    now: number,
    noting: Noting<ResentCounts>,
  ) => Promise<ResentCounts>;
  readonly discard: (
    integration: number,
    choice: DeadLetterChoice,
    now: number,
    noting: Noting<number>,
  ) => Promise<number>;
}
