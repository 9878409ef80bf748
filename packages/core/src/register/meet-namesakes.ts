import type { SeatChange } from '../audience/judge-customer.ts';
import type { Customer } from '../customer/customer.ts';
import { own } from '../result/json.ts';
import { contactCountry, contactName, contactValue, type NewContact } from './contacts.ts';
import { mergeCustomers } from './merge-customers.ts';
import type { Model } from './model.ts';
import type { WorkSet } from './work-set.ts';
import type { Namesakes } from './writes.ts';

/** Who the customer is after all, when they were merged with whoever has the same contact. */
export interface Met {
  readonly customer: Customer;
  /** Whom the one who remains was before. */
  readonly before: Customer;
  readonly taken: readonly string[];
  readonly seats: readonly SeatChange[];
}

/** Each merge may bring a contact, and whoever has that one too; somewhere it ends. */
const MOST_MERGES = 10;

/**
 * A customer has contacts that they did not have before. Where somebody else has one of them, the workspace says what is
 * to be done: a person is asked, or the two are merged into the one who was there first. Two of whom neither is known by
 * name have nothing to decide, and who has opted out is nobody. Undefined: the customer is who they were.
 */
export function meetNamesakes(
  set: WorkSet,
  model: Model,
  customer: Customer,
  found: readonly NewContact[],
  event: number,
  at: number,
): Met | undefined {
  if (model.contacts === undefined || model.contacts.same === 'ignore') return undefined;
  let met: Met | undefined;
  let merges = 0;
  const left = [...found];
  for (let contact = left.shift(); contact !== undefined; contact = left.shift()) {
    for (const other of namesakes(set, met?.customer ?? customer, contact)) {
      const present = met?.customer ?? customer;
      if (model.contacts.same === 'ask') {
        set.conflicts.push({ ...pairOf(present, other, contact), kind: 'open', event, at });
        continue;
      }
      if (other.key === present.key || set.known.isKeptApart(pairOf(present, other, contact))) continue;
      if (merges++ >= MOST_MERGES) continue;
      const [into, from] = isFirst(other, present) ? [other, present] : [present, other];
      const merged = mergeCustomers(set, model, { from, into, at, cause: 'shared_identifier', event });
      left.push(...merged.contacts);
      met = {
        customer: merged.customer,
        before: merged.before,
        taken: [...(met?.taken ?? []), ...merged.taken],
        seats: [...(met?.seats ?? []), ...merged.seats],
      };
    }
  }
  return met;
}

function namesakes(set: WorkSet, customer: Customer, { name, value }: NewContact): readonly Customer[] {
  const { attributes } = customer;
  // They may have another one by now.
  const still = contactValue(own(attributes, name), contactCountry(attributes)) === value;
  if (!still || !isAnybody(customer)) return [];
  return set
    .findExternal(customer.workspace, contactName(name), value)
    .filter(
      (other) => other.key !== customer.key && isAnybody(other) && !(other.anonymous && customer.anonymous),
    );
}

function isAnybody({ status }: Customer): boolean {
  return status !== 'opted_out' && status !== 'merged';
}

/** Whoever is known by name stays before a visitor, and then whoever was there before. */
function isFirst(one: Customer, other: Customer): boolean {
  if (one.anonymous !== other.anonymous) return other.anonymous;
  return one.createdAt === other.createdAt ? one.key < other.key : one.createdAt < other.createdAt;
}

export function pairOf(one: Customer, other: Customer, { name, value }: NewContact): Namesakes {
  const [first, second] = one.key < other.key ? [one, other] : [other, one];
  return { workspace: one.workspace, name, value, customer: first.key, other: second.key };
}
