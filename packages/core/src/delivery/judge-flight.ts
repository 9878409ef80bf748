import type { Issue } from '../result/issue.ts';
import type { Flight, FlightEntry, RecordFailure } from './destination.ts';

/** What the answers to a flight's requests mean for one of its entries. */
export interface EntryVerdict {
  readonly entry: FlightEntry;
  readonly buried: ReadonlyMap<number, Issue>;
  /** Accepted with the last request; empty when the record was refused for one of its events. */
  readonly accepted: readonly number[];
  /** Neither: nothing is wrong with them, the record they travelled in was refused. To be planned again. */
  readonly again: readonly number[];
  /** The index of the entry's record in the last request. */
  readonly slot: number | undefined;
}

const NOTHING: ReadonlyMap<number, Issue> = new Map();

/**
 * Reads the failures of all requests of an accepted flight entry by entry. A failure that names events buries those
 * and leaves the entry's others to be planned again; one that does not buries everything the entry carried.
 */
export function judgeFlight(
  flight: Flight,
  failures: readonly (readonly RecordFailure[])[],
): readonly EntryVerdict[] {
  const failed = new Map<number, RecordFailure[]>();
  failures.forEach((list, step) => {
    for (const failure of list) {
      const index = flight.requests[step]?.slots[failure.slot];
      if (index === undefined) continue;
      const known = failed.get(index);
      if (known === undefined) failed.set(index, [failure]);
      else known.push(failure);
    }
  });
  const slots = new Map<number, number>();
  flight.requests.at(-1)?.slots.forEach((index, slot) => {
    if (!slots.has(index)) slots.set(index, slot);
  });
  return flight.entries.map((entry, index) => {
    const list = failed.get(index);
    const slot = slots.get(index);
    if (list === undefined) return { entry, buried: NOTHING, accepted: entry.events, again: [], slot };
    const whole = list.find((failure) => failure.events.length === 0);
    const buried = new Map<number, Issue>();
    if (whole !== undefined) for (const event of entry.events) buried.set(event, whole.issue);
    for (const failure of list) for (const event of failure.events) buried.set(event, failure.issue);
    return { entry, buried, accepted: [], again: entry.events.filter((event) => !buried.has(event)), slot };
  });
}
