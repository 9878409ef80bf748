import type { Customer } from '@causeway/core/customer/customer';
import type { LedgerEffect } from '@causeway/core/ledger/ledger';
import { NO_BALANCES, spendable } from '@causeway/core/ledger/membership';
import { own, type Json } from '@causeway/core/result/json';

/** An event that moved what may be spent, as the API tells of it. */
export interface MovingEvent {
  readonly id: string;
  readonly action: string;
  readonly points: number;
  /** Points do not expire by themselves, and there is one account. */
  readonly expdate: null;
  readonly account: null;
}

export function movingEvents(
  event: number | undefined,
  action: string,
  effect: LedgerEffect | undefined,
): readonly MovingEvent[] {
  if (event === undefined || effect === undefined || effect.points === 0) return [];
  return [{ id: String(event), action, points: effect.points, expdate: null, account: null }];
}

/** A customer as an event leaves them. Times are Unix seconds, as real answers have them; what is not known is null. */
export interface CustomerAnswer {
  readonly id: string;
  readonly created_at: number;
  readonly handler: Json;
  readonly status: Customer['status'];
  readonly score: number;
  readonly spent: number;
  readonly pending: number;
  readonly spendable: number;
  readonly language: Json;
  readonly currency: Json;
  readonly first_name: Json;
  readonly last_name: Json;
  readonly email: Json;
  readonly events: readonly MovingEvent[];
}

export function customerAnswer(customer: Customer, events: readonly MovingEvent[]): CustomerAnswer {
  const balances = customer.membership?.balances ?? NO_BALANCES;
  const attribute = (name: string): Json => own(customer.attributes, name) ?? null;
  return {
    id: customer.id,
    created_at: Math.floor(customer.createdAt / 1_000),
    handler: attribute('handler'),
    status: customer.status,
    score: balances.score,
    spent: balances.spent,
    pending: balances.pending,
    spendable: spendable(balances),
    language: attribute('language'),
    currency: attribute('currency'),
    first_name: attribute('first_name'),
    last_name: attribute('last_name'),
    email: attribute('email'),
    events,
  };
}
