import type { Customer, CustomerStatus } from '../../customer/customer.ts';
import type { Json, JsonObject } from '../../result/json.ts';
import { copyAttendance, newAttendance, type Attendance } from '../attendance.ts';
import { compileAudiences, talliesOf, type AudienceModel, type CountedEvent } from '../audience-model.ts';
import { catchUp } from '../catch-up.ts';
import { concernsAudiences, judgeAll, judgeEvent, type SeatChange } from '../judge-customer.ts';
import { passTime } from '../pass-time.ts';
import type { Rule } from '../rule.ts';
import { tallyKey } from '../tally.ts';
import { meets, turns, type World } from './oracle.ts';

export const BEGINNING: number = Date.parse('2026-03-26T12:00:00Z');
export const TIMES: ReadonlySet<string> = new Set(['born', 'created_at']);

/** What happens, so long after what happened before it. */
export interface Step {
  readonly gap: number;
  /** `late`: how long before it was received. */
  readonly event: Omit<CountedEvent, 'timestamp'> & { readonly late: number };
  readonly traits: JsonObject;
  readonly status: CustomerStatus | undefined;
}

export interface Told {
  readonly slug: string;
  readonly entered: boolean;
  readonly at: number;
}

export interface Ruled {
  readonly rule: Rule;
  readonly epoch: number;
  readonly announce?: boolean;
}

/** What is counted, by key: as it grows. */
export type Counted = Map<string, { readonly id: number; readonly epoch: number }>;

/** There are events for leaving and coming back. */
function typeOf(type: string, before: CustomerStatus, after: CustomerStatus): string {
  if ((before === 'opted_out') === (after === 'opted_out')) return type;
  return after === 'opted_out' ? 'opt_out' : 'opt_in';
}

export const slugOf = (index: number): string => `r${index}`;

/** A workspace with these audiences: `r0`, `r1` … */
export function modelOf(
  rules: readonly (Ruled | undefined)[],
  timeZone: string,
  counted: Counted = new Map(),
): AudienceModel {
  const sources = rules.flatMap((ruled, index) => {
    const slug = slugOf(index);
    return ruled === undefined
      ? []
      : [{ announce: false, ...ruled, id: index + 1, publicId: slug, slug, name: slug }];
  });
  for (const { rule, epoch } of sources)
    for (const key of talliesOf(rule).map(tallyKey))
      if (!counted.has(key)) counted.set(key, { id: counted.size + 1, epoch });
  const epoch = Math.max(0, ...sources.map((source) => source.epoch));
  return compileAudiences(sources, epoch, { timeZone, isTime: (name) => TIMES.has(name), tallies: counted });
}

/** One customer of a hub, as the code keeps them. */
export class Hub {
  now: number = BEGINNING;
  customer: Customer = {
    key: 1,
    workspace: 1,
    id: 'ada',
    anonymous: false,
    anonymousIds: [],
    status: 'active',
    attributes: {},
    version: 1,
    createdAt: BEGINNING,
    updatedAt: BEGINNING,
  };
  readonly events: CountedEvent[] = [];
  readonly told: Told[] = [];
  attendance: Attendance;
  model: AudienceModel;
  private happened: number = BEGINNING;

  constructor(model: AudienceModel) {
    this.model = model;
    this.attendance = newAttendance(model.epoch);
    this.note(judgeAll(this.attendance, this.customer, model, this.now));
  }

  look(at: number): void {
    this.now = at;
    this.note(passTime(this.attendance, this.customer, this.model, at));
  }

  /** Looks whenever that is due, until `at`. */
  wake(at: number): void {
    for (let due = this.attendance.due; due !== undefined && due <= at; due = this.attendance.due)
      this.look(Math.max(this.now, due));
  }

