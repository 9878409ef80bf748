import type { AudienceNamed } from '@causeway/core/audience/change-events';
import type { AudienceSeat } from '@causeway/core/audience/seat';
import type { Caller } from '@causeway/contract/operation';
import type { PreviewDraft } from '@causeway/contract/preview';
import { invalid, notFound } from '@causeway/contract/problem';
import { asDestinationsSee } from '@causeway/core/customer/as-destinations-see';
import type { Customer } from '@causeway/core/customer/customer';
import { sayTraits } from '@causeway/core/customer/defaults';
import type { Destination } from '@causeway/core/delivery/destination';
import type { Event } from '@causeway/core/event/event';
import type { Issue } from '@causeway/core/result/issue';
import { isObject, own, type JsonObject } from '@causeway/core/result/json';
import { imaginedMove, seatsAfter } from '@causeway/core/trigger/imagined';
import type { Clock } from '../../ports/clock.ts';
import type { ConfigStore } from '../../ports/config-store.ts';
import type { CustomerStore } from '../../ports/customer-store.ts';
import type { SeatsOf } from '../../ports/seats-of.ts';

/** What a preview is about: an event, its customer as the destination would be told of them, and what changed. */
export interface PreviewSubject {
  readonly event: Event;
  readonly customer: Customer;
  /** The attributes that the event changes. */
  readonly changed: readonly string[];
  /** The audiences they are in after it. */
  readonly seats: readonly AudienceSeat[];
  readonly issues: readonly Issue[];
}

interface Tools {
  readonly config: ConfigStore;
  readonly customers: CustomerStore;
  readonly seatsOf: SeatsOf;
  readonly clock: Clock;
}

/** What a preview is of, when it is about an audience: the first one that the settings name. */
export interface About {
  readonly destination: Destination;
  readonly audience: AudienceNamed | undefined;
}

/**
 * Finds the event that came in, or registers the one that was made up in thought. Without any, the person has just
 * joined the audience that the settings are about.
 */
export async function subjectOf(
  tools: Tools,
  caller: Caller,
  draft: PreviewDraft,
  { destination, audience }: About,
): Promise<PreviewSubject> {
  checkChoice(draft, audience !== undefined);
  if (draft.event_id !== undefined) return cameIn(tools, caller, draft.event_id);
  const person = await personOf(tools, caller, draft);
  const now = tools.clock();
  const event =
    draft.event === undefined && audience !== undefined
      ? imaginedMove(destination, audience, now)
      : eventOf(draft, now);
  const identifies = event.type === 'identify';
  const traits = identifies ? event.data : own(event.context, 'traits');
  const definitions = new Map(
    (await tools.config.attributes(caller.workspace)).map((definition) => [definition.name, definition]),
  );
  const applied = sayTraits(person, isObject(traits) ? traits : {}, definitions, !identifies);
  const customer = { ...person, attributes: applied.attributes };
  const seats = seatsAfter(event, person.key === 0 ? [] : await tools.seatsOf(person.key));
  return { event, customer, changed: applied.changed, seats, issues: applied.issues };
}

/**
 * Its customer is taken as they are now: that is who a message is about when it is sent. What it changed then is not
 * known any more, so whatever an identify says counts as changed.
 */
async function cameIn({ customers, seatsOf }: Tools, caller: Caller, id: number): Promise<PreviewSubject> {
  const found = await customers.event(caller.workspace, id);
  if (found === undefined) throw notFound('event');
  const { event } = found;
  const customer = asDestinationsSee(found.customer);
  const changed = event.type === 'identify' ? Object.keys(event.data) : [];
  return { event, customer, changed, seats: await seatsOf(customer.key), issues: [] };
}

/**
 * Exactly one way: an event that came in, or a made-up event of one person, who is known or made up as well. With
 * `alone` the person will do.
 */
function checkChoice(draft: PreviewDraft, alone: boolean): void {
  const one = (key: string, message: string): never => {
    throw invalid([{ pointer: `/${key}`, code: 'choose_one', message }]);
  };
  if (draft.event_id !== undefined) {
    for (const key of ['event', 'customer', 'customer_id'] as const) {
      if (draft[key] !== undefined)
        one(key, `The event of event_id has its own event and customer: leave ${key} out.`);
    }
    return;
  }
  if (draft.event === undefined && !(alone && (draft.customer_id ?? draft.customer) !== undefined))
    one('event', 'Give an event, or the event_id of one that came in, and only one of them.');
  const who = 'Say who it is about by exactly one of customer_id and customer.';
  if (draft.customer_id === undefined && draft.customer === undefined) one('customer_id', who);
  if (draft.customer_id !== undefined && draft.customer !== undefined) one('customer', who);
}

async function personOf({ customers, clock }: Tools, caller: Caller, draft: PreviewDraft): Promise<Customer> {
  const { customer_id: id, customer: made } = draft;
  if (id !== undefined) {
    const found = await customers.find(caller.workspace, id);
    if (found === undefined) throw notFound('customer');
    return asDestinationsSee(found);
  }
  const now = clock();
  return {
    key: 0,
    workspace: caller.workspace,
    id: made?.id ?? 'preview',
    anonymous: made?.anonymous ?? false,
    anonymousIds: made?.anonymous_ids ?? [],
    status: 'active',
    attributes: (made?.attributes ?? {}) as JsonObject,
    version: 1,
    createdAt: now,
    updatedAt: now,
  };
}

function eventOf({ event }: PreviewDraft, now: number): Event {
  const timestamp = event?.timestamp ?? now;
  return {
    id: 0,
    type: event?.type ?? '',
    timestamp: typeof timestamp === 'number' ? timestamp : Date.parse(timestamp),
    data: (event?.data ?? {}) as JsonObject,
    context: (event?.context ?? {}) as JsonObject,
  };
}
