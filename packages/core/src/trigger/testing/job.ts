import {
  AUDIENCE_ENTERED,
  AUDIENCE_LEFT,
  AUDIENCE_PRESENT,
  audienceData,
} from '../../audience/change-events.ts';
import type { AudienceSeat } from '../../audience/seat.ts';
import { SAMPLE } from '../../custom/sample.ts';
import type { CustomerQueue } from '../../delivery/destination.ts';
import type { Event } from '../../event/event.ts';
import { rfc3339 } from '../../mapping/time.ts';
import type { JsonObject } from '../../result/json.ts';

/** Audiences, events and customers for tests. */
export const VIP: string = 'a'.repeat(32);
export const NEW: string = 'b'.repeat(32);
export const OTHER: string = 'c'.repeat(32);
export const AT: number = Date.UTC(2026, 4, 1, 12, 30);
export const AT_TEXT: string = rfc3339(AT) ?? '';

const SLUGS: Readonly<Record<string, string>> = { [VIP]: 'vip', [NEW]: 'new_ones', [OTHER]: 'other' };
const TYPES: Readonly<Record<'enter' | 'exit' | 'present', string>> = {
  enter: AUDIENCE_ENTERED,
  exit: AUDIENCE_LEFT,
  present: AUDIENCE_PRESENT,
};

export function seat(id: string, since: number = AT): AudienceSeat {
  const slug = SLUGS[id] ?? id;
  return { id, slug, name: slug, since };
}

export function moved(how: 'enter' | 'exit' | 'present', id: string): Omit<Event, 'id'> {
  return { type: TYPES[how], timestamp: AT, data: audienceData(seat(id)), context: {} };
}

export const CHANGED: Omit<Event, 'id'> = {
  type: 'identify',
  timestamp: AT,
  data: { city: 'Rome' },
  context: {},
};

/** A customer's queue. The ids of events are `100 * key`, `100 * key + 1` and so on. */
export function queueOf(
  key: number,
  events: readonly Omit<Event, 'id'>[],
  audiences: readonly AudienceSeat[] = [],
  attributes: JsonObject = {},
): CustomerQueue {
  return {
    customer: {
      ...SAMPLE.customer,
      key,
      id: `c-${key}`,
      attributes: { email: `c${key}@example.com`, city: 'Rome', ...attributes },
    },
    shadow: undefined,
    events: events.map((event, index) => ({ ...event, id: key * 100 + index })),
    audiences,
  };
}
