import type { Json, JsonObject } from '../result/json.ts';

/** A way to find a customer: by the hub's own id, or by a value of an attribute that is an external id. */
export type Reference =
  | { readonly by: 'id'; readonly value: string }
  | { readonly by: 'external'; readonly name: string; readonly value: string };

/** An id under which the customer will be found from now on, as `external`. */
export interface ExternalId {
  readonly name: string;
  readonly value: string;
}

/**
 * An event that somebody submits by its type: the events API, an incoming webhook, an integration's inbound side, a
 * person in the console. Unlike a tracking call it is checked against its event type, may move balances, and can be
 * refused. Times are Unix milliseconds.
 */
export interface Submission {
  readonly workspace: number;
  readonly source: number;
  readonly receivedAt: number;
  readonly action: string;
  /** Tried in this order; the first that finds anybody decides. Several found by one of them is refused. */
  readonly who: readonly Reference[];
  /** The id of the customer to be made when nobody is found and one may be made; undefined: nobody can be made. */
  readonly newId: string | undefined;
  /** As sent; checked and converted by the event type. */
  readonly data: JsonObject;
  readonly context: JsonObject;
  readonly timestamp: number;
  readonly messageId: string;
  /** The same `messageId` is a repeat only within so many milliseconds; without it, always. */
  readonly repeatsWithin?: number;
  readonly remember?: readonly ExternalId[];
  /** In place of the workspace's own setting. */
  readonly autoSubscribe?: boolean;
  readonly told?: Told;
  /** Of what somebody wrote down by hand about consent: who did, and how they know. */
  readonly statement?: { readonly author: string; readonly note: string };
  /** Nothing is registered when `told` is no news at all (see `Registered.unchanged`). */
  readonly unlessUnchanged?: true;
  /** Only look: nothing is written (see `Registered.registered`). */
  readonly dry?: true;
}

/**
 * What a destination told of a customer. Values that are an echo of what the hub sent change nothing here
 * (see `decideTold`); all of them are learnt into the shadow, in the customer's order.
 */
export interface Told {
  readonly integration: number;
  readonly values: readonly ToldValue[];
  /** Identifiers the destination knows the customer by, as in `Shadow.identifiers`. */
  readonly identifiers: Readonly<Record<string, string>>;
  /** The destination's name of the event, where it told one: it is not told it back. */
  readonly event?: string;
}

/**
 * `attribute`: the hub's attribute it is for, `value`: the value there. `name`, `custom` and `text`: the destination's
 * attribute and the JSON text of the value as the hub would send it, as in the shadow.
 */
export interface ToldValue {
  readonly attribute: string;
  readonly value: Json;
  readonly name: string;
  readonly custom: boolean;
  readonly text: string;
}
