/** A word about consent that came in and means nothing in the workspace. `lastSeen`: Unix milliseconds. */
export interface UnmappedWord {
  readonly code: string;
  readonly count: number;
  readonly lastSeen: number;
}

/** Those that came in since the hub was started, the latest first. */
export type UnmappedOf = (workspace: number) => readonly UnmappedWord[];
