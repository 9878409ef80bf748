import type { Customer } from '../customer/customer.ts';
import { beginWith, changedAtFirst, sayTraits } from '../customer/defaults.ts';
import { namesInSubmission } from '../erasure/names.ts';
import { isSuppressed, suppressedCustomer } from '../erasure/suppression.ts';
import { checkData } from '../event/check-data.ts';
import type { EventType } from '../event/event-type.ts';
import { computedAttributes } from '../ledger/computed.ts';
import type { LedgerStep } from '../ledger/ledger.ts';
import type { Membership } from '../ledger/membership.ts';
import { stepLedger } from '../ledger/step.ts';
import { transactionIdOf } from '../ledger/transaction-id.ts';
import { own, type Json, type JsonObject } from '../result/json.ts';
import { attend, isInOf, tellOf } from './attend.ts';
import { fieldsChanged, hearSubmitted, takeConsents, tellOfConsents, withHeard } from './consents.ts';
import { followContacts } from './contacts.ts';
import { followExternalIds } from './external-ids.ts';
import { findPerson, type FoundPerson } from './find-person.ts';
import { meetNamesakes } from './meet-namesakes.ts';
import type { Model } from './model.ts';
import { internalAction, tooMuch, unknownAction } from './refusals.ts';
import type { Registered } from './register.ts';
import { routeEvent } from './route-event.ts';
import { saidAt, SAYING } from './said.ts';
import type { Submission } from './submission.ts';
import { takeTold, type TakenTold } from './take-told.ts';
import type { WorkSet } from './work-set.ts';

/** Events whose data are the customer's attributes. */
const ABOUT_ATTRIBUTES: ReadonlySet<string> = new Set(['opt_in', 'profile']);

/**
 * Registers one submitted event: finds the customer, checks the data against the event type, moves balances, sets
 * attributes, writes it down and routes it. Refused, repeated or dry, it changes nothing at all.
 */
export function registerSubmission(set: WorkSet, submission: Submission, model: Model): Registered {
  const type = model.eventTypes.get(submission.action);
  if (type === undefined) return { ...NOTHING, refusal: unknownAction(submission.action) };
  if (!type.submittable) return { ...NOTHING, refusal: internalAction(submission.action) };
  if (set.known.suppressing(submission.workspace) && isAboutSuppressed(set, submission, model))
    return { ...NOTHING, refusal: suppressedCustomer(), suppressed: true };
  const before = set.known.claimed(submission);
  if (before !== undefined) {
    return { ...NOTHING, customer: before.customer, repeats: before.event, after: set.load(before.customer) };
  }
  const person = findPerson(set, submission, model);
  if (person.kind === 'refused') return { ...NOTHING, refusal: person.refusal };
  const customer = person.kind === 'found' ? person.customer : undefined;
  const told = heard(set, submission, customer, model);
  if (
    told?.unchanged === true &&
    submission.unlessUnchanged === true &&
    isRemembered(set, submission, customer)
  ) {
    return { ...NOTHING, customer: customer?.key, after: customer, told: told.decisions, unchanged: true };
  }
  const sent =
    told === undefined || !ABOUT_ATTRIBUTES.has(submission.action)
      ? submission.data
      : { ...submission.data, ...told.data };
  const checked = checkData(type, sent, model.allAttributes);
  if ('refusal' in checked) return { ...NOTHING, customer: customer?.key, refusal: checked.refusal };
  const { data } = checked;
  const id = transactionIdOf(submission.action, data);
  const transaction = id === undefined ? undefined : set.transaction(submission.workspace, id);
  const key = customer?.key ?? (submission.dry === true ? 0 : set.known.newCustomerKey());
  const step = stepLedger(
    customer?.membership,
    customer?.status ?? (person.kind === 'new' ? person.status : 'active'),
    transaction,
    {
      action: submission.action,
      data,
      at: submission.timestamp,
      customer: key,
      once: type.once === true,
      points: type.points ?? (type.kind === 'custom' ? 0 : undefined),
    },
    model.terms,
  );
  if (!step.ok) return { ...NOTHING, customer: customer?.key, refusal: step.refusal };
  return carryOut(set, { submission, model, type, person, data, told, step, key });
}

function isAboutSuppressed(set: WorkSet, submission: Submission, { externalIds }: Model): boolean {
  const { workspace, dry } = submission;
  return isSuppressed(set, workspace, namesInSubmission(submission, externalIds), dry);
}

