import type { Json } from '../result/json.ts';

/** `DELETE` is left out on purpose: nothing that is typed into a form destroys anything. */
export type CustomMethod = 'POST' | 'PUT' | 'PATCH' | 'GET';

export interface CustomHeader {
  readonly name: string;
  /** May hold placeholders. What is secret belongs to the secret headers. */
  readonly value: string;
}

/** What is sent: a body with `##placeholders##`, what a stored template makes, or the event as it is. */
export type CustomBody =
  | { readonly format: 'placeholders'; readonly content: Json }
  | { readonly format: 'template'; readonly template: string; readonly config: Json }
  | { readonly format: 'event' };

/** Several records in one request, of one or of many customers. */
export interface CustomBatch {
  readonly size: number;
  /** Where the records of a body are: `users` joins the lists of that name, empty makes one list of whole bodies. */
  readonly join: string;
}

/** A destination that takes HTTP requests of any form (seed hardal-insider, "Custom API"; fact sheet 2.1). */
export interface CustomSettings {
  /** May hold placeholders after the host. */
  readonly url: string;
  readonly method: CustomMethod;
  readonly contentType: string;
  readonly headers: readonly CustomHeader[];
  /** Id of the authorization that is added to each request; null: none. */
  readonly authorization: string | null;
  readonly body: CustomBody;
  /** Fields without a value are taken out of what a template makes. */
  readonly dropEmpty: boolean;
  /** `insider`: brought into the form of Insider's upsert, and checked, before it leaves. */
  readonly shape: 'none' | 'insider';
  /** Types of events that are sent; empty: all but `except`. */
  readonly events: readonly string[];
  readonly except: readonly string[];
  /** What happens to events of people nobody has named yet. */
  readonly anonymous: 'send' | 'hold';
  readonly batch: CustomBatch | null;
  /** Status codes after which a message is not tried again, besides those that never are. */
  readonly doNotRetry: readonly number[];
  readonly requestsPerMinute: number;
  readonly concurrency: number;
}
