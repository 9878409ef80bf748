import type { Source } from './config-store.ts';

/** A live key of the events API. */
export interface ApiKey {
  readonly source: Source;
  /** What its requests are signed with; undefined when there is none that can be opened. */
  readonly secret: string | undefined;
  /** Of its workspace: the key alone is not enough. */
  readonly requireSignature: boolean;
}

/** Finds a key of the events API; undefined when it is unknown, revoked, or of another kind. */
export type FindApiKey = (key: string) => Promise<ApiKey | undefined> | ApiKey | undefined;
