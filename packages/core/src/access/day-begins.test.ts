import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayBegins } from './day-begins.ts';

test.each([
  ['2026-12-24', 'UTC', '2026-12-24T00:00:00Z'],
  ['2026-12-24', 'Europe/Berlin', '2026-12-23T23:00:00Z'],
  ['2026-07-01', 'Europe/Berlin', '2026-06-30T22:00:00Z'],
  ['2026-07-01', 'Asia/Kolkata', '2026-06-30T18:30:00Z'],
  ['2026-07-01', 'America/New_York', '2026-07-01T04:00:00Z'],
  ['2026-07-01', 'Pacific/Kiritimati', '2026-06-30T10:00:00Z'],
  // The clocks change on the day itself, after midnight.
  ['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00Z'],
  ['2026-10-25', 'Europe/Berlin', '2026-10-24T22:00:00Z'],
  // At midnight they are put forward: the day begins at one o'clock.
  ['2026-09-06', 'America/Santiago', '2026-09-06T04:00:00Z'],
  // At midnight they are put back: the last hour of the day before comes twice.
  ['2026-04-05', 'America/Santiago', '2026-04-05T04:00:00Z'],
])('%s begins in %s at %s', (day, zone, at) => {
  expect(new Date(dayBegins(day, zone)).toISOString()).toBe(new Date(at).toISOString());
});

test('of every day it is the first moment', () => {
  const zones = ['UTC', 'Europe/Istanbul', 'America/Santiago', 'Africa/Cairo', 'Australia/Lord_Howe'];
  const days = fc.date({ min: new Date('1990-01-01'), max: new Date('2035-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(days, fc.constantFrom(...zones), (date, timeZone) => {
      const day = date.toISOString().slice(0, 10);
      const at = dayBegins(day, timeZone);
      const local = new Intl.DateTimeFormat('en-CA', { timeZone });
      expect(local.format(at)).toBe(day);
      expect(local.format(at - 1) < day).toBe(true);
    }),
  );
});
