import type { Customer } from '../customer/customer.ts';
import type { Event } from '../event/event.ts';
import type { EventRefusal } from '../event/event-refusal.ts';
import type { JsonObject } from '../result/json.ts';
import { isInOf, tellOf } from './attend.ts';
import { attendApart } from './attend-apart.ts';
import { tellOfConsents } from './consents.ts';
import {
  CUSTOMERS_MERGED,
  CUSTOMERS_SEPARATED,
  IDENTIFIER_SENT_AGAIN,
  type AgainDecision,
  type IdentityDecision,
  type MergeDecision,
  type UndoDecision,
} from './identity-decision.ts';
import { contactsOf } from './contacts.ts';
import type { OwnEvent } from './known.ts';
import { meetNamesakes, pairOf } from './meet-namesakes.ts';
import { mergeCustomers } from './merge-customers.ts';
import type { Model } from './model.ts';
import { unknownCustomer } from './refusals.ts';
import type { Registered } from './register.ts';
import { routeEvent } from './route-event.ts';
import { undoMerge } from './undo-merge.ts';
import { whyNotUndone } from './undoable.ts';
import type { WorkSet } from './work-set.ts';

const NOTHING = { event: undefined, customer: undefined, issues: [] } as const;
const NO_NAMES: readonly string[] = Object.freeze([]);

/** Carries out what somebody decided about who is who. Refused, it changes nothing. */
export function registerDecision(set: WorkSet, decision: IdentityDecision, model: Model): Registered {
  const { workspace, conflict } = decision;
  if (conflict !== undefined && !set.isOpenConflict(workspace, conflict))
    return refused('conflict_decided', 'This was decided already, or went away by itself.');
  if ('merge' in decision) return merge(set, decision, model);
  if ('undo' in decision) return undo(set, decision, model);
  if ('again' in decision) return sendAgain(set, decision);
  decided(set, decision, 'kept_apart');
  return NOTHING;
}

function merge(set: WorkSet, decision: MergeDecision, model: Model): Registered {
  const { workspace, receivedAt, by, note } = decision;
  const from = set.load(decision.merge.from);
  const into = set.load(decision.merge.into);
  if (from?.workspace !== workspace || into?.workspace !== workspace)
    return { ...NOTHING, refusal: unknownCustomer('one of the two', 'Somebody may have erased them.') };
  if (from.key === into.key) return refused('same_customer', 'The two are one customer already.');
  if (from.status === 'opted_out' || into.status === 'opted_out')
    return refused('opted_out', 'Whoever has opted out is nobody any more, and is not merged.');
  if (into.anonymous)
    return refused(
      'into_anonymous',
      'The customer who remains must be known by an id.',
      'Merge the other way round.',
    );
  const event = own(set, decision, CUSTOMERS_MERGED, into, { customer: from.id, cause: 'person' });
  // First, so that what is settled by the merge itself does not count as gone away by itself.
  decided(set, decision, 'merged');
  const merging = { from, into, at: receivedAt, cause: 'person' as const, event: event.id, by, note };
  const merged = mergeCustomers(set, model, merging);
  const met = meetNamesakes(set, model, merged.customer, merged.contacts, event.id, receivedAt);
  const customer = met?.customer ?? merged.customer;
  const seats = [...merged.seats, ...(met?.seats ?? [])];
  news(set, model, customer, event, [...merged.taken, ...(met?.taken ?? NO_NAMES)], receivedAt);
  tellOfConsents(set, model, met?.before ?? merged.before, customer, undefined, receivedAt);
  tellOf(set, model, customer, seats, receivedAt);
  return { event: event.id, customer: customer.key, issues: [], after: customer, merge: merged.id };
}

