import { newAttendance } from '../audience/attendance.ts';
import { catchUp } from '../audience/catch-up.ts';
import type { SeatChange } from '../audience/judge-customer.ts';
import type { Customer } from '../customer/customer.ts';
import type { Model } from './model.ts';
import type { WorkSet } from './work-set.ts';

/**
 * Judges a customer who was taken apart from another anew, by the events that are theirs now: what was counted of both
 * together is no longer theirs. Who is found otherwise joins or leaves, and is told of.
 */
export function attendApart(
  set: WorkSet,
  { audiences }: Model,
  customer: Customer,
  now: number,
): readonly SeatChange[] {
  if (audiences === undefined) return [];
  const attendance = newAttendance(0);
  for (const [audience, since] of set.attendanceOf(customer.key)?.seats ?? [])
    attendance.seats.set(audience, since);
  set.attendances.set(customer.key, attendance);
  set.unsettled.add(customer.key);
  const history = (types: ReadonlySet<string>) => set.history(customer.key, types, undefined);
  const changes = catchUp(attendance, customer, audiences.model, history, now);
  attendance.asOf = set.known.latest();
  for (const { audience, entered, at } of changes)
    set.seats.push({
      audience: audience.id,
      customer: customer.key,
      since: entered ? at : undefined,
      at: now,
    });
  return changes.map((change) => ({ ...change, announce: true }));
}
