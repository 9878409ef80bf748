import { newAttendance, type Attendance } from '@causeway/core/audience/attendance';
import type { AudienceModel } from '@causeway/core/audience/audience-model';
import { catchUp } from '@causeway/core/audience/catch-up';
import { passTime } from '@causeway/core/audience/pass-time';
import { replay } from '@causeway/core/audience/replay';
import type { Customer } from '@causeway/core/customer/customer';
import type { MemberStore } from '../../ports/member-store.ts';

/** How a customer would stand if they were looked at now. Nothing is written. */
export async function standingNow(
  members: Pick<MemberStore, 'attendance' | 'history'>,
  customer: Customer,
  model: AudienceModel,
  now: number,
): Promise<Attendance> {
  const types = new Set(model.byEvent.keys());
  const attendance = (await members.attendance(customer.key)) ?? newAttendance(0);
  const events = types.size === 0 ? [] : await members.history(customer.key, types);
  const { asOf } = attendance;
  const since = events.filter(({ id }) => id > asOf);
  if (attendance.isStale) replay(attendance, customer, model, since);
  if (attendance.epoch < model.epoch) catchUp(attendance, customer, model, () => events, now);
  else passTime(attendance, customer, model, now);
  return attendance;
}
