import type { Noting } from './audit-store.ts';
import type { MemberPlace } from './member-store.ts';

/**
 * Telling an integration of who is in its audiences already, of one audience after the other by their numbers. It waits
 * until everybody was judged by their rules; then it begins, and tells of who is a member at that time. Times are Unix
 * milliseconds.
 */
export interface ExistingRun {
  readonly integration: number;
  /** The number of the audience that is being told of; 0 while it waits. */
  readonly place: number;
  /** Who was told of last. */
  readonly last: MemberPlace;
  /** Members gone through, and how many there were when it began. */
  readonly told: number;
  readonly total: number;
  readonly state: 'running' | 'paused' | 'done';
  readonly startedAt: number;
  readonly updatedAt: number;
}

export type ExistingStep = Pick<ExistingRun, 'place' | 'last' | 'told'> & {
  readonly isDone: boolean;
};

export interface ExistingRuns {
  readonly runs: () => Promise<readonly ExistingRun[]>;
  readonly run: (integration: number) => Promise<ExistingRun | undefined>;
  /** From the beginning, whether or not there was one before. No two of an integration start at the same time. */
  readonly start: (integration: number, now: number, noting: Noting<ExistingRun>) => Promise<ExistingRun>;
  /** Pauses or resumes; undefined when nothing is under way. */
  readonly hold: (
    integration: number,
    paused: boolean,
    now: number,
    noting: Noting<ExistingRun>,
  ) => Promise<ExistingRun | undefined>;
  /** It waits no longer: `startedAt` is now, and `total` are members. Undefined when another has been started since. */
  readonly begin: (
    run: ExistingRun,
    place: number,
    total: number,
    now: number,
  ) => Promise<ExistingRun | undefined>;
  /** The same run by now; undefined, with nothing written, when another has been started since. */
  readonly advance: (run: ExistingRun, step: ExistingStep, now: number) => Promise<ExistingRun | undefined>;
}
