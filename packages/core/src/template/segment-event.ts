import { AUDIENCE_ENTERED, AUDIENCE_LEFT, audienceOf } from '../audience/change-events.ts';
import type { AudienceSeat } from '../audience/seat.ts';
import type { Event } from '../event/event.ts';
import { rfc3339 } from '../mapping/time.ts';
import type { SegmentEvent } from './subject.ts';

/**
 * What an event tells of its audience (fact sheet 3.4): who was there already joined when they did. Undefined for an
 * event that tells of none.
 */
export function segmentEventOf(event: Event, seats: readonly AudienceSeat[]): SegmentEvent | undefined {
  const named = audienceOf(event);
  if (named === undefined) return undefined;
  const { id, slug } = named;
  if (event.type === AUDIENCE_LEFT) return { id, event: 'exit', slug, exit: timeText(event.timestamp) };
  const at = event.type === AUDIENCE_ENTERED ? event.timestamp : sinceOf(event, id, seats);
  return { id, event: 'enter', slug, enter: timeText(at) };
}

/** Since when they were there; who left since, and perhaps came back, was there when the job began. */
function sinceOf({ timestamp }: Event, id: string, seats: readonly AudienceSeat[]): number {
  return Math.min(timestamp, seats.find((seat) => seat.id === id)?.since ?? timestamp);
}

/** Events are of times that RFC 3339 has words for. */
function timeText(time: number): string {
  return rfc3339(time) ?? '';
}
