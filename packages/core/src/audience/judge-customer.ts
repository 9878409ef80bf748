import type { Customer } from '../customer/customer.ts';
import { closedIn, type Attendance } from './attendance.ts';
import type { AudienceModel, CompiledAudience, CompiledTally, CountedEvent } from './audience-model.ts';
import { fieldsOf } from './fields-of.ts';
import { EventSight } from './event-sight.ts';
import { isMore } from './leaning.ts';
import { FOREVER, NOTHING_TALLIED, type Sight } from './sight.ts';
import { count, trimmed, type Tallied } from './tally.ts';

/** Somebody joined an audience or left it. `at`: when it became so, in Unix milliseconds. */
export interface SeatChange {
  readonly audience: CompiledAudience;
  readonly entered: boolean;
  readonly at: number;
  /** Is it told of? Not when a rule that began found it so, and nobody asked. */
  readonly announce: boolean;
}

const NO_TALLIES: readonly CompiledTally[] = Object.freeze([]);

/** Who has left, or is somebody else by now, is in no audience. */
export function isAnybody({ status }: Customer): boolean {
  return status !== 'opted_out' && status !== 'merged';
}

/** What happened to a customer: which fields are others now, and the event, where there is one to count. */
export interface Happened {
  readonly before: Customer | undefined;
  readonly after: Customer;
  readonly changed: readonly string[];
  readonly event: CountedEvent | undefined;
}

/** May the event change a customer's attendance? Most do not, and need not be looked at. */
export function concernsAudiences(model: AudienceModel, happened: Happened): boolean {
  if (model.audiences.length === 0) return false;
  const { before, after, changed, event } = happened;
  if (before === undefined || before.status !== after.status) return true;
  if (event !== undefined && model.byEvent.has(event.type)) return true;
  for (const name of changed) if (model.byField.has(name)) return true;
  return isRenamed(happened) && NAMES.some((name) => model.byField.has(name));
}

/** Fields that a customer's name changes. */
const NAMES = ['id', 'anonymous'] as const;

function isRenamed({ before, after }: Happened): boolean {
  return before !== undefined && (before.id !== after.id || before.anonymous !== after.anonymous);
}

/** Counts an event and judges the audiences that it concerns. Time must have passed until `now` before. */
export function judgeEvent(
  attendance: Attendance,
  happened: Happened,
  model: AudienceModel,
  now: number,
): readonly SeatChange[] {
  const { before, after, changed, event } = happened;
  const isOther = before === undefined || before.status !== after.status;
  const fields = isRenamed(happened) ? [...changed, ...NAMES] : changed;
  // Most events move nobody: nothing is made for them.
  let marks = isOther ? everyone(model) : fields.length > 0 ? nobody(model) : undefined;
  if (marks !== undefined) for (const name of fields) mark(marks, model.byField.get(name));
  if (event !== undefined && isAnybody(after)) {
    const seen = new EventSight(event);
    for (const tally of model.byEvent.get(event.type) ?? NO_TALLIES) {
      const counted = countEvent(attendance, tally, seen, now);
      if (counted !== 'nothing') marks = markCounted(marks, attendance, tally, counted === 'more', model);
    }
  }
  const changes: SeatChange[] = [];
  const earliest = marks === undefined ? FOREVER : judgeMarked(attendance, after, model, marks, now, changes);
  schedule(attendance, now, earliest);
  return changes;
}

/** Marks the audiences whose verdicts may be others now that the tally is, or is only more than it was. */
function markCounted(
  before: Uint8Array | undefined,
  attendance: Attendance,
  { audiences, leanings }: CompiledTally,
  onlyMore: boolean,
  model: AudienceModel,
): Uint8Array | undefined {
  let marks = before;
  const closed = closedIn(attendance, model);
  for (let index = 0; index < audiences.length; index++) {
    const place = audiences[index] as number;
    if (closed[place] === 1 || marks?.[place] === 1) continue;
    if (onlyMore && leanings[index] !== 'either') {
      const isIn = attendance.seats.has((model.audiences[place] as CompiledAudience).id);
      if (isIn === (leanings[index] === 'towards')) continue;
    }
    marks ??= nobody(model);
    marks[place] = 1;
  }
  return marks;
}

