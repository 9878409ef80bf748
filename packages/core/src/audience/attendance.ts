import type { AudienceModel } from './audience-model.ts';
import { NotingMap } from './noting-map.ts';
import type { Tallied } from './tally.ts';

/**
 * How a customer stands with the audiences of their workspace: which they are in and since when, until when each verdict
 * stands by itself, and what was counted. Numbers are the store's; times Unix milliseconds.
 *
 * Seats are written down when they change. Counts are not, with every event: they follow from the events, and what was
 * counted since it was last written is counted again when it is read the next time (`replay`).
 */
export interface Attendance {
  /** All rules that began at this epoch or before have been applied. */
  epoch: number;
  /** When somebody should look again; it may be too early, never too late. Undefined: time alone changes nothing. */
  due: number | undefined;
  /** The customer's last event that was counted, or could have been. */
  asOf: number;
  /** How many events were counted since it was written down. */
  unwritten: number;
  /** As it was written down: later events are still to be counted. */
  isStale: boolean;
  /** How many parts were written down since it was as a whole. Undefined: as it stands it never was. */
  parts: number | undefined;
  readonly seats: Map<number, number>;
  readonly untils: NotingMap<number>;
  readonly tallies: NotingMap<Tallied>;
  /** Not written down: who is read anew is judged once more, and it is known again. */
  closed: ClosedVerdicts | undefined;
}

/** Audiences whose verdicts no event can change until the customer's own fields are others (see `Sight.open`). */
export interface ClosedVerdicts {
  readonly model: AudienceModel;
  /** 1 at the places of theirs in the model. */
  readonly places: Uint8Array;
}

/** Which verdicts are closed by this model; of another model nothing is known. */
export function closedIn(attendance: Attendance, model: AudienceModel): Uint8Array {
  if (attendance.closed?.model !== model)
    attendance.closed = { model, places: new Uint8Array(model.audiences.length) };
  return attendance.closed.places;
}

export function newAttendance(epoch: number): Attendance {
  return {
    epoch,
    due: undefined,
    asOf: 0,
    unwritten: 0,
    isStale: false,
    parts: undefined,
    seats: new Map(),
    untils: new NotingMap(),
    tallies: new NotingMap(),
    closed: undefined,
  };
}

export function copyAttendance({ seats, untils, tallies, ...rest }: Attendance): Attendance {
  return {
    ...rest,
    parts: undefined,
    closed: undefined,
    seats: new Map(seats),
    untils: NotingMap.from(untils),
    tallies: NotingMap.from(tallies),
  };
}

/** More parts than these are put together again. */
const MOST_PARTS = 12;

/** What is to be written down of an attendance beside its numbers: all of it, in place of what was written, or one part more. */
export type AttendanceText =
  { readonly kind: 'whole'; readonly text: string } | { readonly kind: 'part'; readonly text: string };

/**
 * Answers what is to be written, and takes it as written. Most changes are of a few counts among many: those alone are
 * written then. Undefined: nothing but the numbers.
 */
export function writeDown(attendance: Attendance): AttendanceText | undefined {
  const { untils, tallies, parts } = attendance;
  const changed = untils.changed + tallies.changed;
  attendance.unwritten = 0;
  if (parts !== undefined && changed === 0) return undefined;
  const isPart = parts !== undefined && parts < MOST_PARTS && changed * 4 <= untils.size + tallies.size;
  attendance.parts = isPart ? parts + 1 : 0;
  const text = isPart
    ? JSON.stringify([untils.changes(), tallies.changes()])
    : JSON.stringify([[...untils], [...tallies]]);
  untils.written();
  tallies.written();
  return { kind: isPart ? 'part' : 'whole', text };
}

/** `texts`: the whole, and the parts that were written since, in their order. */
export function attendanceFrom(
  epoch: number,
  due: number | undefined,
  asOf: number,
  texts: readonly string[],
  seats: Iterable<readonly [audience: number, since: number]>,
): Attendance {
  const [untils, tallies] = [new NotingMap<number>(), new NotingMap<Tallied>()];
  for (const text of texts) {
    const [ofUntils, ofTallies] = JSON.parse(text) as [[number, number | null][], [number, Tallied | null][]];
    untils.apply(ofUntils);
    tallies.apply(ofTallies);
  }
  untils.written();
  tallies.written();
  return {
    ...{ epoch, due, asOf, unwritten: 0, isStale: true, parts: Math.max(0, texts.length - 1) },
    ...{ seats: new Map(seats), untils, tallies, closed: undefined },
  };
}
