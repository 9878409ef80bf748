export function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

/** How many a minute on average: `0.3`, `20.7`, `1,240`. */
export function perMinute(total: number, minutes: number): string {
  const rate = total / minutes;
  if (rate === 0) return '0';
  if (rate < 0.1) return '< 0.1';
  return rate < 100
    ? rate.toFixed(1).replace(/\.0$/, '')
    : new Intl.NumberFormat('en').format(Math.round(rate));
}

/** Each line on top of the ones before it, for a stacked chart. The last one is the sum of all. */
export function stacked(lines: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const top: number[] = [];
  return lines.map((line) => line.map((count, index) => (top[index] = (top[index] ?? 0) + count)));
}

/** Unix seconds of the points of a series. */
export function timesOf(from: string, stepSeconds: number, points: number): readonly number[] {
  const first = Date.parse(from) / 1000;
  return Array.from({ length: points }, (_one, index) => first + index * stepSeconds);
}

export interface Step {
  /** Unix milliseconds. */
  readonly at: number;
  readonly counts: readonly number[];
}

/** The numbers of a chart as rows, newest first; steps in which nothing happened are left out. */
export function rowsOf(times: readonly number[], lines: readonly (readonly number[])[]): readonly Step[] {
  return times
    .map((time, index) => ({ at: time * 1000, counts: lines.map((line) => line[index] ?? 0) }))
    .filter(({ counts }) => counts.some((count) => count > 0))
    .toReversed();
}
