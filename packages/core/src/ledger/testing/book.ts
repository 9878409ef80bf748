import type { CustomerStatus } from '../../customer/customer.ts';
import type { JsonObject } from '../../result/json.ts';
import type { LedgerEffect, LedgerStep, LedgerTerms } from '../ledger.ts';
import { NO_MEMBERSHIP, type Membership } from '../membership.ts';
import type { RegisteredEntry } from '../recompute.ts';
import { stepLedger } from '../step.ts';
import type { Transaction } from '../transaction.ts';
import { transactionIdOf } from '../transaction-id.ts';

/** Noon of a Saturday, in Unix milliseconds. */
export const NOON: number = Date.UTC(2026, 10, 21, 12, 0, 0);

export interface Done {
  readonly customer?: number;
  readonly at?: number;
  readonly once?: boolean;
  readonly points?: number;
}

/**
 * A small workspace to step events in, for tests: it keeps what a store would, and sets statuses as registering does.
 * Everything it hands to the ledger is frozen.
 */
export class Book {
  readonly memberships: Map<number, Membership> = new Map();
  readonly statuses: Map<number, CustomerStatus> = new Map();
  readonly transactions: Map<string, Transaction> = new Map();
  readonly effects: Map<number, LedgerEffect[]> = new Map();
  readonly registered: RegisteredEntry[] = [];
  terms: LedgerTerms;

  constructor(acceptance: LedgerTerms['acceptance'] = 'at_once') {
    this.terms = { acceptance };
  }

  of(customer = 1): Membership {
    return this.memberships.get(customer) ?? NO_MEMBERSHIP;
  }

  status(customer = 1): CustomerStatus {
    return this.statuses.get(customer) ?? 'active';
  }

  /** The transaction, which must be there. */
  at(id: string): Transaction {
    const transaction = this.transactions.get(id);
    if (transaction === undefined) throw new Error(`no transaction ${id}`);
    return transaction;
  }

  step(action: string, data: JsonObject = {}, done: Done = {}): LedgerStep {
    const { customer = 1, at = NOON, once = false, points } = done;
    const entry = freeze({ action, data, at, customer, once, points });
    const id = transactionIdOf(action, data);
    const status = this.status(customer);
    const transaction = id === undefined ? undefined : this.transactions.get(id);
    const step = stepLedger(this.memberships.get(customer), status, transaction, entry, this.terms);
    if (!step.ok) return step;
    this.memberships.set(customer, freeze(step.membership));
    if (step.transaction !== undefined) this.transactions.set(step.transaction.id, freeze(step.transaction));
    if (step.effect !== undefined)
      this.effects.set(customer, [...(this.effects.get(customer) ?? []), step.effect]);
    if (action === 'opt_out') this.statuses.set(customer, 'opted_out');
    if (action === 'opt_in') this.statuses.set(customer, 'active');
    this.registered.push({ entry, status, terms: this.terms });
    return step;
  }

  /** Steps an event that must be accepted. */
  do(action: string, data: JsonObject = {}, done: Done = {}): Extract<LedgerStep, { ok: true }> {
    const step = this.step(action, data, done);
    if (!step.ok) throw new Error(`${action}: ${JSON.stringify(step.refusal)}`);
    return step;
  }

  /** Steps an event that must be refused: code, HTTP status and field of the refusal. */
  refuses(
    action: string,
    data: JsonObject = {},
    done: Done = {},
  ): readonly [number, number, string | undefined] {
    const step = this.step(action, data, done);
    if (step.ok) throw new Error(`${action} was accepted`);
    return [step.refusal.code, step.refusal.status, step.refusal.field];
  }
}

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const member of Object.values(value)) freeze(member);
  }
  return value;
}
