import { describe, expect, it } from 'vitest';
import { rangeOf } from './ranges.ts';
import { perMinute, rowsOf, stacked, sum, timesOf } from './rates.ts';

describe('numbers of the overview', () => {
  it('are added up and said per minute', () => {
    expect(sum([1, 2, 3])).toBe(6);
    expect([0, 1, 20, 60, 621, 900_000].map((total) => perMinute(total, 60))).toEqual([
      '0',
      '< 0.1',
      '0.3',
      '1',
      '10.3',
      '15,000',
    ]);
  });

  it('stand on top of each other', () => {
    expect(
      stacked([
        [1, 2],
        [10, 0],
        [0, 5],
      ]),
    ).toEqual([
      [1, 2],
      [11, 2],
      [11, 7],
    ]);
  });

  it('become rows, newest first, without the empty ones', () => {
    const times = timesOf('2026-01-31T12:00:00.000Z', 60, 3);
    expect(times[2]).toBe(Date.parse('2026-01-31T12:02:00Z') / 1000);
    expect(
      rowsOf(times, [
        [1, 0, 3],
        [0, 0, 1],
      ]),
    ).toEqual([
      { at: Date.parse('2026-01-31T12:02:00Z'), counts: [3, 1] },
      { at: Date.parse('2026-01-31T12:00:00Z'), counts: [1, 0] },
    ]);
  });

  it('are of a range that is offered', () => {
    expect(rangeOf(1_440).label).toBe('24 h');
    expect(rangeOf(61).minutes).toBe(60);
    expect(rangeOf(undefined).minutes).toBe(60);
  });
});
