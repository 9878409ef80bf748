import type { AudienceSeat } from '../audience/seat.ts';
import { asDestinationsSee } from '../customer/as-destinations-see.ts';
import type { Customer } from '../customer/customer.ts';
import type { Event } from '../event/event.ts';
import { rfc3339 } from '../mapping/time.ts';
import { isObject, own } from '../result/json.ts';
import type { Json, JsonObject } from '../result/json.ts';
import { userValue } from './user-value.ts';

/** What a template is filled in from: one event, as it was, and its customer, as they are now. */
export interface Subject {
  readonly event: Event;
  readonly customer: Customer;
  /** The audiences they are in now; for destinations that read them. */
  readonly audiences?: readonly AudienceSeat[];
  /** What the event says of audiences. */
  readonly segmentEvents?: readonly SegmentEvent[];
}

/** Somebody joined an audience, left it, or changed while in it, as audience triggers tell it (fact sheet 3.4). */
export type SegmentEvent = {
  /** The public id of the audience. */
  readonly id: string;
  readonly event: 'enter' | 'exit' | 'change';
  readonly slug: string;
  /** RFC 3339; of an `enter` alone. */
  readonly enter?: string;
  /** RFC 3339; of an `exit` alone. */
  readonly exit?: string;
};

type Root = (subject: Subject) => Json | undefined;

/** The names a placeholder may begin with (seed hardal-insider, "Available Variables"), and `event_id`, `context`. */
export const ROOTS: ReadonlyMap<string, Root> = new Map<string, Root>([
  ['event_name', ({ event }) => event.type],
  ['event_id', ({ event }) => String(event.id)],
  ['created_at', ({ event }) => rfc3339(event.timestamp)],
  ['properties', ({ event }) => event.data],
  ['user_id', ({ customer }) => (customer.anonymous ? undefined : customer.id)],
  ['session_id', sessionOf],
  ['page', pageOf],
  ['user', userOf],
  ['context', ({ event }) => event.context],
]);

/** A value below `user`, also under the other names that senders have for it. */
export function userRoot({ customer }: Subject, name: string): Json | undefined {
  if (name === 'id') return customer.anonymous ? undefined : customer.id;
  return userValue(asDestinationsSee(customer).attributes, name);
}

function userOf({ customer }: Subject): JsonObject {
  const { attributes } = asDestinationsSee(customer);
  return customer.anonymous ? attributes : { id: customer.id, ...attributes };
}

/** Clients put it among the circumstances, or send it like any other property. */
function sessionOf({ event: { context, data } }: Subject): Json | undefined {
  return (
    own(context, 'sessionId') ??
    own(context, 'session_id') ??
    own(data, 'session_id') ??
    own(data, 'sessionId')
  );
}

/** The page the event happened on; a page view carries its own address among its properties. */
function pageOf({ event: { type, context, data } }: Subject): Json | undefined {
  const page = own(context, 'page');
  const around = isObject(page) ? page : {};
  if (type !== 'page') return around;
  const said = ['url', 'title', 'referrer', 'path'].flatMap((name) => {
    const value = own(data, name);
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...around, ...Object.fromEntries(said) };
}