interface Accepted {
  readonly submission: Submission;
  readonly model: Model;
  readonly type: EventType;
  readonly person: Exclude<FoundPerson, { kind: 'refused' }>;
  readonly data: JsonObject;
  readonly told: TakenTold | undefined;
  readonly step: Extract<LedgerStep, { ok: true }>;
  readonly key: number;
}

function heard(
  set: WorkSet,
  { told, receivedAt }: Submission,
  customer: Customer | undefined,
  model: Model,
): TakenTold | undefined {
  if (told === undefined) return undefined;
  const from = model.integrations.find(({ id }) => id === told.integration);
  return takeTold(set, told, customer, from, receivedAt);
}

/** Do all ids that are to be remembered lead there already? */
function isRemembered(
  set: WorkSet,
  { workspace, remember = [] }: Submission,
  customer: Customer | undefined,
): boolean {
  return remember.every(({ name, value }) =>
    set.findExternal(workspace, name, value).some(({ key }) => key === customer?.key),
  );
}

const NOBODYS: JsonObject = Object.freeze({});
const NOTHING = { event: undefined, customer: undefined, issues: [] } as const;

function carryOut(set: WorkSet, accepted: Accepted): Registered {
  const { submission, model, person, data, told, step, key } = accepted;
  const { workspace, receivedAt, action } = submission;
  const before = person.kind === 'found' ? person.customer : newcomer(accepted);
  const written = attributesAfter(before, accepted);
  if (written.full) return { ...NOTHING, customer: before.key, refusal: tooMuch(TOO_MANY) };
  const membership =
    step.membership === before.membership || isNothing(before.membership, step)
      ? before.membership
      : step.membership;
  const changed = [...written.changed, ...computedChanges(before.membership, membership)];
  const status = statusAfter(before, action);
  const customer: Customer = {
    ...before,
    status,
    attributes: written.attributes,
    ...(written.defaulted === before.defaulted ? {} : { defaulted: written.defaulted }),
    membership,
    ...(action === 'opt_out' ? { anonymousIds: [] } : {}),
    version: person.kind === 'new' ? before.version : before.version + 1,
    updatedAt: receivedAt,
  };
  const moved =
    person.kind === 'new' ||
    changed.length > 0 ||
    written.defaulted !== before.defaulted ||
    status !== before.status ||
    membership !== before.membership;
  const present = moved ? customer : before;
  const isSaid = SAYING.has(action) && submission.dry !== true;
  const after = isSaid ? saidAt(set, present, submission.timestamp) : present;
  const registered = {
    customer: key,
    issues: [],
    after,
    changed,
    effect: step.effect,
    ...(told === undefined ? {} : { told: told.decisions }),
  };
  if (submission.dry === true) return { ...registered, event: undefined };
  const integration = submission.told?.integration;
  const event = set.known.claimSubmission(
    {
      submission,
      data,
      effect: step.effect,
      learnt:
        told === undefined || integration === undefined ? undefined : { integration, learnt: told.learnt },
    },
    key,
  );
  if (told !== undefined && integration !== undefined) {
    for (const { name, custom, text } of told.passed)
      set.passed.push({ integration, customer: key, name, custom, text, at: receivedAt, event });
  }
  if (after !== before) set.put(after, person.kind === 'new');
  if (person.kind === 'new') set.identify(workspace, 'user', customer.id, key);
  // Their browsers are anybody's from now on.
  if (action === 'opt_out') for (const id of before.anonymousIds) set.unidentify(workspace, 'anonymous', id);
  followExternalIds(set, model.externalIds, customer, person.kind === 'new' ? {} : before.attributes);
  for (const { name, value } of submission.remember ?? [])
    set.external({ workspace, name, value, customer: key, gone: false });
  if (step.transaction !== undefined) set.putTransaction(workspace, step.transaction);
  const contacts = followContacts(set, model, customer, person.kind === 'new' ? NOBODYS : before.attributes);
  const met = meetNamesakes(set, model, after, contacts, event, receivedAt);
  const happened = {
    id: event,
    type: action,
    timestamp: submission.timestamp,
    data,
    context: submission.context,
  };
  const traits = ABOUT_ATTRIBUTES.has(action) ? data : told?.data;
  const reading = hearSubmitted(model, action, data, submission.context, traits);
  const spoken = reading && takeConsents(set, met?.customer ?? after, reading, { ...submission, event });
  const left = spoken?.customer ?? met?.customer ?? after;
  const fields = fieldsChanged(changed, spoken);
  const known = met?.customer ?? (person.kind === 'new' ? undefined : before);
  const seats = attend(
    set,
    model,
    { before: known, after: left, changed: fields, event: happened },
    receivedAt,
  );
  const others = met === undefined ? changed : [...changed, ...met.taken];
  routeEvent(set, model, left, happened, others, isInOf(set, model, left.key), {
    integrations: undefined,
    receivedAt,
    hasLeft: false,
    tellsOf: integration,
  });
  if (spoken !== undefined || met !== undefined)
    tellOfConsents(set, model, met?.before ?? before, left, spoken, receivedAt);
  if (met !== undefined) tellOf(set, model, left, met.seats, receivedAt);
  tellOf(set, model, left, seats, receivedAt);
  const done = { ...registered, customer: left.key, after: left, event };
  return reading === undefined ? done : withHeard(done, reading);
}

