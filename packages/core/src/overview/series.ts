const MINUTE_MS = 60_000;
const MOST_POINTS = 360;

/** The points of a series in time. All in whole minutes, counted from 1970. */
export interface Series {
  /** The first minute of the first point. */
  readonly first: number;
  /** Minutes between two points. */
  readonly step: number;
  readonly points: number;
}

/**
 * The last so many minutes up to and with the one that runs now, in about `MOST_POINTS` points or fewer. Steps begin
 * at multiples of themselves, so that the points of a later look are the same ones and only the last still grows.
 */
export function seriesOf(now: number, minutes: number): Series {
  const last = Math.floor(now / MINUTE_MS);
  const step = Math.max(1, Math.ceil(minutes / MOST_POINTS));
  const first = Math.floor((last - minutes + 1) / step) * step;
  return { first, step, points: Math.floor((last - first) / step) + 1 };
}
