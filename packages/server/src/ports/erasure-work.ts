import type { PlannedRequest } from '@causeway/core/delivery/destination';

/** What is needed of somebody until they are erased. It is kept sealed, and thrown away at the end. */
export interface ErasureWork {
  /** All that they were called as customers. */
  readonly ids: readonly string[];
  /** Every spelling of their identifiers. */
  readonly spellings: readonly string[];
  readonly destinations: readonly {
    readonly integration: number;
    readonly requests: readonly PlannedRequest[];
  }[];
}

/** Seals and opens it for one workspace. Opening throws when the key is another one. */
export interface ErasureSealing {
  readonly seal: (workspace: number, work: ErasureWork) => Uint8Array;
  readonly open: (workspace: number, sealed: Uint8Array) => ErasureWork;
}
