import type { Customer } from '../customer/customer.ts';
import { changedAtFirst } from '../customer/defaults.ts';
import { namesInCall } from '../erasure/names.ts';
import { isSuppressed } from '../erasure/suppression.ts';
import type { EventRefusal } from '../event/event-refusal.ts';
import type { LedgerEffect } from '../ledger/ledger.ts';
import type { Issue } from '../result/issue.ts';
import { attend, isInOf, registerLook, tellOf } from './attend.ts';
import { fieldsChanged, hearConsent, takeConsents, tellOfConsents, withHeard } from './consents.ts';
import { applyResolution, resolvedKey } from './apply-resolution.ts';
import type { Arrival, Known, Look, TrackedArrival } from './known.ts';
import { meetNamesakes } from './meet-namesakes.ts';
import type { Model } from './model.ts';
import { registerDecision } from './register-decision.ts';
import { registerSubmission } from './register-submission.ts';
import { resolveCustomer, type Resolution } from './resolve-customer.ts';
import { routeEvent } from './route-event.ts';
import type { ToldVerdict } from './take-told.ts';
import { takeTraits } from './take-traits.ts';
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
  /** The number of the merge that somebody decided, or took back. */
  readonly merge?: number;
  /** All that was told was known: nothing was registered. */
  readonly unchanged?: true;
  /** Words about consent that mean nothing in this workspace. */
  readonly unmapped?: readonly string[];
  /** It names somebody who was erased: nothing of it may be kept. */
  readonly suppressed?: true;
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
          : 'by' in arrival
            ? registerDecision(set, arrival, model)
            : registerSubmission(set, arrival, model);
  }
  return { writes: set, registered };
}

const NO_ISSUES: readonly Issue[] = Object.freeze([]);
const SUPPRESSED: Registered = Object.freeze({
  event: undefined,
  customer: undefined,
  issues: NO_ISSUES,
  suppressed: true,
});

function looked(set: WorkSet, look: Look, model: Model): Registered {
  if (look.letGo !== undefined) {
    set.letGo(look.look, look.letGo);
    return { event: undefined, customer: look.look, issues: NO_ISSUES };
  }
  return { event: undefined, customer: registerLook(set, look, model), issues: NO_ISSUES };
}

function registerCall(set: WorkSet, arrival: TrackedArrival, model: Model): Registered {
  const { call, workspace } = arrival;
  if (set.known.suppressing(workspace) && isSuppressed(set, workspace, namesInCall(call, model.externalIds)))
    return SUPPRESSED;
  const resolution = resolveCustomer(set, arrival);
  const key = resolvedKey(set, resolution);
  const id = set.known.claim(arrival, key);
  if (id === undefined) return { event: undefined, customer: key, issues: NO_ISSUES };
  const { merged, ...applied } = applyResolution(set, arrival, resolution, key, id, model);
  const taken = takeTraits(set, applied.customer, arrival, model, id);
  const { issues } = taken;
  const changed = resolution.kind === 'new' ? changedAtFirst(model.defaults, taken.changed) : taken.changed;
  const contacts = taken.contacts.length === 0 ? applied.contacts : [...applied.contacts, ...taken.contacts];
  const met =
    contacts.length === 0
      ? undefined
      : meetNamesakes(set, model, taken.customer, contacts, id, arrival.receivedAt);
  let { customer } = met ?? taken;
  const before = met?.customer ?? beforeOf(resolution, applied.customer);
  const event = {
    id,
    type: call.type,
    timestamp: call.timestamp,
    data: call.data,
    context: call.context,
  };
  const heard = hearConsent(model, call.context, call.kind === 'identify' ? call.data : undefined);
  const spoken = heard && takeConsents(set, customer, heard, { ...arrival, ...event, event: id });
  if (spoken !== undefined) ({ customer } = spoken);
  const fields = fieldsChanged(changed, spoken);
  const seats = attend(set, model, { before, after: customer, changed: fields, event }, arrival.receivedAt);
  if (model.integrations.length > 0) {
    // What came from somebody else is news like what the call itself says.
    const others =
      merged === undefined && met === undefined
        ? changed
        : [...changed, ...(merged?.taken ?? []), ...(met?.taken ?? [])];
    routeEvent(set, model, customer, event, others, isInOf(set, model, customer.key), {
      integrations: call.integrations,
      receivedAt: arrival.receivedAt,
      hasLeft: customer.status === 'opted_out',
      tellsOf: undefined,
    });
  }
  const known = met?.before ?? merged?.before ?? before;
  if (spoken !== undefined || merged !== undefined || met !== undefined)
    tellOfConsents(set, model, known, customer, spoken, arrival.receivedAt);
  if (merged !== undefined) tellOf(set, model, customer, merged.seats, arrival.receivedAt);
  if (met !== undefined) tellOf(set, model, customer, met.seats, arrival.receivedAt);
  tellOf(set, model, customer, seats, arrival.receivedAt);
  const registered = { event: id, customer: customer.key, issues };
  return heard === undefined ? registered : withHeard(registered, heard);
}

/** Whom the call found, as they are once it is clear who that is; undefined when there was nobody. */
function beforeOf(resolution: Resolution, applied: Customer): Customer | undefined {
  if (resolution.kind === 'new') return undefined;
  return resolution.kind === 'merge' ? applied : resolution.customer;
}
