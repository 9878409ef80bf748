import type { Reference } from '@causeway/core/register/submission';
import type { JsonObject } from '@causeway/core/result/json';

/** What a destination told of a customer as it accepted the message of `event`. */
export interface WaitingReply {
  readonly id: number;
  readonly workspace: number;
  readonly integration: number;
  /** Leads to the customer, through merges. */
  readonly who: Reference;
  readonly event: number;
  /** Values for attributes, by name. */
  readonly data: JsonObject;
  /** When it was told; Unix milliseconds. */
  readonly at: number;
}

/** Replies between the delivering side, which writes them as it settles, and the registering one, which takes them in. */
export interface ReplyStore {
  /** Those that have waited longest. */
  readonly next: (most: number) => Promise<readonly WaitingReply[]>;
  /** They have been taken in, or can never be. */
  readonly done: (ids: readonly number[]) => Promise<void>;
}
