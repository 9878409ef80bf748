import { applyTraits } from '../customer/apply-traits.ts';
import type { Customer } from '../customer/customer.ts';
import type { Event } from '../event/event.ts';
import type { Issue } from '../result/issue.ts';
import { isObject, own, type JsonObject } from '../result/json.ts';
import type { TrackingCall } from '../tracking/call.ts';
import { applyResolution, resolvedKey } from './apply-resolution.ts';
import type { Arrival, Known } from './known.ts';
import type { Model, RoutedIntegration } from './model.ts';
import { resolveCustomer } from './resolve-customer.ts';
import { WorkSet } from './work-set.ts';
import type { Writes } from './writes.ts';

/** What became of one arrival. `event` is undefined for a duplicate, whose effects happened before. */
export interface Registered {
  readonly event: number | undefined;
  readonly customer: number;
  readonly issues: readonly Issue[];
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
    registered[index] = registerOne(set, arrival, modelOf(arrival.workspace));
  }
  return { writes: set, registered };
}

const NO_ISSUES: readonly Issue[] = Object.freeze([]);
const NO_NAMES: readonly string[] = Object.freeze([]);

function registerOne(set: WorkSet, arrival: Arrival, model: Model): Registered {
  const { call } = arrival;
  const resolution = resolveCustomer(set, arrival);
  const key = resolvedKey(set, resolution);
  const id = set.known.claim(arrival, key);
  if (id === undefined) return { event: undefined, customer: key, issues: NO_ISSUES };
  let customer = applyResolution(set, arrival, resolution, key);
  let changed = NO_NAMES;
  let issues = NO_ISSUES;
  const traits = call.kind === 'identify' ? call.data : passingTraits(call);
  if (traits !== undefined) {
    const applied = applyTraits(customer.attributes, traits, model.attributes, call.kind !== 'identify');
    changed = applied.changed;
    issues = applied.issues;
    if (changed.length > 0) {
      customer = {
        ...customer,
        attributes: applied.attributes,
        version: customer.version + 1,
        updatedAt: arrival.receivedAt,
      };
      set.put(customer, false);
    }
  }
  if (model.integrations.length > 0) {
    const event: Event = {
      id,
      type: call.type,
      timestamp: call.timestamp,
      data: call.data,
      context: call.context,
    };
    for (const integration of model.integrations) route(set, integration, customer, event, changed, arrival);
  }
  return { event: id, customer: customer.key, issues };
}

/** Traits that a call other than identify mentions in its context: they fill gaps and never overwrite. */
function passingTraits(call: TrackingCall): JsonObject | undefined {
  const traits = own(call.context, 'traits');
  return isObject(traits) ? traits : undefined;
}

function route(
  set: WorkSet,
  integration: RoutedIntegration,
  customer: Customer,
  event: Event,
  changed: readonly string[],
  { call, receivedAt }: Arrival,
): void {
  const base = { integration: integration.id, event: event.id, customer: customer.key };
  if (call.integrations !== undefined && !isWanted(call.integrations, integration)) {
    set.skips.push({ ...base, type: event.type, at: receivedAt, reason: 'excluded' });
  } else if (!integration.routes(event, changed)) {
    set.skips.push({ ...base, type: event.type, at: receivedAt, reason: 'no_mapping' });
  } else {
    set.messages.push({ ...base, held: customer.anonymous && integration.holdsAnonymous });
  }
}

/** The sender's own choice: `{"All": false, "Insider": true}`. Names are case-sensitive; what is not named follows `All`. */
function isWanted(wanted: JsonObject, integration: RoutedIntegration): boolean {
  const choice = own(wanted, integration.name) ?? own(wanted, integration.label);
  if (choice !== undefined && choice !== null) return choice !== false;
  const all = own(wanted, 'All') ?? own(wanted, 'all');
  return all !== false;
}
