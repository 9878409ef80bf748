import type { Customer } from '../customer/customer.ts';
import type { Attendance } from './attendance.ts';
import type { AudienceModel, CountedEvent } from './audience-model.ts';
import { isAnybody, judgeMarked, schedule, type SeatChange } from './judge-customer.ts';
import { NOTHING_TALLIED } from './sight.ts';
import { combine, count, trimmed } from './tally.ts';

/**
 * Brings a customer up to the rules as they are now: counts anew what rules began to count since, from the events that
 * are kept (`history`), and judges everything. Later events must not be in the history.
 */
export function catchUp(
  attendance: Attendance,
  customer: Customer,
  model: AudienceModel,
  history: (types: ReadonlySet<string>) => Iterable<CountedEvent>,
  now: number,
): readonly SeatChange[] {
  const since = attendance.epoch;
  const begun = [...model.tallies.values()].filter(({ epoch }) => epoch > since);
  for (const id of attendance.tallies.keys()) if (!model.tallies.has(id)) attendance.tallies.delete(id);
  for (const { id } of begun) attendance.tallies.delete(id);
  if (begun.length > 0 && isAnybody(customer)) {
    const types = new Set(begun.map(({ definition }) => definition.event));
    for (const event of history(types)) {
      for (const tally of begun) {
        if (tally.definition.event !== event.type) continue;
        const moment = tally.count(event);
        if (moment === undefined) continue;
        const tallied = attendance.tallies.get(tally.id) ?? NOTHING_TALLIED;
        attendance.tallies.set(tally.id, trimmed(count(tally.definition, tallied, moment), tally.ends, now));
      }
    }
  }
  for (const id of attendance.seats.keys()) if (!model.places.has(id)) attendance.seats.delete(id);
  attendance.untils.clear();
  attendance.epoch = model.epoch;
  const changes: SeatChange[] = [];
  const asked = model.audiences.some(({ epoch, announce }) => epoch > since && announce);
  judgeMarked(
    attendance,
    customer,
    model,
    new Uint8Array(model.audiences.length).fill(1),
    now,
    changes,
    ({ epoch, announce }) =>
      epoch > since ? announce : asked || !model.audiences.some((one) => one.epoch > since),
  );
  schedule(attendance, now);
  return changes;
}

/** What was counted of somebody who turned out to be this customer is theirs. Everything is to be judged then. */
export function joinTallies(attendance: Attendance, other: Attendance, model: AudienceModel): void {
  for (const [id, tallied] of other.tallies) {
    const tally = model.tallies.get(id);
    const own = attendance.tallies.get(id);
    if (tally !== undefined)
      attendance.tallies.set(id, own === undefined ? tallied : combine(tally.definition, own, tallied));
  }
}
