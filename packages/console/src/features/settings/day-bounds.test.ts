import { expect, it } from 'vitest';
import { endOfDay, startOfDay } from './day-bounds.ts';

it('knows when a day begins and ends somewhere', () => {
  expect(startOfDay('2026-01-31', 'UTC')).toBe(Date.parse('2026-01-31T00:00:00Z'));
  expect(startOfDay('2026-01-31', 'Europe/Istanbul')).toBe(Date.parse('2026-01-30T21:00:00Z'));
  expect(endOfDay('2026-01-31', 'America/New_York')).toBe(Date.parse('2026-02-01T05:00:00Z') - 1);
  // Clocks go forward on this day: it has 23 hours.
  expect(startOfDay('2026-03-29', 'Europe/Berlin')).toBe(Date.parse('2026-03-28T23:00:00Z'));
  expect(endOfDay('2026-03-29', 'Europe/Berlin')).toBe(Date.parse('2026-03-29T22:00:00Z') - 1);
  expect(startOfDay('soon', 'UTC')).toBeUndefined();
  expect(startOfDay('2026-99-01', 'UTC')).toBeUndefined();
});
