import {
  AUDIENCE_ENTERED,
  AUDIENCE_LEFT,
  audienceData,
  audienceOf,
  type AudienceNamed,
} from '../audience/change-events.ts';
import type { AudienceSeat } from '../audience/seat.ts';
import type { Destination } from '../delivery/destination.ts';
import type { Event } from '../event/event.ts';

/** Somebody joins an audience; or leaves it, where a destination asks for that alone. */
export function imaginedMove(
  { routes }: Pick<Destination, 'routes'>,
  audience: AudienceNamed,
  at: number,
): Event {
  const of = (type: string): Event => ({
    id: 0,
    type,
    timestamp: at,
    data: audienceData(audience),
    context: {},
  });
  const [joins, leaves] = [of(AUDIENCE_ENTERED), of(AUDIENCE_LEFT)];
  return !routes(joins, [], () => true) && routes(leaves, [], () => false) ? leaves : joins;
}

/** The audiences that somebody is in after an event that tells of one; after any other, those of before. */
export function seatsAfter(
  event: Pick<Event, 'type' | 'data' | 'timestamp'>,
  seats: readonly AudienceSeat[],
): readonly AudienceSeat[] {
  const named = audienceOf(event);
  if (named === undefined) return seats;
  if (event.type === AUDIENCE_LEFT) return seats.filter(({ id }) => id !== named.id);
  return seats.some(({ id }) => id === named.id) ? seats : [...seats, { ...named, since: event.timestamp }];
}
