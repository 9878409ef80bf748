import type { Event } from '../event/event.ts';
import { own, type JsonObject } from '../result/json.ts';

/** Event types that the hub itself registers: somebody joined an audience, left it, or was in it when a job began. */
export const AUDIENCE_ENTERED = 'audience_entered';
export const AUDIENCE_LEFT = 'audience_left';
export const AUDIENCE_PRESENT = 'audience_present';

export const AUDIENCE_EVENTS: ReadonlySet<string> = new Set([
  AUDIENCE_ENTERED,
  AUDIENCE_LEFT,
  AUDIENCE_PRESENT,
]);

/** What such an event says of its audience. */
export interface AudienceNamed {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
}

export function audienceData({ id, slug, name }: AudienceNamed): JsonObject {
  return { audience: slug, audience_id: id, audience_name: name };
}

/** The audience that an event is about; undefined for every other event. */
export function audienceOf({ type, data }: Pick<Event, 'type' | 'data'>): AudienceNamed | undefined {
  if (!AUDIENCE_EVENTS.has(type)) return undefined;
  const [slug, id, name] = [own(data, 'audience'), own(data, 'audience_id'), own(data, 'audience_name')];
  if (typeof slug !== 'string' || typeof id !== 'string') return undefined;
  return { id, slug, name: typeof name === 'string' ? name : slug };
}
