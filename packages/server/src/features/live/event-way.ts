import type { EventWay } from '@causeway/contract/live';
import { fateView } from '@causeway/contract/fate-view';
import { timeOf } from '@causeway/contract/page';
import { notFound } from '@causeway/contract/problem';
import type { Purpose } from '@causeway/core/consent/consent';
import { missingPurposes } from '@causeway/core/consent/missing-purposes';
import type { Customer } from '@causeway/core/customer/customer';
import type { DestinationKind } from '@causeway/core/delivery/destination';
import type { Fate } from '@causeway/core/delivery/fate';
import { explainWay, type WayFacts } from '@causeway/core/delivery/trouble';
import { isObject, own, type Json } from '@causeway/core/result/json';
import type { Clock } from '../../ports/clock.ts';
import type { ConfigStore, Integration } from '../../ports/config-store.ts';
import type { CustomerStore, StoredEvent } from '../../ports/customer-store.ts';
import type { FateStore } from '../../ports/fate-store.ts';
import type { DeliveryEntry, LogStore } from '../../ports/log-store.ts';
import { requiredPurposes } from '../../ports/required-purposes.ts';
import type { Carried, WayStore } from '../../ports/way-store.ts';

export interface EventWayTools {
  readonly config: ConfigStore;
  readonly customers: CustomerStore;
  readonly fates: FateStore;
  readonly logs: LogStore;
  readonly ways: WayStore;
  readonly kinds: ReadonlyMap<string, DestinationKind>;
  readonly failing: () => ReadonlySet<number>;
  readonly clock: Clock;
}

/** The most that is shown of a request body and of an answer, in characters. */
const LONGEST_REQUEST = 20_000;
const LONGEST_ANSWER = 4_000;
const MOST_ATTEMPTS = 50;
/** What it failed with is told at the moment of parking: a request that was under way then began before. */
const PARKING_MS = 120_000;

/** Follows one event to one integration. Throws `Refused` when either is unknown, or when the way is not kept. */
export async function eventWay(
  tools: EventWayTools,
  workspace: number,
  eventId: number,
  integrationId: number,
): Promise<EventWay> {
  const found = await tools.customers.event(workspace, eventId);
  if (found === undefined) throw notFound('event');
  const integration = await tools.config.integration(workspace, integrationId);
  if (integration === undefined) throw notFound('integration');
  const { event, customer } = found;
  const asked = { id: event.id, customer: customer.key, receivedAt: event.receivedAt };
  const fate = (await tools.fates.fates([asked], [integration], tools.clock())).get(event.id)?.[0];
  // From before the integration, or so long ago that its log is deleted.
  if (fate === undefined) throw notFound('way of this event to this integration');
  const carried = await carriedBy(tools, integration, event, fate, customer);
  const exchange = carried === undefined ? undefined : await tools.logs.exchange(integration.id, carried);
  const attempts =
    exchange?.attempts.filter(({ step }) => step === exchange.delivery.step).slice(-MOST_ATTEMPTS) ?? [];
  const responses = await tools.ways.responses(attempts.map(({ id }) => id));
  const kind = tools.kinds.get(integration.kind);
  const facts: WayFacts = {
    integration: {
      id: integration.id,
      name: integration.name,
      label: kind?.label ?? integration.name,
      paused: integration.state === 'paused',
      pause: integration.pause,
      failing: tools.failing().has(integration.id),
    },
    event: { type: event.type },
    customer: customer.id ?? '',
    fate,
    answered: attempts.findLast(({ status }) => status !== undefined)?.status,
    sentAs: sentAs(exchange?.part, event),
  };
  const trouble = kind?.explain?.(facts) ?? explainWay(facts);
  return {
    event_id: event.id,
    fate: fateView(fate, new Map([[integration.id, integration.name]])),
    consent: await consentOf(tools, workspace, integration, customer, event, fate),
    mapped: exchange?.part ?? null,
    request:
      exchange === undefined
        ? null
        : {
            operation: exchange.delivery.operation,
            method: exchange.delivery.method,
            path: exchange.delivery.path,
            records: exchange.delivery.records,
            body: exchange.request === undefined ? null : cut(exchange.request, LONGEST_REQUEST),
          },
    attempts: attempts.map((attempt) => attemptView(attempt, responses.get(attempt.id))),
    explanation: trouble === undefined ? null : { ...trouble, link: trouble.link ?? null },
  };
}

