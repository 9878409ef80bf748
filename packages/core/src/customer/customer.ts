import type { Consents } from '../consent/consent.ts';
import type { Membership } from '../ledger/membership.ts';
import type { JsonObject } from '../result/json.ts';

/** `inactive`: known by name only, because somebody spoke of them; `opted_out`: has left, and is nobody any more. */
export type CustomerStatus = 'active' | 'inactive' | 'banned' | 'suspended' | 'merged' | 'opted_out';

/**
 * A person. `key` is the store's number, `id` the public id. An `anonymous` customer has been seen (an anonymous
 * id) and not yet named: its id is made up by the hub and is replaced when an identify or alias names the person.
 * `version` grows by one with every change.
 */
export interface Customer {
  readonly key: number;
  readonly workspace: number;
  readonly id: string;
  readonly anonymous: boolean;
  readonly anonymousIds: readonly string[];
  readonly status: CustomerStatus;
  readonly attributes: JsonObject;
  /** Of these nobody said anything: they have their default. Undefined: none is like that. */
  readonly defaulted?: readonly string[] | undefined;
  /** Undefined for who is only tracked. */
  readonly membership?: Membership | undefined;
  /** Undefined for who never spoke of any. */
  readonly consents?: Consents | undefined;
  /** Nothing that sets attributes happened later than this (Unix milliseconds); undefined when nothing ever did. */
  readonly saidAt?: number | undefined;
  readonly version: number;
  readonly createdAt: number;
  readonly updatedAt: number;
}
