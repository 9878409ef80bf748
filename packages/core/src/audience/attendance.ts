import type { Moment, Tallied } from './tally.ts';

/**
 * How a customer stands with the audiences of their workspace: which they are in and since when, until when each verdict
 * stands by itself, and what was counted. Numbers are the store's; times Unix milliseconds. Made anew for each group of
 * arrivals that changes it.
 */
export interface Attendance {
  /** All rules that began at this epoch or before have been applied. */
  epoch: number;
  /** When somebody should look again; it may be too early, never too late. Undefined: time alone changes nothing. */
  due: number | undefined;
  readonly seats: Map<number, number>;
  readonly untils: Map<number, number>;
  readonly tallies: Map<number, Tallied>;
}

export function newAttendance(epoch: number): Attendance {
  return { epoch, due: undefined, seats: new Map(), untils: new Map(), tallies: new Map() };
}

export function copyAttendance({ epoch, due, seats, untils, tallies }: Attendance): Attendance {
  return {
    epoch,
    due,
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
  text: string,
  seats: Iterable<readonly [audience: number, since: number]>,
): Attendance {
  if (text === '') return { ...newAttendance(epoch), due, seats: new Map(seats) };
  const [untils, tallies] = JSON.parse(text) as [[number, number][], [number, Moment[]][]];
  return { epoch, due, seats: new Map(seats), untils: new Map(untils), tallies: new Map(tallies) };
}
