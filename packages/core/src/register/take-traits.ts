import type { Customer } from '../customer/customer.ts';
import { sayTraits } from '../customer/defaults.ts';
import type { Issue } from '../result/issue.ts';
import { isObject, own, type JsonObject } from '../result/json.ts';
import type { TrackingCall } from '../tracking/call.ts';
import { followContacts, type NewContact } from './contacts.ts';
import { followExternalIds } from './external-ids.ts';
import type { TrackedArrival } from './known.ts';
import type { Model } from './model.ts';
import { notSaidSince, saidAt } from './said.ts';
import type { WorkSet } from './work-set.ts';

/** What a call made of a customer's attributes. */
export interface TakenTraits {
  readonly customer: Customer;
  /** Attributes that have another value now. */
  readonly changed: readonly string[];
  readonly issues: readonly Issue[];
  readonly contacts: readonly NewContact[];
}

const NONE: readonly never[] = Object.freeze([]);

/**
 * Sets what a call says of its customer. What identify says counts from when it happened: of two calls the later one
 * decides about an attribute, whichever came in first. Traits that another call mentions in its context fill gaps, and
 * come in as they come. Of who has left nothing is kept.
 */
export function takeTraits(
  set: WorkSet,
  customer: Customer,
  { call, receivedAt }: TrackedArrival,
  model: Model,
  event: number,
): TakenTraits {
  const isSaid = call.kind === 'identify';
  const traits = isSaid ? call.data : passingTraits(call);
  if (traits === undefined || customer.status === 'opted_out')
    return { customer, changed: NONE, issues: NONE, contacts: NONE };
  const says = isSaid && Object.keys(traits).length > 0;
  const all = sayTraits(customer, traits, model.attributes, !isSaid);
  let applied = all;
  if (says && all.changed.length > 0 && call.timestamp < set.saidAt(customer)) {
    const rest = notSaidSince(set, customer, traits, model, call.timestamp, event);
    applied = sayTraits(customer, rest, model.attributes, false);
  }
  const { attributes, changed, defaulted } = applied;
  const said = says ? saidAt(set, customer, call.timestamp) : customer;
  const isAsBefore = changed.length === 0 && defaulted === customer.defaulted;
  const after = isAsBefore
    ? said
    : {
        ...said,
        attributes,
        ...(defaulted === customer.defaulted ? {} : { defaulted }),
        version: said.version + 1,
        updatedAt: receivedAt,
      };
  if (after !== customer) set.put(after, false);
  if (changed.length === 0) return { customer: after, changed, issues: all.issues, contacts: NONE };
  followExternalIds(set, model.externalIds, after, customer.attributes);
  const contacts = followContacts(set, model, after, customer.attributes);
  return { customer: after, changed, issues: all.issues, contacts };
}

function passingTraits(call: TrackingCall): JsonObject | undefined {
  const traits = own(call.context, 'traits');
  return isObject(traits) ? traits : undefined;
}
