import type { Customer } from '../customer/customer.ts';
import type { Attendance } from './attendance.ts';
import type { AudienceModel, CountedEvent } from './audience-model.ts';
import { EventSight } from './event-sight.ts';
import { countEvent, isAnybody, sightOf } from './judge-customer.ts';
import { FOREVER } from './sight.ts';

/** An event as it was registered. */
export interface RegisteredEvent extends CountedEvent {
  readonly id: number;
  /** Unix milliseconds. */
  readonly receivedAt: number;
}

/**
 * Counts the events that were registered since an attendance was written down, in their order. None of them needed
 * an earlier look, or it would have been written, and seats are written as they change: so all that follows are counts, and
 * until when verdicts stand. `customer`: as they have been since.
 */
export function replay(
  attendance: Attendance,
  customer: Customer,
  model: AudienceModel,
  events: Iterable<RegisteredEvent>,
): void {
  attendance.isStale = false;
  const marks = new Uint8Array(model.audiences.length);
  let isMarked = false;
  let now = 0;
  for (const event of events) {
    attendance.asOf = event.id;
    if (!isAnybody(customer)) continue;
    now = Math.max(now, event.receivedAt);
    const seen = new EventSight(event);
    for (const tally of model.byEvent.get(event.type) ?? []) {
      // What began to be counted later is counted as a whole (`catchUp`).
      if (
        tally.epoch > attendance.epoch ||
        countEvent(attendance, tally, seen, event.receivedAt) === 'nothing'
      )
        continue;
      for (const place of tally.audiences) marks[place] = 1;
      isMarked = true;
    }
    attendance.unwritten++;
  }
  if (!isMarked) return;
  const sight = sightOf(attendance, customer, model, now);
  for (const [place, audience] of model.audiences.entries()) {
    if (marks[place] === 0 || audience.epoch > attendance.epoch) continue;
    // Whose seat has changed is not known: what rests on it is looked at too.
    for (const one of audience.namedBy) marks[one] = 1;
    sight.until = FOREVER;
    const met = audience.judge(sight);
    // A verdict that is another than the seat cannot be; should it, time is let pass at once, and says so.
    const until = met === attendance.seats.has(audience.id) ? sight.until : now;
    if (until === FOREVER) attendance.untils.delete(audience.id);
    else {
      attendance.untils.set(audience.id, until);
      if (attendance.due !== undefined && until < attendance.due) attendance.due = until;
    }
  }
}
