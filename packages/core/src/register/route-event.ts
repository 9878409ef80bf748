import { CONSENT_CHANGED } from '../consent/changed-event.ts';
import { missingConsentIssues, missingPurposes } from '../consent/missing-purposes.ts';
import type { Customer } from '../customer/customer.ts';
import type { Event } from '../event/event.ts';
import { own, type JsonObject } from '../result/json.ts';
import type { Model, RoutedIntegration } from './model.ts';
import type { WorkSet } from './work-set.ts';

export interface Routing {
  /** The sender's own choice of destinations, as sent. */
  readonly integrations: JsonObject | undefined;
  readonly receivedAt: number;
  /** The customer left before this. */
  readonly hasLeft: boolean;
  /** The integration whose destination told this: it is always queued there, to be learnt in its turn. */
  readonly tellsOf: number | undefined;
  /** The hub's own news, most of which is nobody's business: an integration that it does not concern says nothing. */
  readonly isNews?: boolean;
}

/** Queues an event for each integration that has something to make of it, and says of the others why not. */
export function routeEvent(
  set: WorkSet,
  model: Model,
  customer: Customer,
  event: Event,
  changed: readonly string[],
  isIn: (audience: string) => boolean,
  routing: Routing,
): void {
  for (const integration of model.integrations) {
    const base = { integration: integration.id, event: event.id, customer: customer.key };
    if (integration.id === routing.tellsOf) {
      set.messages.push({ ...base, held: false });
    } else if (routing.hasLeft) {
      set.skips.push({ ...base, type: event.type, at: routing.receivedAt, reason: 'consent' });
    } else if (routing.integrations !== undefined && !isWanted(routing.integrations, integration)) {
      set.skips.push({ ...base, type: event.type, at: routing.receivedAt, reason: 'excluded' });
    } else if (!integration.routes(event, changed, isIn)) {
      if (routing.isNews === true) continue;
      set.skips.push({ ...base, type: event.type, at: routing.receivedAt, reason: 'no_mapping' });
    } else if (isKeptBack(integration, customer, event, model)) {
      const { requires = [] } = integration;
      const missing = missingPurposes(requires, customer.consents, unknownOf(model));
      const issues = missingConsentIssues(missing, customer.consents);
      set.skips.push({ ...base, type: event.type, at: routing.receivedAt, reason: 'consent', issues });
    } else {
      if (integration.letsGo === true && customer.anonymous) set.letGo(customer.key, integration.id);
      set.messages.push({ ...base, held: customer.anonymous && integration.holdsAnonymous });
    }
  }
}

/** Does the customer lack a consent that it takes? What changed of their consents is told nevertheless, where that can be told alone. */
function isKeptBack(
  { requires, tellsConsents }: RoutedIntegration,
  { consents }: Customer,
  { type }: Event,
  model: Model,
): boolean {
  if (requires === undefined || (tellsConsents === true && type === CONSENT_CHANGED)) return false;
  return missingPurposes(requires, consents, unknownOf(model)).length > 0;
}

function unknownOf({ consent }: Model): 'allow' | 'deny' {
  return consent?.unknown ?? 'allow';
}

/** The sender's own choice: `{"All": false, "Insider": true}`. Names are case-sensitive; what is not named follows `All`. */
function isWanted(wanted: JsonObject, integration: RoutedIntegration): boolean {
  const choice = own(wanted, integration.name) ?? own(wanted, integration.label);
  if (choice !== undefined && choice !== null) return choice !== false;
  const all = own(wanted, 'All') ?? own(wanted, 'all');
  return all !== false;
}
