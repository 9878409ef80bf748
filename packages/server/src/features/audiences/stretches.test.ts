import { describe, expect, it } from 'vitest';
import { stretchesOf } from './stretches.ts';

const at = (text: string): number => Date.parse(text);
const shown = (from: string, to: string, by: 'hour' | 'day', zone: string): string[] =>
  stretchesOf({ from: at(from), to: at(to) }, by, zone).map(({ from: begins }) =>
    new Date(begins).toISOString().slice(0, 16),
  );

describe('stretches of time', () => {
  it('are the hours that a range touches', () => {
    expect(shown('2026-03-01T10:30Z', '2026-03-01T13:00Z', 'hour', 'UTC')).toEqual([
      '2026-03-01T10:00',
      '2026-03-01T11:00',
      '2026-03-01T12:00',
    ]);
  });

  it('are the days of the time zone, also when the clocks are changed', () => {
    expect(shown('2026-03-28T12:00Z', '2026-03-30T12:00Z', 'day', 'Europe/Berlin')).toEqual([
      '2026-03-27T23:00',
      '2026-03-28T23:00',
      '2026-03-29T22:00',
    ]);
    expect(shown('2026-03-01T18:29Z', '2026-03-01T18:31Z', 'day', 'Asia/Kolkata')).toEqual([
      '2026-02-28T18:30',
      '2026-03-01T18:30',
    ]);
  });

  it('follow one another, and cover the range', () => {
    const zones = ['UTC', 'America/Santiago', 'Australia/Lord_Howe', 'Africa/Cairo'];
    for (const zone of zones) {
      const range = { from: at('2025-12-30T05:00Z'), to: at('2027-01-03T05:00Z') };
      const all = stretchesOf(range, 'day', zone);
      expect(all[0]?.from).toBeLessThanOrEqual(range.from);
      expect(all.at(-1)?.to).toBeGreaterThanOrEqual(range.to);
      for (const [index, { from, to }] of all.entries()) {
        expect(to).toBeGreaterThan(from);
        if (index > 0) expect(from).toBe(all[index - 1]?.to);
      }
    }
  });
});
