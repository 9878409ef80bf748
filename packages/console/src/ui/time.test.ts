import { describe, expect, it } from 'vitest';
import { ago, duration, spokenTime, timeIn } from './time.ts';

describe('a time', () => {
  it('is written in the time zone asked for, also across daylight saving', () => {
    expect(timeIn('UTC', '2026-01-31T13:05:09Z')).toBe('2026-01-31 13:05:09');
    expect(timeIn('Europe/Berlin', '2026-01-31T23:30:00Z')).toBe('2026-02-01 00:30:00');
    expect(timeIn('Europe/Berlin', '2026-07-01T12:00:00Z')).toBe('2026-07-01 14:00:00');
  });
});

describe('a time in a sentence', () => {
  it('has its year where that is not this one', () => {
    const now = Date.parse('2026-11-21T12:00:00Z');
    expect(spokenTime('UTC', '2026-12-03T14:00:00Z', now)).toBe('3 December 14:00');
    expect(spokenTime('Europe/Berlin', '2026-12-31T23:05:00Z', now)).toBe('1 January 2027 00:05');
  });
});

describe('how long', () => {
  it('is said in the two largest units that matter', () => {
    expect([0.25, 4, 180, 7_500, 273_600].map(duration)).toEqual([
      '250 ms',
      '4 s',
      '3 min',
      '2 h 5 min',
      '3 d 4 h',
    ]);
  });

  it('ago is said from now', () => {
    expect(ago(0, 180_000)).toBe('3 min. ago');
    expect(ago(0, 500)).toBe('now');
  });
});
