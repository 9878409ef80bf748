import { AUDIENCE_ENTERED, AUDIENCE_EVENTS, AUDIENCE_LEFT, audienceOf } from '../audience/change-events.ts';
import type { AudienceSeat } from '../audience/seat.ts';
import type { Destination } from '../delivery/destination.ts';
import type { Event } from '../event/event.ts';
import type { Issue } from '../result/issue.ts';
import { segmentEventOf } from '../template/segment-event.ts';
import type { SegmentEvent } from '../template/subject.ts';
import { triggerIssue } from './issues.ts';
import type { TriggerSettings } from './settings.ts';

type Wanted = Pick<TriggerSettings, 'audiences' | 'triggerEvents' | 'existingUsers' | 'fieldChanges'>;

/** Which events concern the audiences of a job. */
export function compileRoutes(settings: Wanted): Destination['routes'] {
  const meant = compileMeant(settings);
  const fields = new Set(settings.fieldChanges);
  return (event, changed, isIn) =>
    AUDIENCE_EVENTS.has(event.type)
      ? meant(event)
      : changed.some((name) => fields.has(name)) && settings.audiences.some(isIn);
}

/**
 * What an event says of the audiences of a job: who was there when it began counts as joining, and a change is one of
 * each audience they are in now. Settings may have changed since it was queued.
 */
export function compileHappenings(
  settings: Wanted,
): (event: Event, seats: readonly AudienceSeat[]) => readonly SegmentEvent[] | Issue {
  const meant = compileMeant(settings);
  const own = new Set(settings.audiences);
  return (event, seats) => {
    const said = segmentEventOf(event, seats);
    if (said !== undefined) return meant(event) ? [said] : triggerIssue('audience_not_meant');
    const changes = seats
      .filter(({ id }) => own.has(id))
      .map(({ id, slug }): SegmentEvent => ({ id, event: 'change', slug }));
    return changes.length > 0 ? changes : triggerIssue('in_no_audience');
  };
}

/** Is an event about an audience one that the job is for? Being there already is sent as joining. */
function compileMeant({
  audiences,
  triggerEvents,
  existingUsers,
}: Wanted): (event: Pick<Event, 'type' | 'data'>) => boolean {
  const own = new Set(audiences);
  const entries = triggerEvents !== 'exits';
  return (event) => {
    const named = audienceOf(event);
    if (named === undefined || !own.has(named.id)) return false;
    if (event.type === AUDIENCE_LEFT) return triggerEvents !== 'enters';
    return entries && (event.type === AUDIENCE_ENTERED || existingUsers);
  };
}
