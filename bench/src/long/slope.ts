import { median } from './figures.ts';

export interface Slope {
  /** By the median of the slopes between all pairs: a few odd samples do not turn it (Theil–Sen). */
  readonly perHour: number;
  /** Medians of the first and of the last third. */
  readonly first: number;
  readonly last: number;
}

/** Where a series of values at seconds is going. */
export function slope(series: readonly (readonly [seconds: number, value: number])[]): Slope {
  const slopes: number[] = [];
  for (const [index, [at, value]] of series.entries())
    for (const [later, other] of series.slice(index + 1)) slopes.push((other - value) / (later - at));
  const third = Math.max(1, Math.floor(series.length / 3));
  return {
    perHour: median(slopes) * 3_600,
    first: median(series.slice(0, third).map(([, value]) => value)),
    last: median(series.slice(-third).map(([, value]) => value)),
  };
}
