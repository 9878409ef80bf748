import { describe, expect, it } from 'vitest';
import { estimateOf, percentOf, type Preview } from './estimate.ts';

const base: Preview = {
  id: 'p',
  state: 'running',
  looked: 0,
  total: 100_000,
  matching: 0,
  enter: 0,
  leave: 0,
  samples: [],
};

describe('how many there will be', () => {
  it('is not said before anybody was looked at', () => {
    expect(estimateOf(base)).toBeUndefined();
  });

  it('is an estimate while it runs, with three digits', () => {
    expect(estimateOf({ ...base, looked: 1_000, matching: 123, enter: 7, leave: 1 })).toEqual({
      matching: 12_300,
      enter: 700,
      leave: 100,
      exact: false,
    });
    expect(estimateOf({ ...base, looked: 30_001, matching: 12_345 })?.matching).toBe(41_100);
    expect(estimateOf({ ...base, looked: 40_000, matching: 17 })?.matching).toBe(43);
  });

  it('is exact when everybody was looked at, also when more have come meanwhile', () => {
    const seen = { ...base, looked: 100_005, matching: 12_345, enter: 12, leave: 3 };
    expect(estimateOf(seen)?.matching).toBe(12_345);
    expect(estimateOf({ ...seen, state: 'done' })).toEqual({
      matching: 12_345,
      enter: 12,
      leave: 3,
      exact: true,
    });
  });

  it('is done at once where there is nobody', () => {
    expect(percentOf(0, 0)).toBe(100);
    expect(percentOf(1, 3)).toBe(33);
    expect(percentOf(5, 3)).toBe(100);
  });
});