  step({ gap, event: { late, ...told }, traits, status }: Step): void {
    this.happened += gap;
    this.look(this.happened);
    const before = this.customer;
    const after = {
      ...before,
      attributes: { ...before.attributes, ...traits },
      status: status ?? before.status,
    };
    const type = typeOf(told.type, before.status, after.status);
    const event = { ...told, type, timestamp: this.now - late };
    this.customer = after;
    this.events.push(event);
    const happened = { before, after, changed: Object.keys(traits), event };
    if (!concernsAudiences(this.model, happened)) return;
    this.note(judgeEvent(this.attendance, happened, this.model, this.now));
  }

  /** Time goes by without anybody looking. */
  rest(time: number): void {
    this.happened += time;
    this.now = this.happened;
  }

  /** After a while other rules hold. */
  catchUp(model: AudienceModel, after: number): void {
    this.rest(after);
    this.model = model;
    const history = (types: ReadonlySet<string>): readonly CountedEvent[] =>
      this.events.filter(({ type }) => types.has(type));
    this.note(catchUp(this.attendance, this.customer, model, history, this.now));
  }

  get seats(): readonly string[] {
    return seatsIn(this.attendance, this.model);
  }

  /** Who would be in what, if everything was judged at that time by what was counted. */
  seatsAt(now: number): readonly string[] {
    const attendance = copyAttendance(this.attendance);
    judgeAll(attendance, this.customer, this.model, now);
    return seatsIn(attendance, this.model);
  }

  private note(changes: readonly SeatChange[]): void {
    for (const { audience, entered, at } of changes) this.told.push({ slug: audience.slug, entered, at });
  }
}

function seatsIn({ seats }: Attendance, { audiences }: AudienceModel): readonly string[] {
  return audiences.filter(({ id }) => seats.has(id)).map(({ slug }) => slug);
}

/** What should be told of the steps, and the seats after each: everything is judged at every time that may matter. */
export class Expected {
  now: number = BEGINNING;
  readonly told: Told[] = [];
  seats: readonly string[] = [];
  private readonly rules: ReadonlyMap<string, Rule>;
  private readonly timeZone: string;
  private readonly events: CountedEvent[] = [];
  private attributes: JsonObject = {};
  private status: CustomerStatus = 'active';

  constructor(rules: readonly Rule[], timeZone: string) {
    this.rules = new Map(rules.map((rule, index) => [slugOf(index), rule]));
    this.timeZone = timeZone;
    this.judge(this.now);
  }

  look(until: number): void {
    for (const at of this.turnsBetween(this.now, until)) this.judge(at);
    this.now = until;
    this.judge(until);
  }

  step({ gap, event: { late, ...event }, traits, status = this.status }: Step): void {
    this.look(this.now + gap);
    const type = typeOf(event.type, this.status, status);
    this.status = status;
    this.attributes = { ...this.attributes, ...traits };
    if (status === 'opted_out') this.events.length = 0;
    else this.events.push({ ...event, type, timestamp: this.now - late });
    this.judge(this.now);
  }

  /** When a verdict becomes another, should nothing happen. */
  get next(): number | undefined {
    return this.turnsBetween(this.now, Infinity).find((at) => this.seatsAt(at).join() !== this.seats.join());
  }

  private turnsBetween(from: number, to: number): readonly number[] {
    const all = [...turns(this.world(from))];
    return all.filter((at) => at > from && at <= to).toSorted((a, b) => a - b);
  }

  private world(now: number): World {
    const { timeZone, events, rules } = this;
    const own: Record<string, Json> = { id: 'ada', anonymous: false, status: this.status };
    const fields = { ...this.attributes, ...own, created_at: new Date(BEGINNING).toISOString() };
    return { now, timeZone, fields, events, times: TIMES, rules };
  }

  private seatsAt(now: number): readonly string[] {
    if (this.status === 'opted_out') return [];
    const world = this.world(now);
    return [...this.rules].filter(([, rule]) => meets(rule, world)).map(([slug]) => slug);
  }

  private judge(at: number): void {
    const seats = this.seatsAt(at);
    for (const slug of this.rules.keys()) {
      const entered = seats.includes(slug);
      if (entered !== this.seats.includes(slug)) this.told.push({ slug, entered, at });
    }
    this.seats = seats;
  }
}
