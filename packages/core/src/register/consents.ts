import { applyStatements, changesBetween } from '../consent/apply-statements.ts';
import { changedData, CONSENT, CONSENT_CHANGED, readSubmittedConsent } from '../consent/changed-event.ts';
import { CONSENTS_FIELD } from '../consent/consent-fields.ts';
import { readOptIns } from '../consent/opt-in-traits.ts';
import type { ConsentReading } from '../consent/read-consent.ts';
import type { Statement } from '../consent/statement.ts';
import type { Customer } from '../customer/customer.ts';
import type { JsonObject } from '../result/json.ts';
import { isInOf } from './attend.ts';
import type { Model } from './model.ts';
import type { Registered } from './register.ts';
import { routeEvent } from './route-event.ts';
import type { WorkSet } from './work-set.ts';

/** Who spoke of consent, by which event. Times are Unix milliseconds. */
export interface Speaking {
  readonly event: number;
  readonly source: number;
  readonly timestamp: number;
  readonly receivedAt: number;
  /** Who wrote it down by hand, and how they know. */
  readonly statement?: { readonly author: string; readonly note: string } | undefined;
}

/** What was said, and what of it is another word than before. */
export interface Spoken {
  readonly customer: Customer;
  readonly changes: readonly Statement[];
}

const NO_NAMES: readonly string[] = Object.freeze([]);
const NO_CHANGES: readonly Statement[] = Object.freeze([]);

/**
 * What an event says of consent: in its context, and in attributes that are opt-ins. `traits`: those that it sets;
 * undefined when it sets none. Undefined: nothing, as most events.
 */
export function hearConsent(
  { consent }: Model,
  context: JsonObject,
  traits: JsonObject | undefined,
): ConsentReading | undefined {
  if (consent === undefined) return undefined;
  const reading = consent.read(context);
  const optIns = traits === undefined ? NO_CHANGES : readOptIns(traits);
  return optIns.length === 0 ? reading : withSaid(reading, optIns);
}

/** The same of an event that was submitted; `traits` as above. */
export function hearSubmitted(
  model: Model,
  action: string,
  data: JsonObject,
  context: JsonObject,
  traits: JsonObject | undefined,
): ConsentReading | undefined {
  const heard = hearConsent(model, context, traits);
  return action === CONSENT && model.consent !== undefined
    ? withSaid(heard, readSubmittedConsent(data))
    : heard;
}

function withSaid(reading: ConsentReading | undefined, more: readonly Statement[]): ConsentReading {
  return reading === undefined
    ? { said: more, unmapped: [], issues: [] }
    : { ...reading, said: [...reading.said, ...more] };
}

/**
 * Applies what was said, and writes each change into the ledger. Of who has left nothing is kept. A word that is only
 * repeated makes no new version of the customer: nothing follows from it.
 */
export function takeConsents(
  set: WorkSet,
  customer: Customer,
  { said }: ConsentReading,
  { event, source, timestamp, receivedAt, statement }: Speaking,
): Spoken {
  if (said.length === 0 || customer.status === 'opted_out') return { customer, changes: NO_CHANGES };
  // Nobody has said yet what they will say.
  const at = Math.min(timestamp, receivedAt);
  const { consents, changes } = applyStatements(customer.consents, said, at);
  if (consents === customer.consents) return { customer, changes };
  const after: Customer = {
    ...customer,
    consents,
    ...(changes.length === 0 ? {} : { version: customer.version + 1, updatedAt: receivedAt }),
  };
  set.put(after, false);
  for (const { subject, granted, evidence } of changes)
    set.consentChanges.push({
      customer: customer.key,
      subject,
      granted,
      at,
      receivedAt,
      event,
      source,
      evidence: evidence === '' ? undefined : evidence,
      author: statement?.author,
      note: statement?.note === '' ? undefined : statement?.note,
    });
  return { customer: after, changes };
}

/** The fields that rules are to look at again. */
export function fieldsChanged(changed: readonly string[], spoken: Spoken | undefined): readonly string[] {
  return spoken === undefined || spoken.changes.length === 0 ? changed : [...changed, CONSENTS_FIELD];
}

/**
 * Registers that consents are others than they were, and routes it. `before`: whom the customer was until then; somebody
 * who turned out to be them may have said more.
 */
export function tellOfConsents(
  set: WorkSet,
  model: Model,
  before: Customer | undefined,
  customer: Customer,
  spoken: Spoken | undefined,
  receivedAt: number,
): void {
  const { consents } = customer;
  if (model.consent === undefined || consents === before?.consents || customer.status === 'opted_out') return;
  const news = changesBetween(before?.consents, consents, spoken?.changes ?? NO_CHANGES);
  if (news.length === 0) return;
  const { source } = model.consent;
  const data = changedData(news);
  const happened = { type: CONSENT_CHANGED, timestamp: receivedAt, data };
  const id = set.known.claimOwn({ ...happened, source, receivedAt }, customer.key);
  if (id === undefined) return;
  const event = { id, ...happened, context: {} };
  routeEvent(set, model, customer, event, NO_NAMES, isInOf(set, model, customer.key), {
    integrations: undefined,
    receivedAt,
    hasLeft: false,
    tellsOf: undefined,
    isNews: true,
  });
}

/** What registering answers, with what could not be read and what means nothing here. */
export function withHeard(registered: Registered, { unmapped, issues }: ConsentReading): Registered {
  return {
    ...registered,
    ...(issues.length === 0 ? {} : { issues: [...registered.issues, ...issues] }),
    ...(unmapped.length === 0 ? {} : { unmapped }),
  };
}
