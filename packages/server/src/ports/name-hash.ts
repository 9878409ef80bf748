import type { Name } from '@causeway/core/erasure/names';

/** A keyed hash of what somebody is called in a workspace: always the same, and nobody can tell from it who they are. */
export type NameHash = (workspace: number, name: Name) => string;