/** Counts an event that is of the tally's type. Answers how the tally is other than it was. */
export function countEvent(
  { tallies }: Attendance,
  { id, definition, count: momentOf, ends }: CompiledTally,
  seen: EventSight,
  now: number,
): 'nothing' | 'more' | 'otherwise' {
  const moment = momentOf(seen);
  if (moment === undefined) return 'nothing';
  const tallied = tallies.get(id) ?? NOTHING_TALLIED;
  const counted = count(definition, trimmed(tallied, ends, now), moment);
  if (counted === tallied) return 'nothing';
  tallies.replace(id, counted);
  return isMore(definition, moment) ? 'more' : 'otherwise';
}

/** Judges every audience of a customer whose tallies were joined with another's. */
export function judgeAll(
  attendance: Attendance,
  customer: Customer,
  model: AudienceModel,
  now: number,
): readonly SeatChange[] {
  const changes: SeatChange[] = [];
  schedule(attendance, now, judgeMarked(attendance, customer, model, everyone(model), now, changes));
  return changes;
}

/** Marks for no audience. */
function nobody({ audiences }: AudienceModel): Uint8Array {
  return new Uint8Array(audiences.length);
}

/** Marks for all audiences. */
export function everyone({ audiences }: AudienceModel): Uint8Array {
  return new Uint8Array(audiences.length).fill(1);
}

/** Marks these places but those that are closed. */
function mark(marks: Uint8Array, places: readonly number[] | undefined, closed?: Uint8Array): void {
  if (places === undefined) return;
  for (const place of places) if (closed === undefined || closed[place] === 0) marks[place] = 1;
}

/** The customer as rules see them, with what was counted and the seats as they are while they are judged. */
export function sightOf(
  attendance: Attendance,
  customer: Customer,
  model: AudienceModel,
  now: number,
): Sight {
  return {
    now,
    field: fieldsOf(customer),
    tallied: (tally): Tallied => attendance.tallies.get(tally) ?? NOTHING_TALLIED,
    isIn: (slug) => {
      const audience = model.bySlug.get(slug);
      return audience !== undefined && attendance.seats.has(audience.id);
    },
    until: FOREVER,
    open: false,
  };
}

/**
 * Judges the marked audiences in the model's order: who is named comes first, so a change marks those who name it. Rules
 * that the customer was not brought up to yet are left alone (see `catchUp`). Answers when the first of the verdicts falls.
 */
export function judgeMarked(
  attendance: Attendance,
  customer: Customer,
  model: AudienceModel,
  marks: Uint8Array,
  now: number,
  changes: SeatChange[],
  announces?: (audience: CompiledAudience) => boolean,
): number {
  const { audiences } = model;
  const { epoch, seats, untils, tallies } = attendance;
  const anybody = isAnybody(customer);
  let earliest = FOREVER;
  if (!anybody) tallies.clear();
  const closed = closedIn(attendance, model);
  const sight = sightOf(attendance, customer, model, now);
  for (let place = 0; place < audiences.length; place++) {
    if (marks[place] === 0) continue;
    const audience = audiences[place] as CompiledAudience;
    if (audience.epoch > epoch) continue;
    sight.until = FOREVER;
    sight.open = false;
    const met = anybody && audience.judge(sight);
    closed[place] = sight.open ? 0 : 1;
    if (sight.until === FOREVER) untils.delete(audience.id);
    else {
      untils.set(audience.id, sight.until);
      if (sight.until < earliest) earliest = sight.until;
    }
    if (met === seats.has(audience.id)) continue;
    if (met) seats.set(audience.id, now);
    else seats.delete(audience.id);
    changes.push({ audience, entered: met, at: now, announce: announces?.(audience) ?? true });
    mark(marks, audience.namedBy, closed);
  }
  return earliest;
}

/**
 * Sets when somebody should look again. One that is set and earlier stays: looking too early costs less than writing
 * down a later time with every event. `earliest`: of the verdicts that were passed just now; the others stand at least
 * until what was set before.
 */
export function schedule(attendance: Attendance, now: number, earliest: number): void {
  const { due, untils } = attendance;
  if (due !== undefined && due > now && untils.size > 0) {
    if (earliest < due) attendance.due = earliest;
    return;
  }
  let first = FOREVER;
  for (const until of untils.values()) if (until < first) first = until;
  attendance.due = first === FOREVER ? undefined : first;
}
