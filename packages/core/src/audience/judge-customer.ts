import type { Customer } from '../customer/customer.ts';
import { computedAttributes } from '../ledger/computed.ts';
import { own, type Json, type JsonObject } from '../result/json.ts';
import type { Attendance } from './attendance.ts';
import type { AudienceModel, CompiledAudience, CountedEvent } from './audience-model.ts';
import { FOREVER, NOTHING_TALLIED, type Sight } from './sight.ts';
import { combine, count, trimmed, type Tallied } from './tally.ts';

/** Somebody joined an audience or left it. `at`: when it became so, in Unix milliseconds. */
export interface SeatChange {
  readonly audience: CompiledAudience;
  readonly entered: boolean;
  readonly at: number;
  /** Is it told of? Not when a rule that began found it so, and nobody asked. */
  readonly announce: boolean;
}

/** What is known of a customer beside their attributes, as a rule may name it. */
const OWN_FIELDS: Readonly<Record<string, (customer: Customer) => Json | undefined>> = {
  id: ({ id, anonymous }) => (anonymous ? undefined : id),
  anonymous: ({ anonymous }) => anonymous,
  status: ({ status }) => status,
  created_at: ({ createdAt }) => new Date(createdAt).toISOString(),
};

export const OWN_FIELD_NAMES: readonly string[] = Object.keys(OWN_FIELDS);

/** Reads a customer's fields: what is their own, attributes, and what follows from their balances. */
export function fieldsOf(customer: Customer): (name: string) => Json | undefined {
  let computed: JsonObject | undefined;
  return (name) => {
    const field = Object.hasOwn(OWN_FIELDS, name) ? OWN_FIELDS[name] : undefined;
    if (field !== undefined) return field(customer);
    const attribute = own(customer.attributes, name);
    if (attribute !== undefined || customer.membership === undefined) return attribute;
    computed ??= computedAttributes(customer.membership);
    return own(computed, name);
  };
}

/** Who has left, or is somebody else by now, is in no audience. */
function isAnybody({ status }: Customer): boolean {
  return status !== 'opted_out' && status !== 'merged';
}

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
  for (let turns = 0; turns < MOST_TURNS; turns++) {
    let at = FOREVER;
    for (const until of attendance.untils.values()) if (until < at) at = until;
    if (at > now) break;
    const time = turns === MOST_TURNS - 1 ? now : at;
    const marks = new Uint8Array(model.audiences.length);
    for (const [audience, until] of attendance.untils) {
      const place = model.places.get(audience);
      if (place === undefined) attendance.untils.delete(audience);
      else if (until <= time) marks[place] = 1;
    }
    judge(attendance, customer, model, marks, time, changes, () => true);
  }
  schedule(attendance, now);
  return changes;
}

/** Further turns of a sleep that was too long are taken together. */
const MOST_TURNS = 1_000;
const NO_CHANGES: readonly SeatChange[] = Object.freeze([]);

/** What happened to a customer: which fields are others now, and the event, where there is one to count. */
export interface Happened {
  readonly before: Customer | undefined;
  readonly after: Customer;
  readonly changed: readonly string[];
  readonly event: CountedEvent | undefined;
}

/** Would the event leave a customer's attendance as it is? Most do, and need not be looked at. */
export function concernsAudiences(
  model: AudienceModel,
  { before, after, changed, event }: Happened,
): boolean {
  if (model.audiences.length === 0) return false;
  if (before === undefined || before.status !== after.status || before.anonymous !== after.anonymous)
    return true;
  if (event !== undefined && model.byEvent.has(event.type)) return true;
  for (const name of changed) if (model.byField.has(name)) return true;
  return before.id !== after.id && model.byField.has('id');
}

/** Counts an event and judges the audiences that it concerns. Time must have passed until `now` before. */
export function judgeEvent(
  attendance: Attendance,
  happened: Happened,
  model: AudienceModel,
  now: number,
): readonly SeatChange[] {
  const { before, after, changed, event } = happened;
  const changes: SeatChange[] = [];
  const marks = new Uint8Array(model.audiences.length);
  if (before === undefined || before.status !== after.status) marks.fill(1);
  if (event !== undefined && isAnybody(after)) {
    for (const tally of model.byEvent.get(event.type) ?? []) {
      const moment = tally.count(event);
      if (moment === undefined) continue;
      const tallied = attendance.tallies.get(tally.id) ?? NOTHING_TALLIED;
      const counted = trimmed(count(tally.definition, tallied, moment), tally.ends, now);
      if (counted === tallied) continue;
      attendance.tallies.set(tally.id, counted);
      mark(marks, tally.audiences);
    }
  }
  for (const name of changed) mark(marks, model.byField.get(name));
  if (before !== undefined && before.id !== after.id) mark(marks, model.byField.get('id'));
  if (before !== undefined && before.anonymous !== after.anonymous)
    mark(marks, model.byField.get('anonymous'));
  if (!isAnybody(after)) attendance.tallies.clear();
  judge(attendance, after, model, marks, now, changes, () => true);
  schedule(attendance, now);
  return changes;
}

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
  judge(
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

/** Judges every audience of a customer whose tallies were joined with another's. */
export function judgeAll(
  attendance: Attendance,
  customer: Customer,
  model: AudienceModel,
  now: number,
): readonly SeatChange[] {
  const changes: SeatChange[] = [];
  judge(
    attendance,
    customer,
    model,
    new Uint8Array(model.audiences.length).fill(1),
    now,
    changes,
    () => true,
  );
  schedule(attendance, now);
  return changes;
}

function mark(marks: Uint8Array, places: readonly number[] | undefined): void {
  if (places !== undefined) for (const place of places) marks[place] = 1;
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
  };
}

/** Judges the marked audiences in the model's order: who is named comes first, so a change marks those who name it. */
function judge(
  attendance: Attendance,
  customer: Customer,
  model: AudienceModel,
  marks: Uint8Array,
  now: number,
  changes: SeatChange[],
  announces: (audience: CompiledAudience) => boolean,
): void {
  const sight = sightOf(attendance, customer, model, now);
  const anybody = isAnybody(customer);
  const { audiences } = model;
  for (let place = 0; place < audiences.length; place++) {
    if (marks[place] === 0) continue;
    const audience = audiences[place] as CompiledAudience;
    sight.until = FOREVER;
    const met = anybody && audience.judge(sight);
    if (!anybody || sight.until === FOREVER) attendance.untils.delete(audience.id);
    else attendance.untils.set(audience.id, sight.until);
    if (met === attendance.seats.has(audience.id)) continue;
    if (met) attendance.seats.set(audience.id, now);
    else attendance.seats.delete(audience.id);
    changes.push({ audience, entered: met, at: now, announce: announces(audience) });
    mark(marks, audience.namedBy);
  }
}

/**
 * Sets when somebody should look again. One that is set and earlier stays: looking too early costs less than writing
 * down a later time with every event.
 */
function schedule(attendance: Attendance, now: number): void {
  let first = FOREVER;
  for (const until of attendance.untils.values()) if (until < first) first = until;
  if (attendance.due !== undefined && attendance.due > now && attendance.due <= first && first !== FOREVER)
    return;
  attendance.due = first === FOREVER ? undefined : first;
}