function newcomer({ person, submission, key, model }: Accepted): Customer {
  if (person.kind !== 'new') throw new Error('not a newcomer');
  return {
    key,
    workspace: submission.workspace,
    id: person.id,
    anonymous: false,
    anonymousIds: [],
    status: person.status,
    ...beginWith(model.defaults),
    version: 1,
    createdAt: submission.receivedAt,
    updatedAt: submission.receivedAt,
  };
}

const TOO_MANY = 'A customer cannot have that many attributes, or attributes that long';

function attributesAfter(
  customer: Customer,
  { submission, data, type, model, told, person }: Accepted,
): Pick<Customer, 'attributes' | 'defaulted'> & {
  readonly changed: readonly string[];
  readonly full: boolean;
} {
  if (submission.action === 'opt_out') {
    return { attributes: {}, changed: Object.keys(customer.attributes), full: false };
  }
  const traits: Record<string, Json | undefined> = {};
  if (ABOUT_ATTRIBUTES.has(submission.action)) {
    const fields = new Set(type.fields.map(({ name }) => name));
    for (const [name, value] of Object.entries(data)) {
      if (name === 'labels') traits[name] = withLabels(own(customer.attributes, name), value);
      else if (fields.has(name) || model.allAttributes.has(name) || !COMMON.has(name)) traits[name] = value;
    }
  } else if (told !== undefined) {
    Object.assign(traits, told.data);
  }
  // Somebody found by an external id nobody had yet is known by it from now on.
  if (person.kind === 'new') {
    for (const reference of submission.who) {
      if (reference.by !== 'external' || !model.externalIds.includes(reference.name)) continue;
      traits[reference.name] = own(traits, reference.name) ?? reference.value;
    }
  }
  const applied = sayTraits(customer, traits, model.allAttributes, false);
  return {
    attributes: applied.attributes,
    defaulted: applied.defaulted,
    changed: person.kind === 'new' ? changedAtFirst(model.defaults, applied.changed) : applied.changed,
    full: applied.issues.some(({ code }) => code === 'too_many_attributes'),
  };
}

/** Data that every event may have and that is about the event, not the customer. */
const COMMON: ReadonlySet<string> = new Set(['effective_timestamp', 'reason']);

/** Labels are put on; none is taken away by an event. */
function withLabels(present: Json | undefined, more: Json | undefined): Json {
  const labels = Array.isArray(present) ? (present as readonly Json[]) : [];
  const added = (Array.isArray(more) ? (more as readonly Json[]) : []).filter(
    (label) => !labels.includes(label),
  );
  return added.length === 0 ? labels : [...labels, ...new Set(added)];
}

function statusAfter({ status }: Customer, action: string): Customer['status'] {
  if (action === 'opt_out') return 'opted_out';
  return action === 'opt_in' && (status === 'inactive' || status === 'opted_out') ? 'active' : status;
}

/** Who was only tracked stays so when an event says nothing about numbers. */
function isNothing(before: Membership | undefined, { membership, effect }: Accepted['step']): boolean {
  return (
    before === undefined &&
    effect === undefined &&
    membership.optedInAt === undefined &&
    membership.optedOutAt === undefined &&
    membership.once.length === 0
  );
}

function computedChanges(before: Membership | undefined, after: Membership | undefined): readonly string[] {
  if (before === after) return [];
  const was = before === undefined ? {} : computedAttributes(before);
  const is = after === undefined ? {} : computedAttributes(after);
  return [...new Set([...Object.keys(was), ...Object.keys(is)])].filter((name) => was[name] !== is[name]);
}
