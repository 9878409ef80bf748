import type { Customer } from '../customer/customer.ts';
import type { Attendance } from './attendance.ts';
import type { AudienceModel, CompiledAudience, CompiledTally, CountedEvent } from './audience-model.ts';
import { EventSight } from './event-sight.ts';
import { countEvent, everyone, isAnybody, judgeMarked, schedule, type SeatChange } from './judge-customer.ts';
import { passTime } from './pass-time.ts';
import { combine } from './tally.ts';

/**
 * Brings a customer up to the rules as they are now: counts anew what rules began to count since, from the events that
 * are kept, and judges them and those that name them; when none began, everything. What turned by itself before, by rules that stayed, turned at its own time.
 * `history`: events in the order in which they were registered, none that is still to be judged.
 */
export function catchUp(
  attendance: Attendance,
  customer: Customer,
  model: AudienceModel,
  history: (types: ReadonlySet<string>) => Iterable<CountedEvent>,
  now: number,
): readonly SeatChange[] {
  const changes = [...passTime(attendance, customer, model, now)];
  const begun = begunSince(model, attendance.epoch);
  countAnew(attendance, customer, model, begun, history, now);
  for (const ofGone of [attendance.seats, attendance.untils])
    for (const id of ofGone.keys()) if (!model.places.has(id)) ofGone.delete(id);
  attendance.epoch = model.epoch;
  const marks = begun.marks.slice();
  schedule(attendance, now, judgeMarked(attendance, customer, model, marks, now, changes, begun.announces));
  return changes;
}

/** What began since an epoch. */
interface Begun {
  readonly tallies: readonly CompiledTally[];
  /** Of the events that those count, or that say from when on nothing counts any more. */
  readonly types: ReadonlySet<string>;
  /** Of the audiences that are to be judged. */
  readonly marks: Uint8Array;
  readonly announces: (audience: CompiledAudience) => boolean;
}

/** Everybody is brought up to the same rules from one of a few epochs. */
const known = new WeakMap<AudienceModel, Map<number, Begun>>();

function begunSince(model: AudienceModel, since: number): Begun {
  let byEpoch = known.get(model);
  if (byEpoch === undefined) known.set(model, (byEpoch = new Map<number, Begun>()));
  let begun = byEpoch.get(since);
  if (begun === undefined) byEpoch.set(since, (begun = findBegun(model, since)));
  return begun;
}

function findBegun(model: AudienceModel, since: number): Begun {
  const hasBegun = ({ epoch }: CompiledAudience): boolean => epoch > since;
  const audiences = model.audiences.filter(hasBegun);
  // Rules that stayed follow: who is found otherwise by them is so because of those that they name.
  const announce = audiences.length === 0 || audiences.some((audience) => audience.announce);
  // An epoch of no rule that there is: everybody was to be judged by all of them.
  const isAll = new Set(audiences.map(({ epoch }) => epoch)).size < model.epoch - since;
  const tallies = [...model.tallies.values()].filter(({ epoch }) => epoch > since);
  return {
    tallies,
    types: new Set([...tallies.map(({ definition }) => definition.event), OPT_OUT, OPT_IN]),
    marks: isAll ? everyone(model) : marksOf(audiences, model),
    announces: (audience) => (hasBegun(audience) ? audience.announce : announce),
  };
}

function marksOf(
  audiences: readonly CompiledAudience[],
  { places, audiences: all }: AudienceModel,
): Uint8Array {
  const marks = new Uint8Array(all.length);
  for (const { id } of audiences) marks[places.get(id) ?? 0] = 1;
  return marks;
}

/** Who leaves is nobody until they come back: what was before does not count any more. */
const OPT_OUT = 'opt_out';
const OPT_IN = 'opt_in';

/** Counts what began to be counted since the customer's epoch. */
function countAnew(
  attendance: Attendance,
  customer: Customer,
  model: AudienceModel,
  { tallies: begun, types }: Begun,
  history: (types: ReadonlySet<string>) => Iterable<CountedEvent>,
  now: number,
): void {
  for (const id of attendance.tallies.keys()) if (!model.tallies.has(id)) attendance.tallies.delete(id);
  for (const { id } of begun) attendance.tallies.delete(id);
  if (begun.length === 0 || !isAnybody(customer)) return;
  let isOut = false;
  for (const event of history(types)) {
    if (event.type === OPT_OUT) for (const { id } of begun) attendance.tallies.delete(id);
    if (event.type === OPT_OUT || event.type === OPT_IN) isOut = event.type === OPT_OUT;
    if (isOut) continue;
    const seen = new EventSight(event);
    for (const tally of begun)
      if (tally.definition.event === event.type) countEvent(attendance, tally, seen, now);
  }
}

/**
 * What was counted of somebody who turned out to be this customer is theirs. Both are up to the rules; everything is to
 * be judged then.
 */
export function joinTallies(attendance: Attendance, other: Attendance, model: AudienceModel): void {
  for (const [id, tallied] of other.tallies) {
    const tally = model.tallies.get(id);
    const own = attendance.tallies.get(id);
    if (tally !== undefined)
      attendance.tallies.set(id, own === undefined ? tallied : combine(tally.definition, own, tallied));
  }
}
