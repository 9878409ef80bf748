import type { AudienceSeat } from '../audience/seat.ts';
import { asDestinationsSee } from '../customer/as-destinations-see.ts';
import { rfc3339 } from '../mapping/time.ts';
import type { JsonObject } from '../result/json.ts';
import type { Subject } from './subject.ts';

/**
 * What a template sees as its entity: the fields of the profile at the top, as audience triggers send them (fact sheet
 * 3.4), with `_id`, `_uid` (the last anonymous id), `_segments` (slugs of the audiences they are in now),
 * `segment_events`, and `event`, what happened.
 */
export function entityOf({ event, customer, audiences, segmentEvents = [] }: Subject): JsonObject {
  const uid = customer.anonymousIds.at(-1);
  return {
    _segments: [],
    ...asDestinationsSee(customer).attributes,
    ...(audiences === undefined ? {} : { _segments: slugsOf(audiences) }),
    ...(customer.anonymous ? {} : { _id: customer.id }),
    ...(uid === undefined ? {} : { _uid: uid }),
    segment_events: segmentEvents,
    event: {
      id: String(event.id),
      name: event.type,
      timestamp: rfc3339(event.timestamp) ?? null,
      properties: event.data,
      context: event.context,
    },
  };
}

/** Sorted, so that the same audiences are the same text. */
export function slugsOf(audiences: readonly AudienceSeat[]): readonly string[] {
  return audiences.map(({ slug }) => slug).toSorted();
}
