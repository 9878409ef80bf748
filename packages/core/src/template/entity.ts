import { asDestinationsSee } from '../customer/as-destinations-see.ts';
import { rfc3339 } from '../mapping/time.ts';
import type { JsonObject } from '../result/json.ts';
import type { Subject } from './subject.ts';

/**
 * What a template sees as its entity: the fields of the profile at the top, as audience triggers send them (fact sheet
 * 3.4), with `_id`, `_uid` (the last anonymous id), `_segments`, `segment_events`, and `event`, what happened.
 */
export function entityOf({ event, customer }: Subject): JsonObject {
  const uid = customer.anonymousIds.at(-1);
  return {
    _segments: [],
    ...asDestinationsSee(customer).attributes,
    ...(customer.anonymous ? {} : { _id: customer.id }),
    ...(uid === undefined ? {} : { _uid: uid }),
    segment_events: [],
    event: {
      id: String(event.id),
      name: event.type,
      timestamp: rfc3339(event.timestamp) ?? null,
      properties: event.data,
      context: event.context,
    },
  };
}
