import type { Moment, Tallied } from './tally.ts';

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
  readonly seats: Map<number, number>;
  readonly untils: Map<number, number>;
  readonly tallies: Map<number, Tallied>;
}

export function newAttendance(epoch: number): Attendance {
  return {
    epoch,
    due: undefined,
    asOf: 0,
    unwritten: 0,
    isStale: false,
    seats: new Map(),
    untils: new Map(),
    tallies: new Map(),
  };
}

export function copyAttendance({ seats, untils, tallies, ...rest }: Attendance): Attendance {
  return {
    ...rest,
    seats: new Map(seats),
    untils: new Map(untils),
    tallies: new Map(tallies),
  };
}

/** `untils` and `tallies` as text; empty when there are none. */
export function attendanceText({ untils, tallies }: Attendance): string {
  if (untils.size === 0 && tallies.size === 0) return '';
  return JSON.stringify([[...untils], [...tallies]]);
}

export function attendanceFrom(
  epoch: number,
  due: number | undefined,
  asOf: number,
  text: string,
  seats: Iterable<readonly [audience: number, since: number]>,
): Attendance {
  const written = { ...newAttendance(epoch), due, asOf, isStale: true, seats: new Map(seats) };
  if (text === '') return written;
  const [untils, tallies] = JSON.parse(text) as [[number, number][], [number, Moment[]][]];
  return { ...written, untils: new Map(untils), tallies: new Map(tallies) };
}
