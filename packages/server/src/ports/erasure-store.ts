import type { Mentions } from '@causeway/core/erasure/mentions';
import type { Person } from '@causeway/core/erasure/person';
import type { Issue } from '@causeway/core/result/issue';
import type { NotingChange, Noting } from './audit-store.ts';

export type ErasureState = 'running' | 'failed' | 'done';

/**
 * - `queue`: what waits for destinations, and what is on its way there;
 * - `destination`: the profile at one integration's destination;
 * - `profile`: who they are: attributes, identifiers, seats, balances;
 * - `events`: what they did;
 * - `log`: what deliveries kept of them;
 * - `receipts`: what receipts and the audit log kept of them.
 */
export type StepKind = 'queue' | 'destination' | 'profile' | 'events' | 'log' | 'receipts';

export interface ErasureStep {
  readonly position: number;
  readonly kind: StepKind;
  readonly integration: { readonly id: number; readonly name: string } | undefined;
  readonly state: 'waiting' | 'running' | 'done' | 'failed';
  /** Rows that were deleted or blacked out, or requests that were accepted. */
  readonly count: number;
  readonly statusCode: number | undefined;
  /** When it was last worked on. Unix milliseconds, like all times here. */
  readonly at: number | undefined;
  readonly issue: Issue | undefined;
  /** How often it was tried in vain, since when, and when it is tried next. */
  readonly attempts: number;
  readonly since: number | undefined;
  readonly due: number;
}

export interface Erasure {
  readonly id: number;
  readonly workspace: number;
  readonly state: ErasureState;
  /** Keyed hash of the customer's id. */
  readonly subject: string;
  readonly reason: string;
  /** Who asked for it, as they were called then. */
  readonly author: string;
  readonly suppress: boolean;
  /** What is sent about them is refused now: somebody may have lifted that since. */
  readonly suppressed: boolean;
  readonly requestedAt: number;
  readonly finishedAt: number | undefined;
  readonly steps: readonly ErasureStep[];
}

/** What is to be done about a person, made of what the store found. */
export interface ErasureDraft {
  readonly subject: string;
  readonly hashes: readonly string[];
  /** Sealed: what is needed until all is done. */
  readonly work: Uint8Array;
  readonly destinations: readonly { readonly id: number; readonly name: string }[];
}

export interface ErasureRequest {
  readonly workspace: number;
  /** The store's key, of them now. */
  readonly customer: number;
  readonly reason: string;
  readonly author: string;
  readonly suppress: boolean;
}

/** Work that can be gone on with now. */
export interface ErasureJob {
  readonly id: number;
  readonly workspace: number;
  /** The hash that stands in the place of their name. */
  readonly subject: string;
  readonly work: Uint8Array;
  readonly step: ErasureStep;
}

/** By what they are found in what was written down. `ids`: all that they were called as customers. */
export interface Traces {
  readonly mentions: Mentions;
  readonly ids: readonly string[];
}

export interface StepEnd {
  readonly state: 'waiting' | 'done' | 'failed';
  /** Added to the step's count. */
  readonly count: number;
  readonly statusCode?: number | undefined;
  readonly issue?: Issue | undefined;
  /** Of one that is tried again. */
  readonly due?: number;
}

export interface EndedErasure {
  readonly id: number;
  readonly workspace: number;
  /** Integrations whose step has failed. */
  readonly failed: readonly number[];
  readonly work: Uint8Array | undefined;
}

export interface Suppressed {
  readonly since: number;
  readonly erasure: number;
  readonly refused: number;
}

/**
 * Erasing people. It shares the registering side's connection and caches. From the moment that `begin` resolves nobody
 * is found under any of their identifiers, nothing about them is registered, planned or recorded, and what is settled
 * writes nothing about them.
 */
export interface ErasureStore {
  /** Undefined when the customer is gone meanwhile. `describe` is asked within the transaction. */
  readonly begin: (
    request: ErasureRequest,
    describe: (person: Person) => ErasureDraft,
    now: number,
    noting: Noting<Erasure>,
  ) => Promise<Erasure | undefined>;
  readonly erasure: (workspace: number, id: number) => Promise<Erasure | undefined>;
  /** Newest first; with `hash`, only of whom it is a name. */
  readonly list: (
    workspace: number,
    hash: string | undefined,
    before: number | undefined,
    most: number,
  ) => Promise<readonly Erasure[]>;
  /** Makes failed steps waiting ones. Undefined when there is none such, and when nothing of it has failed. */
  readonly retry: (
    workspace: number,
    id: number,
    now: number,
    noting: NotingChange<Erasure>,
  ) => Promise<Erasure | undefined>;

  /** The next step of the oldest erasure that has one to be worked on now. */
  readonly next: (now: number) => Promise<ErasureJob | undefined>;
  /**
   * Carries out a portion of a step that is not about a destination. Answers whether that was the last one. What waits for
   * destinations is over only when nothing is under way any more: that step is to be ended apart.
   */
  readonly portion: (job: ErasureJob, traces: Traces, now: number) => Promise<boolean>;
  /** Requests that carry something of theirs and have not ended. */
  readonly underWay: (erasure: number) => Promise<number>;
  readonly endStep: (job: ErasureJob, end: StepEnd, now: number) => Promise<void>;
  /** Those whose steps have all ended, and that are not finished yet. */
  readonly ended: () => Promise<readonly EndedErasure[]>;
  /** What was needed is thrown away, or replaced by what is still needed for what failed. */
  readonly letGo: (erasure: number, work: Uint8Array | undefined) => Promise<void>;
  readonly finish: (erasure: number, failed: boolean, now: number) => Promise<void>;

  /** By any of these hashes. */
  readonly suppressed: (workspace: number, hashes: readonly string[]) => Promise<Suppressed | undefined>;
  /**
   * Takes those who have one of these hashes off the list, with all that they are called. Answers how many entries; and
   * `unfinished`, with nothing done, while one of them is being erased.
   */
  readonly lift: (
    workspace: number,
    hashes: readonly string[],
    now: number,
    noting: Noting<{ readonly lifted: number; readonly erasures: readonly number[] }>,
  ) => Promise<number | 'unfinished'>;
}
