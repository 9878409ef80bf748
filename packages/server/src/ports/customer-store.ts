import type { Customer } from '@causeway/core/customer/customer';
import type { Shadow } from '@causeway/core/delivery/destination';
import type { Event } from '@causeway/core/event/event';
import type { LedgerEffect } from '@causeway/core/ledger/ledger';
import type { Transaction } from '@causeway/core/ledger/transaction';
import type { Issue } from '@causeway/core/result/issue';
import type { OutcomeName, PageRequest, SearchPage } from './log-store.ts';

export interface StoredEvent extends Event {
  /** What it did to balances; undefined when it moved none. */
  readonly effect: LedgerEffect | undefined;
  readonly receivedAt: number;
  readonly source: number;
  readonly messageId: string;
}

/** How one event of a customer ended in one integration. */
export interface CustomerOutcome {
  readonly id: number;
  readonly integration: number;
  readonly at: number;
  readonly event: number;
  readonly type: string;
  readonly outcome: OutcomeName;
  readonly reason: string | undefined;
  readonly status: number | undefined;
  readonly delivery: number | undefined;
  readonly issues: readonly Issue[];
}

/** Reading customers and what they did. Whoever was merged is answered as the one they were merged into. */
export interface CustomerStore {
  /** By id, also an earlier one, or a made-up one of somebody not yet named. */
  readonly find: (workspace: number, id: string) => Promise<Customer | undefined>;
  /** The customer's number, and those of all who were merged into them: some of what they did ended under these. */
  readonly keys: (customer: number) => Promise<readonly number[]>;
  /** Of this anonymous id exactly. */
  readonly findAnonymous: (workspace: number, anonymousId: string) => Promise<Customer | undefined>;
  /** Whose ids begin so, in the order of ids, after `after`; `id` is the id that was found. */
  readonly byPrefix: (
    workspace: number,
    prefix: string,
    after: string | undefined,
    most: number,
  ) => Promise<readonly { readonly id: string; readonly customer: Customer }[]>;
  /** A bounded search, newest first; with `email` only those with this address. */
  readonly list: (
    workspace: number,
    email: string | undefined,
    page: PageRequest,
  ) => Promise<SearchPage<Customer>>;
  readonly events: (
    customer: number,
    type: string | undefined,
    page: PageRequest,
  ) => Promise<SearchPage<StoredEvent>>;
  /** An event that came in, by its number, with its customer as they are now. */
  readonly event: (
    workspace: number,
    id: number,
  ) => Promise<{ readonly event: StoredEvent; readonly customer: Customer } | undefined>;
  /** Their purchases, newest first. */
  readonly transactions: (customer: number, most: number) => Promise<readonly Transaction[]>;
  /** What their events did to balances, in no order, a portion at a time. */
  readonly effects: (keys: readonly number[]) => AsyncIterable<readonly LedgerEffect[]>;
  /** Those with this value of an external id; two are as ambiguous as twenty. */
  readonly findExternal: (workspace: number, name: string, value: string) => Promise<readonly Customer[]>;
  /** Everybody who is kept under one of these names and values among the external ids, newest first. */
  readonly withIdentifiers: (
    workspace: number,
    identifiers: readonly (readonly [name: string, value: string])[],
    page: PageRequest,
  ) => Promise<readonly Customer[]>;
  readonly outcomes: (keys: readonly number[], page: PageRequest) => Promise<readonly CustomerOutcome[]>;
  readonly shadow: (integration: number, customer: number) => Promise<Shadow | undefined>;
}
