import type { Attendance } from '../audience/attendance.ts';
import type { AudienceModel, CountedEvent } from '../audience/audience-model.ts';
import { catchUp, joinTallies } from '../audience/catch-up.ts';
import {
  AUDIENCE_ENTERED,
  AUDIENCE_LEFT,
  AUDIENCE_PRESENT,
  audienceData,
} from '../audience/change-events.ts';
import {
  concernsAudiences,
  judgeAll,
  judgeEvent,
  type Happened,
  type SeatChange,
} from '../audience/judge-customer.ts';
import { passTime } from '../audience/pass-time.ts';
import { replay } from '../audience/replay.ts';
import type { Customer } from '../customer/customer.ts';
import type { Event } from '../event/event.ts';
import { rfc3339 } from '../mapping/time.ts';
import type { Look, OwnEvent } from './known.ts';
import type { Model, WorkspaceAudiences } from './model.ts';
import { routeEvent } from './route-event.ts';
import type { WorkSet } from './work-set.ts';

const NO_CHANGES: readonly SeatChange[] = Object.freeze([]);
const NO_NAMES: readonly string[] = Object.freeze([]);
const NO_DATA = Object.freeze({});

/**
 * Judges the audiences that an event concerns, after what happened before it: rules that began are applied to the
 * customer as they were, and time passes. `event` undefined: only time passes. The changes are to be told of (`tellOf`)
 * after the event itself was routed.
 */
export function attend(
  set: WorkSet,
  { audiences }: Model,
  {
    before,
    after,
    changed,
    event,
  }: Happened & { readonly event: (CountedEvent & { readonly id: number }) | undefined },
  now: number,
): readonly SeatChange[] {
  if (audiences === undefined) return NO_CHANGES;
  const { model } = audiences;
  const present = set.attendanceOf(after.key);
  const isNew = before === undefined;
  const isBehind = !isNew && (present?.epoch ?? 0) < model.epoch;
  // A look finds out, and writes down, how things are.
  const isDue =
    present !== undefined && (event === undefined || (present.due !== undefined && present.due <= now));
  const happened = { before, after, changed, event };
  const isConcerned = (isNew || event !== undefined) && concernsAudiences(model, happened);
  if (!isNew && !isBehind && !isDue && !isConcerned) return NO_CHANGES;
  const attendance = set.attend(after.key, isNew ? model.epoch : 0);
  const { due, isStale } = attendance;
  const caught = caughtUp(set, attendance, before ?? after, model, event?.id, now, isBehind);
  const changes = isConcerned ? together(caught, judgeEvent(attendance, happened, model, now)) : caught;
  attendance.asOf = event?.id ?? Math.max(attendance.asOf, set.known.latest());
  attendance.unwritten++;
  const follows = event !== undefined && !isNew && !isBehind && attendance.due === due;
  const most = isStale ? MOST_COUNTED_AGAIN : MOST_UNWRITTEN;
  if (!follows || attendance.unwritten >= most || isOtherThanCounted(happened, attendance, model))
    set.unsettled.add(after.key);
  take(set, after.key, changes, now);
  return changes;
}

/** So many events may have to be counted again when the customer is read the next time. */
const MOST_UNWRITTEN = 64;
/**
 * Who had to be read, for one event, is likely to have to be read for the next one too: so few are counted again each time
 * before writing costs less. An event that is read is often a page that nobody else needs.
 */
const MOST_COUNTED_AGAIN = 4;

/** May something stand until another time by what no event that is counted says? */
function isOtherThanCounted(
  { before, after, changed }: Happened,
  { untils }: Attendance,
  { byField }: AudienceModel,
): boolean {
  if (before === undefined || before.status !== after.status) return true;
  if (untils.size === 0) return false;
  return (
    before.id !== after.id ||
    before.anonymous !== after.anonymous ||
    changed.some((name) => byField.has(name))
  );
}

/** Applies rules that began, and lets time pass. */
function caughtUp(
  set: WorkSet,
  attendance: Attendance,
  customer: Customer,
  model: AudienceModel,
  but: number | undefined,
  now: number,
  isBehind: boolean,
): readonly SeatChange[] {
  if (attendance.isStale) {
    const since = set.known.since(customer.key, attendance.asOf, new Set(model.byEvent.keys()), but);
    replay(attendance, customer, model, since);
  }
  const history = (types: ReadonlySet<string>): Iterable<CountedEvent> =>
    set.known.history(customer.key, types, but);
  const begun = isBehind ? catchUp(attendance, customer, model, history, now) : NO_CHANGES;
  return together(begun, passTime(attendance, customer, model, now));
}

