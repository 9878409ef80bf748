import { setImmediate as breathe } from 'node:timers/promises';
import type { SearchPage } from '../../ports/log-store.ts';

/** A walk down a table, newest first. Ids from `floor` up to, not including, `before` are looked at. */
export interface Scan<Row> {
  readonly before: number;
  readonly floor: number;
  readonly most: number;
  /** The lowest id of a slice with about `count` candidates below `before`. */
  readonly lowOf: (before: number, count: number) => number;
  /** The rows that match within a slice, newest first; at most `most`. */
  readonly read: (before: number, low: number, most: number) => readonly Row[];
  readonly idOf: (row: Row) => number;
  /** What is too dear to be asked of every row. */
  readonly keep?: ((row: Row) => boolean) | undefined;
  /** When the row with this id, or the next one above it, was written. */
  readonly timeOf: (id: number) => number | undefined;
}

/** A search answers after this time with what it has found by then. */
const BUDGET_MS = 120;
/** So long it may keep the thread from everything else. */
const SLICE_MS = 8;
const FIRST_SLICE = 4_096;
const SMALLEST_SLICE = 256;
const LARGEST_SLICE = 65_536;
/** Rows whose bodies are to be searched are fetched a few at a time. */
const KEEP_PORTION = 100;

/**
 * A bounded search: a page of rows, or what was found in `BUDGET_MS`. Slices grow and shrink so that each takes
 * about `SLICE_MS`, and between them everybody else has their turn.
 */
export async function scanDown<Row>(scan: Scan<Row>): Promise<SearchPage<Row>> {
  const { floor, most, keep, idOf } = scan;
  const data: Row[] = [];
  const deadline = performance.now() + BUDGET_MS;
  let before = scan.before;
  let count = FIRST_SLICE;
  while (before > floor) {
    const started = performance.now();
    const low = Math.max(floor, scan.lowOf(before, count));
    const wanted = keep === undefined ? most + 1 - data.length : KEEP_PORTION;
    const rows = scan.read(before, low, wanted);
    before = rows.length < wanted ? low : before;
    let turn = started;
    for (const row of rows) {
      if (keep === undefined || keep(row)) {
        if (data.length === most) return { data, next: idOf(data.at(-1) as Row), scannedTo: undefined };
        data.push(row);
      }
      if (rows.length === wanted) before = idOf(row);
      if (keep === undefined) continue;
      const now = performance.now();
      if (now > deadline) return stopped(scan, data, idOf(row));
      if (now - turn < SLICE_MS) continue;
      await breathe();
      turn = performance.now();
    }
    const took = performance.now() - started;
    if (took > SLICE_MS) count = Math.max(SMALLEST_SLICE, count >> 1);
    else if (took < SLICE_MS / 2) count = Math.min(LARGEST_SLICE, count << 1);
    if (before > floor && performance.now() > deadline) return stopped(scan, data, before);
    await breathe();
  }
  return { data, next: undefined, scannedTo: undefined };
}

function stopped<Row>(scan: Scan<Row>, data: readonly Row[], before: number): SearchPage<Row> {
  return { data, next: before, scannedTo: scan.timeOf(before) };
}

/**
 * The lowest id whose row, and so every later one, was written at `time` or after: rows are written about in the
 * order of their times. `next` answers the first row at or above an id.
 */
export function firstSince(
  time: number,
  lowest: number,
  highest: number,
  next: (id: number) => { readonly id: number; readonly at: number } | undefined,
): number {
  let low = lowest;
  let high = highest + 1;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const row = next(middle);
    if (row === undefined || row.at >= time) high = middle;
    else low = row.id + 1;
  }
  return low;
}
