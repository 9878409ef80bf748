import { applyTraits } from '../customer/apply-traits.ts';
import type { Customer } from '../customer/customer.ts';
import type { EventRefusal } from '../event/event-refusal.ts';
import type { LedgerEffect } from '../ledger/ledger.ts';
import type { Issue } from '../result/issue.ts';
import { isObject, own, type JsonObject } from '../result/json.ts';
import type { TrackingCall } from '../tracking/call.ts';
import { attend, attendMerge, isInOf, registerLook, tellOf } from './attend.ts';
import { applyResolution, resolvedKey } from './apply-resolution.ts';
import { followExternalIds } from './external-ids.ts';
import type { Arrival, Known, Look, TrackedArrival } from './known.ts';
import type { Model } from './model.ts';
import { registerSubmission } from './register-submission.ts';
import { resolveCustomer } from './resolve-customer.ts';
import { routeEvent } from './route-event.ts';
import type { ToldVerdict } from './take-told.ts';
import { WorkSet } from './work-set.ts';
import type { Writes } from './writes.ts';

/**
 * What became of one arrival. `event` is undefined for a duplicate, whose effects happened before, for what was
 * refused, and for what was only looked at. The rest is told of submissions alone.
 */
export interface Registered {
  readonly event: number | undefined;
  readonly customer: number | undefined;
  readonly issues: readonly Issue[];
  readonly refusal?: EventRefusal;
  /** The event that this one repeats. */
  readonly repeats?: number;
  /** The customer as the event leaves it. */
  readonly after?: Customer | undefined;
  readonly changed?: readonly string[];
  readonly effect?: LedgerEffect | undefined;
  /** What was made of the values that a destination told. */
  readonly told?: readonly ToldVerdict[];
  /** All that was told was known: nothing was registered. */
  readonly unchanged?: true;
}

export interface RegisterResult {
  readonly writes: Writes;
  readonly registered: readonly Registered[];
}

/**
 * Registers a group of arrivals, in order: finds each one's customer, applies the event, and routes it to the
 * integrations. Everything but the events themselves (see `Known.claim`) is answered as data for the store to write
 * in the same transaction.
 */
export function register(
  arrivals: readonly Arrival[],
  modelOf: (workspace: number) => Model,
  known: Known,
): RegisterResult {
  const set = new WorkSet(known);
  const registered = new Array<Registered>(arrivals.length);
  for (let index = 0; index < arrivals.length; index++) {
    const arrival = arrivals[index] as Arrival;
    const model = modelOf(arrival.workspace);
    registered[index] =
      'call' in arrival
        ? registerCall(set, arrival, model)
        : 'look' in arrival
          ? looked(set, arrival, model)
          : registerSubmission(set, arrival, model);
  }
  return { writes: set, registered };
}

const NO_ISSUES: readonly Issue[] = Object.freeze([]);
const NO_NAMES: readonly string[] = Object.freeze([]);

function looked(set: WorkSet, look: Look, model: Model): Registered {
  return { event: undefined, customer: registerLook(set, look, model), issues: NO_ISSUES };
}

function registerCall(set: WorkSet, arrival: TrackedArrival, model: Model): Registered {
  const { call } = arrival;
  const resolution = resolveCustomer(set, arrival);
  const key = resolvedKey(set, resolution);
  const id = set.known.claim(arrival, key);
  if (id === undefined) return { event: undefined, customer: key, issues: NO_ISSUES };
  let customer = applyResolution(set, arrival, resolution, key, model.externalIds);
  const merged =
    resolution.kind === 'merge'
      ? attendMerge(set, model, resolution.from, resolution.into, customer, id, arrival.receivedAt)
      : undefined;
  const before =
    resolution.kind === 'new' ? undefined : resolution.kind === 'merge' ? customer : resolution.customer;
  let changed = NO_NAMES;
  let issues = NO_ISSUES;
  const traits = call.kind === 'identify' ? call.data : passingTraits(call);
  // Who has left is nobody any more: nothing is kept of them, and nobody is told.
  if (traits !== undefined && customer.status !== 'opted_out') {
    const applied = applyTraits(customer.attributes, traits, model.attributes, call.kind !== 'identify');
    changed = applied.changed;
    issues = applied.issues;
    if (changed.length > 0) {
      const { attributes } = customer;
      customer = {
        ...customer,
        attributes: applied.attributes,
        version: customer.version + 1,
        updatedAt: arrival.receivedAt,
      };
      set.put(customer, false);
      if (model.externalIds.length > 0) followExternalIds(set, model.externalIds, customer, attributes);
    }
  }
  const event = {
    id,
    type: call.type,
    timestamp: call.timestamp,
    data: call.data,
    context: call.context,
  };
  const seats = attend(set, model, { before, after: customer, changed, event }, arrival.receivedAt);
  if (model.integrations.length > 0) {
    routeEvent(set, model, customer, event, changed, isInOf(set, model, customer.key), {
      integrations: call.integrations,
      receivedAt: arrival.receivedAt,
      hasLeft: customer.status === 'opted_out',
      tellsOf: undefined,
    });
  }
  if (merged !== undefined) tellOf(set, model, customer, merged, arrival.receivedAt);
  tellOf(set, model, customer, seats, arrival.receivedAt);
  return { event: id, customer: customer.key, issues };
}

/** Traits that a call other than identify mentions in its context: they fill gaps and never overwrite. */
function passingTraits(call: TrackingCall): JsonObject | undefined {
  const traits = own(call.context, 'traits');
  return isObject(traits) ? traits : undefined;
}
