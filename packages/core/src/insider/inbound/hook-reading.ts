import type { JsonObject } from '../../result/json.ts';

/** Everything that a request of Insider's webhooks says, under one name for each thing (see `attributeKey`). */
export interface HookContent {
  /** Insider's id of the profile. */
  readonly insiderId: string | undefined;
  /** Insider's number of the webhook. */
  readonly hookId: string | undefined;
  /** By `email`, `custom.tier` and so on; identifiers and `insider_id` are among them. */
  readonly attributes: JsonObject;
  /** What can identify somebody, by `uuid`, `email`, `phone_number`, `custom.<name>`. */
  readonly identifiers: Readonly<Record<string, string>>;
  /** Of an event, by `quantity`, `custom.note` and so on. */
  readonly params: JsonObject;
  /** Names of fields that were too large to be taken on. */
  readonly leftOut: readonly string[];
}

/** `not_json`: no object or list; `several`: a list of several; `nothing_known`: nothing in it that can be told. */
export type UnknownReason = 'not_json' | 'several' | 'nothing_known';

export type HookReading = HookContent &
  (
    | { readonly kind: 'event'; readonly eventName: string }
    | { readonly kind: 'profile' }
    | { readonly kind: 'test' }
    | { readonly kind: 'unknown'; readonly reason: UnknownReason }
  );

export const NO_CONTENT: HookContent = {
  insiderId: undefined,
  hookId: undefined,
  attributes: {},
  identifiers: {},
  params: {},
  leftOut: [],
};