/** Mostly there are none. */
function together(some: readonly SeatChange[], others: readonly SeatChange[]): readonly SeatChange[] {
  return some.length === 0 ? others : others.length === 0 ? some : [...some, ...others];
}

/**
 * One customer turned out to be another: `from` is nobody any more, and what was counted of them counts for who remains.
 * `before` and `after`: the one who remains. `event`: the one that said so.
 */
export function attendMerge(
  set: WorkSet,
  { audiences }: Model,
  from: Customer,
  before: Customer,
  after: Customer,
  event: number,
  now: number,
): readonly SeatChange[] {
  if (audiences === undefined) return NO_CHANGES;
  const { model } = audiences;
  const attendance = set.attend(after.key, 0);
  const other = set.attend(from.key, 0);
  const seats = [...other.seats.keys()];
  caughtUp(set, other, from, model, event, now, other.epoch < model.epoch);
  const caught = caughtUp(set, attendance, before, model, event, now, attendance.epoch < model.epoch);
  joinTallies(attendance, other, model);
  attendance.asOf = event;
  const changes = together(caught, judgeAll(attendance, after, model, now));
  // What was found of the other one just now was never written: only what was is taken back.
  for (const audience of seats) set.seats.push({ audience, customer: from.key, since: undefined, at: now });
  set.attendances.set(from.key, undefined);
  set.unsettled.add(from.key).add(after.key);
  take(set, after.key, changes, now);
  return changes;
}

function take(set: WorkSet, customer: number, changes: readonly SeatChange[], at: number): void {
  for (const { audience, entered, at: since } of changes)
    set.seats.push({ audience: audience.id, customer, since: entered ? since : undefined, at });
}

/** Registers that the customer joined and left, and routes it. */
export function tellOf(
  set: WorkSet,
  model: Model,
  customer: Customer,
  changes: readonly SeatChange[],
  receivedAt: number,
): void {
  for (const { audience, entered, at, announce } of changes) {
    if (!announce || model.audiences === undefined) continue;
    const type = entered ? AUDIENCE_ENTERED : AUDIENCE_LEFT;
    const data = audienceData({ ...audience, id: audience.publicId });
    const event = own(set, model.audiences, { type, timestamp: at, data, receivedAt }, customer.key);
    if (event === undefined) continue;
    routeEvent(set, model, customer, event, NO_NAMES, isInOf(set, model, customer.key), {
      integrations: undefined,
      receivedAt,
      hasLeft: false,
      tellsOf: undefined,
      isNews: true,
    });
  }
}

function own(
  set: WorkSet,
  { source }: WorkspaceAudiences,
  event: Omit<OwnEvent, 'source'>,
  customer: number,
): Event | undefined {
  const id = set.known.claimOwn({ ...event, source }, customer);
  if (id === undefined) return undefined;
  const { type, timestamp, data } = event;
  return { id, type, timestamp, data, context: NO_DATA };
}

/** Is the customer, as they are by now, in the audience of that public id? */
export function isInOf(set: WorkSet, { audiences }: Model, customer: number): (audience: string) => boolean {
  if (audiences === undefined) return () => false;
  return (publicId) => {
    const audience = audiences.model.byPublicId.get(publicId);
    return audience !== undefined && set.attendanceOf(customer)?.seats.has(audience.id) === true;
  };
}

/** Looks at a customer again, and tells an integration once that they are in an audience, where that was asked. */
export function registerLook(
  set: WorkSet,
  { look, receivedAt, present }: Look,
  model: Model,
): number | undefined {
  const customer = set.load(look);
  if (customer === undefined || model.audiences === undefined) return undefined;
  const changes = attend(
    set,
    model,
    { before: customer, after: customer, changed: NO_NAMES, event: undefined },
    receivedAt,
  );
  tellOf(set, model, customer, changes, receivedAt);
  const audience = present && model.audiences.model.byPublicId.get(present.audience);
  const since = audience && set.attendanceOf(customer.key)?.seats.get(audience.id);
  if (present === undefined || audience === undefined || since === undefined) return customer.key;
  const integration = model.integrations.find(({ id }) => id === present.integration);
  if (integration === undefined) return customer.key;
  const data = {
    ...audienceData({ ...audience, id: audience.publicId }),
    since: rfc3339(since) ?? null,
  };
  const messageId = `${present.run}:${audience.id}:${customer.key}`;
  const told = { type: AUDIENCE_PRESENT, timestamp: receivedAt, data, receivedAt, messageId };
  const event = own(set, model.audiences, told, customer.key);
  if (event === undefined) return customer.key;
  set.messages.push({
    integration: integration.id,
    event: event.id,
    customer: customer.key,
    held: customer.anonymous && integration.holdsAnonymous,
  });
  return customer.key;
}