async function carriedBy(
  { logs, ways }: EventWayTools,
  integration: Integration,
  event: StoredEvent,
  fate: Fate,
  customer: Customer,
): Promise<Carried | undefined> {
  if (fate.log !== undefined) {
    const { delivery, slot } = (await logs.outcome(integration.id, fate.log)) ?? {};
    return delivery === undefined ? undefined : { delivery, slot };
  }
  if (fate.state !== 'waiting' && fate.state !== 'parked') return undefined;
  const flying = await ways.underWay(integration.id, fate.event);
  if (flying !== undefined) return flying;
  // What waits for a paused integration was tried once, if it was what it was paused for.
  const since = fate.state === 'parked' ? (fate.at ?? event.receivedAt) - PARKING_MS : event.receivedAt;
  if (fate.state === 'waiting' && integration.state !== 'paused') return undefined;
  return ways.failedSince(integration.id, since, namesOf(customer));
}

/** By what a request can be about the customer, each as JSON writes it. */
function namesOf({ id, attributes }: Customer): readonly string[] {
  return [id, attributes['email'], attributes['phone']].flatMap((value) =>
    typeof value === 'string' && value !== '' ? [JSON.stringify(value)] : [],
  );
}

async function consentOf(
  { config, kinds }: EventWayTools,
  workspace: number,
  integration: Integration,
  customer: Customer,
  event: StoredEvent,
  fate: Fate,
): Promise<EventWay['consent']> {
  const required = requiredPurposes(integration, kinds.get(integration.kind));
  const lacked = fate.issues.flatMap(({ code, field }) =>
    code === 'consent_missing' && field !== undefined ? [field] : [],
  );
  const refused = fate.reason === 'consent';
  const ended = fate.state === 'delivered' || fate.state === 'skipped' || fate.state === 'buried';
  if (refused || lacked.length > 0 || ended) {
    // What is not sent for a reason that is known at once ends with the event itself.
    const atOnce = fate.state === 'skipped' && fate.delivery === undefined && fate.at === event.receivedAt;
    const decided = atOnce ? 'registration' : 'sending';
    return { required: [...required], allowed: !refused, missing: lacked, decided };
  }
  const policy = (await config.workspaces()).find(({ id }) => id === workspace)?.consent;
  const missing: readonly Purpose[] = missingPurposes(
    required,
    customer.consents,
    policy?.unknown ?? 'allow',
  );
  return { required: [...required], allowed: missing.length === 0, missing: [...missing], decided: 'now' };
}

/** The names under which the record carries this event: those of its own moment. */
function sentAs(part: Json | undefined, event: StoredEvent): readonly string[] {
  const events = isObject(part) ? own(part, 'events') : undefined;
  if (!Array.isArray(events)) return [];
  return (events as readonly Json[]).flatMap((sent) => {
    if (!isObject(sent)) return [];
    const [name, timestamp] = [own(sent, 'event_name'), own(sent, 'timestamp')];
    const same = typeof timestamp === 'string' && Math.abs(Date.parse(timestamp) - event.timestamp) < 1_000;
    return typeof name === 'string' && same ? [name] : [];
  });
}

function attemptView(attempt: DeliveryEntry, response: string | undefined): EventWay['attempts'][number] {
  return {
    attempt: attempt.attempt,
    at: timeOf(attempt.at),
    ms: attempt.ms ?? null,
    status_code: attempt.status === undefined || attempt.status === 0 ? null : attempt.status,
    error: attempt.error ?? null,
    response: response === undefined ? null : cut(response, LONGEST_ANSWER),
  };
}

function cut(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most)}…` : text;
}