function undo(set: WorkSet, decision: UndoDecision, model: Model): Registered {
  const { workspace, receivedAt, by, note } = decision;
  const record = set.known.merge(workspace, decision.undo);
  if (record === undefined || set.undone.some(({ merge: id }) => id === decision.undo))
    return refused('merge_undone', 'There is no such merge to take back.');
  const pair = { from: set.exact(record.from.key), into: set.exact(record.into) };
  const why = whyNotUndone(record, pair);
  if (why !== undefined || pair.from === undefined || pair.into === undefined)
    return refused(why?.code ?? 'merge_erased', why?.message ?? '', why?.hint);
  const { from, into, lost } = undoMerge(
    set,
    model,
    record,
    { from: pair.from, into: pair.into },
    receivedAt,
  );
  set.undone.push({ merge: record.id, at: receivedAt, by, note });
  const seatsOf = [from, into].map((customer) => ({
    customer,
    seats: attendApart(set, model, customer, receivedAt),
  }));
  // Somebody said that they are two: what both have in common is no question any more.
  const theirs = new Set(contactsOf(model, into).map(({ name, value }) => `${name} ${value}`));
  for (const contact of contactsOf(model, from))
    if (theirs.has(`${contact.name} ${contact.value}`))
      set.conflicts.push({ ...pairOf(from, into, contact), kind: 'apart', by, note, at: receivedAt });
  for (const customer of [from, into]) {
    const other = customer === from ? into : from;
    const data = { customer: other.id };
    const learnt = customer === from ? forgotten(set, model, from) : undefined;
    const event = own(set, decision, CUSTOMERS_SEPARATED, customer, data, learnt);
    const changed = customer === from ? Object.keys(from.attributes) : lost;
    news(set, model, customer, event, changed, receivedAt);
  }
  for (const { customer, seats } of seatsOf) tellOf(set, model, customer, seats, receivedAt);
  tellOfConsents(set, model, pair.into, into, undefined, receivedAt);
  return { event: undefined, customer: into.key, issues: [], after: into, merge: record.id };
}

/**
 * While two were one, destinations were told of them under the identifiers of both. What each holds of the one who is
 * back is anybody's guess: it is told everything again.
 */
function forgotten(set: WorkSet, { integrations }: Model, { key }: Customer): OwnEvent['learnt'] {
  return integrations.flatMap(({ id }) => {
    const shadow = set.known.shadow(id, key);
    if (shadow === undefined) return [];
    const forget = [
      ...Object.keys(shadow.attributes).map((name) => ({ name, custom: false })),
      ...Object.keys(shadow.custom).map((name) => ({ name, custom: true })),
    ];
    return { integration: id, set: [], forget, identifiers: {} };
  });
}

function sendAgain(set: WorkSet, decision: AgainDecision): Registered {
  const { workspace, again } = decision;
  const customer = set.load(again.customer);
  if (customer?.workspace !== workspace)
    return { ...NOTHING, refusal: unknownCustomer('this customer', 'Somebody may have erased them.') };
  const { integration, identifier } = again;
  const learnt = { integration, set: [], forget: [], identifiers: {}, allow: [identifier] };
  const event = own(set, decision, IDENTIFIER_SENT_AGAIN, customer, { identifier }, [learnt]);
  set.messages.push({ integration, event: event.id, customer: customer.key, held: false });
  decided(set, decision, 'sent_again');
  return { event: event.id, customer: customer.key, issues: [], after: customer };
}

function decided(
  set: WorkSet,
  { conflict, by, note, receivedAt }: IdentityDecision,
  state: 'merged' | 'kept_apart' | 'sent_again',
): void {
  if (conflict !== undefined)
    set.conflicts.push({ kind: 'decide', conflict, state, by, note, at: receivedAt });
}

function own(
  set: WorkSet,
  { source, receivedAt }: IdentityDecision,
  type: string,
  customer: Customer,
  data: JsonObject,
  learnt?: OwnEvent['learnt'],
): Event {
  const event = { source, type, timestamp: receivedAt, receivedAt, data };
  const id = set.known.claimOwn(learnt === undefined ? event : { ...event, learnt }, customer.key);
  if (id === undefined) throw new Error(`${type} was claimed twice`);
  return { id, type, timestamp: receivedAt, data, context: {} };
}

/** To integrations that a change of these attributes concerns. */
function news(
  set: WorkSet,
  model: Model,
  customer: Customer,
  event: Event,
  changed: readonly string[],
  receivedAt: number,
): void {
  routeEvent(set, model, customer, event, changed, isInOf(set, model, customer.key), {
    integrations: undefined,
    receivedAt,
    hasLeft: false,
    tellsOf: undefined,
    isNews: true,
  });
}

function refused(type: string, message: string, hint?: string): Registered {
  const refusal: EventRefusal = {
    status: 409,
    type,
    code: 0,
    message,
    ...(hint === undefined ? {} : { hint }),
  };
  return { ...NOTHING, refusal };
}
