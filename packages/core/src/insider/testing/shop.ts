import type { Customer } from '../../customer/customer.ts';
import type {
  CustomerQueue,
  Destination,
  FlightEntry,
  Plan,
  PlannedRequest,
  Shadow,
} from '../../delivery/destination.ts';
import type { Event } from '../../event/event.ts';
import type { Json, JsonObject } from '../../result/json.ts';
import { NO_TEMPLATES } from '../../template/template-engine.ts';
import { insiderKind } from '../kind.ts';

/** A fashion shop with customers in Turkey and Germany: data for tests. */
export const NOW: number = Date.UTC(2026, 10, 21, 10, 0, 0);

export function destination(settings: JsonObject = {}): Destination {
  return insiderKind.compile({ partnerName: 'modaevi', ...settings }, NO_TEMPLATES);
}

export function customer(attributes: JsonObject = {}, over: Partial<Customer> = {}): Customer {
  return {
    key: 7,
    workspace: 1,
    id: 'musteri-1042',
    anonymous: false,
    anonymousIds: [],
    status: 'active',
    attributes,
    version: 1,
    createdAt: NOW,
    updatedAt: NOW,
    ...over,
  };
}

let lastId = 0;

export function event(type: string, data: JsonObject = {}, over: Partial<Event> = {}): Event {
  lastId += 1;
  return { id: lastId, type, timestamp: NOW - 60_000, data, context: {}, ...over };
}

export function queue(who: Customer, events: readonly Event[], shadow?: Shadow): CustomerQueue {
  return { customer: who, shadow, events };
}

/** The plan of one customer's identify. */
export function planProfile(attributes: JsonObject, settings: JsonObject = {}, shadow?: Shadow): Plan {
  return destination(settings).plan([queue(customer(attributes), [event('identify')], shadow)], NOW);
}

/** The plan of one event of a customer without attributes. */
export function planEvent(
  type: string,
  data: JsonObject,
  settings: JsonObject = {},
  context: JsonObject = {},
): Plan {
  return destination(settings).plan([queue(customer(), [event(type, data, { context })])], NOW);
}

export interface SentUser {
  readonly identifiers: JsonObject;
  readonly attributes?: JsonObject & { readonly custom?: JsonObject };
  readonly not_append?: boolean;
  readonly events?: readonly SentEvent[];
}

export interface SentEvent {
  readonly event_name: string;
  readonly timestamp: string;
  readonly event_params?: JsonObject & { readonly custom?: JsonObject };
}

export function requestsOf(plan: Plan): readonly PlannedRequest[] {
  return plan.flights.flatMap((flight) => flight.requests);
}

export function parseBody(request: PlannedRequest | undefined): JsonObject {
  return JSON.parse(request?.body ?? 'null') as JsonObject;
}

export function sentUsers(plan: Plan): readonly SentUser[] {
  return requestsOf(plan)
    .filter(({ operation }) => operation === 'upsert')
    .flatMap((request) => parseBody(request)['users'] as unknown as readonly SentUser[]);
}

/** The only user of a plan. */
export function sentUser(plan: Plan): SentUser {
  const [user] = sentUsers(plan);
  if (user === undefined) throw new Error(`nothing was sent: ${JSON.stringify(plan)}`);
  return user;
}

export function sentEvents(plan: Plan): readonly SentEvent[] {
  return sentUsers(plan).flatMap(({ events }) => events ?? []);
}

export function entriesOf(plan: Plan): readonly FlightEntry[] {
  return plan.flights.flatMap((flight) => flight.entries);
}

export function shadowOf(plan: Plan): Shadow | undefined {
  return entriesOf(plan)[0]?.shadow;
}

/** The codes of everything that was said about left-out data. */
export function codesOf(plan: Plan): readonly string[] {
  return [
    ...entriesOf(plan).flatMap(({ issues }) => issues),
    ...plan.skips.flatMap(({ issues }) => issues),
    ...plan.refused.map(({ issue }) => issue),
  ].map(({ code }) => code);
}

export const AYSE: JsonObject = {
  email: 'Ayse.Yilmaz@Example.com',
  firstName: 'Ayşe',
  lastName: 'Yılmaz',
  phone: '0532 111 22 33',
  address: { city: 'İzmir', country: 'TR', street: 'Kordon 5', postalCode: '35210' },
};

export const JONAS: JsonObject = {
  email: 'jonas@example.de',
  first_name: 'Jonas',
  last_name: 'Müller',
  phone: '0151 23456789',
  country: 'DE',
};

export const DRESS: JsonObject = {
  product_id: 'ELB-12',
  name: 'Çiçekli Elbise',
  category: 'Kadın > Giyim > Elbise',
  price: 899.9,
  quantity: 1,
  url: 'https://moda.example/elbise/12',
};

export function order(lines: Json, over: JsonObject = {}): JsonObject {
  return { order_id: 'SIP-5001', currency: 'try', total: 1799.8, shipping: 49.9, products: lines, ...over };
}
