import type { Customer } from '../customer/customer.ts';
import type { Attendance } from './attendance.ts';
import type { AudienceModel } from './audience-model.ts';
import { judgeMarked, schedule, type SeatChange } from './judge-customer.ts';
import { FOREVER } from './sight.ts';

/** Further turns of a sleep that was too long are taken together. */
const MOST_TURNS = 1_000;
const NO_CHANGES: readonly SeatChange[] = Object.freeze([]);

/**
 * Lets time pass for a customer until `now`: what turned since is turned in the order in which it did, each at its own
 * time, however late it is looked at. Then the same event is judged the same whether the hub slept or not.
 */
export function passTime(
  attendance: Attendance,
  customer: Customer,
  model: AudienceModel,
  now: number,
): readonly SeatChange[] {
  if (attendance.due === undefined || attendance.due > now) return NO_CHANGES;
  const changes: SeatChange[] = [];
  const { untils, epoch } = attendance;
  for (let turns = 1; turns <= MOST_TURNS; turns++) {
    let at = FOREVER;
    for (const until of untils.values()) if (until < at) at = until;
    if (at > now) break;
    const time = turns === MOST_TURNS ? now : at;
    const marks = new Uint8Array(model.audiences.length);
    for (const [id, until] of untils) {
      const place = model.places.get(id);
      const audience = place === undefined ? undefined : model.audiences[place];
      // Gone, or with a new rule that the customer is not brought up to yet.
      if (place === undefined || audience === undefined || audience.epoch > epoch) untils.delete(id);
      else if (until <= time) marks[place] = 1;
    }
    judgeMarked(attendance, customer, model, marks, time, changes);
  }
  schedule(attendance, now, FOREVER);
  return changes;
}
