import type { JsonObject } from '@causeway/core/result/json';
import type { Noting, NotingChange } from './audit-store.ts';

/** An audience as it is kept. Times are Unix milliseconds. */
export interface AudienceRecord {
  /** The store's number. */
  readonly id: number;
  readonly workspace: number;
  /** 32 hexadecimal digits. */
  readonly publicId: string;
  /** Names it in rules and payloads; no two live audiences of a workspace have the same. */
  readonly slug: string;
  readonly name: string;
  readonly description: string;
  /** FilterQL as it was written. */
  readonly filter: string;
  /** What other systems keep with an audience and the hub only hands back (`tags`, `kind` …). */
  readonly options: JsonObject;
  /** Its rule holds since this epoch of the workspace. */
  readonly epoch: number;
  readonly announce: boolean;
  /** Grows by one with every change. */
  readonly revision: number;
  readonly members: number;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** What a rule counts. `counted`: what rules of the workspace count already, so that it goes on being counted. */
export interface TallyNeeds {
  readonly needed: readonly string[];
  readonly counted: readonly string[];
}

export interface AudienceDraft extends Pick<
  AudienceRecord,
  'workspace' | 'publicId' | 'slug' | 'name' | 'description' | 'filter' | 'options' | 'announce'
> {
  readonly tallies: TallyNeeds;
}

export interface AudienceChange {
  readonly slug?: string | undefined;
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  readonly filter?: string | undefined;
  readonly options?: JsonObject | undefined;
  /** The rule means something else: everybody is judged again. Who is found in it, or out of it, is told of or not. */
  readonly rule?: { readonly announce: boolean; readonly tallies: TallyNeeds } | undefined;
  readonly ifRevision?: number | undefined;
}

export interface KeptTally {
  readonly key: string;
  readonly id: number;
  readonly epoch: number;
}

/** How far judging everybody has come. Who is judged for another reason meanwhile is not among those looked at. */
export interface Judging {
  readonly workspace: number;
  readonly epoch: number;
  /** Everybody was judged by the rules up to this epoch. */
  readonly judged: number;
  readonly place: number;
  readonly looked: number;
  readonly state: 'running' | 'paused' | 'done';
  readonly startedAt: number;
  readonly updatedAt: number;
}

export type AudienceTaken = { readonly taken: 'slug' };

/** Audiences by configuration. Whoever changes one says what to write down about it. */
export interface AudienceStore {
  /** By name. */
  readonly audiences: (workspace: number) => Promise<readonly AudienceRecord[]>;
  readonly audience: (workspace: number, publicId: string) => Promise<AudienceRecord | undefined>;
  readonly tallies: (workspace: number) => Promise<readonly KeptTally[]>;
  /** Begins judging everybody. */
  readonly addAudience: (
    draft: AudienceDraft,
    now: number,
    noting: Noting<AudienceRecord>,
  ) => Promise<AudienceRecord | AudienceTaken>;
  /** Undefined when there is none, or when `ifRevision` is not its revision any more. */
  readonly changeAudience: (
    workspace: number,
    publicId: string,
    change: AudienceChange,
    now: number,
    noting: NotingChange<AudienceRecord>,
  ) => Promise<AudienceRecord | AudienceTaken | undefined>;
  /** Its members are forgotten by and by; nobody is told. */
  readonly removeAudience: (
    workspace: number,
    publicId: string,
    ifRevision: number | undefined,
    now: number,
    noting: Noting<AudienceRecord>,
  ) => Promise<boolean>;
  readonly judgings: () => Promise<readonly Judging[]>;
  readonly judging: (workspace: number) => Promise<Judging | undefined>;
  /** Everybody is judged again from the beginning, by the rules as they are. */
  readonly judgeAgain: (workspace: number, now: number, noting: Noting<Judging>) => Promise<Judging>;
  /** Pauses or resumes; undefined when nothing is under way. */
  readonly holdJudging: (
    workspace: number,
    paused: boolean,
    now: number,
    noting: Noting<Judging>,
  ) => Promise<Judging | undefined>;
  /** Customers with keys below `place` are judged, `looked` of them since the last time; nothing when `epoch` is another by now. */
  readonly judgedTo: (
    workspace: number,
    epoch: number,
    place: number,
    looked: number,
    isDone: boolean,
    now: number,
  ) => Promise<void>;
}
