import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileAllowance, compileOpening } from './schedule.ts';
import type { LimitPeriod, QuietTime, UserLimit } from './settings.ts';
import { dayAfter, dayAt, minutesOf, momentOf, weekdayOf } from './zone-time.ts';

const HOUR = 3_600_000;
const ZONES = [
  'UTC',
  'Europe/Istanbul',
  'Europe/Berlin',
  'America/New_York',
  'America/Santiago',
  'Africa/Cairo',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Apia',
];
const zone = fc.constantFrom(...ZONES);
const moment = fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2036, 0, 1) });
const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
const at = (text: string): number => Date.parse(text);
const iso = (value: number): string => new Date(value).toISOString();

/** What the clocks show, by another way than the rules under test. */
function clock(moment_: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
    hourCycle: 'h23',
  }).formatToParts(moment_);
  const part = (name: string): string => parts.find(({ type }) => type === name)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:${part('second')}`;
}

describe('a time of a day in a zone', () => {
  test.each([
    ['2026-07-01', '09:30', 'Europe/Istanbul', '2026-07-01T06:30:00Z'],
    ['2026-07-01', '09:30', 'Asia/Kolkata', '2026-07-01T04:00:00Z'],
    // Skipped: as the clocks are changed.
    ['2026-03-29', '02:30', 'Europe/Berlin', '2026-03-29T01:00:00Z'],
    ['2026-03-29', '03:00', 'Europe/Berlin', '2026-03-29T01:00:00Z'],
    // Twice: the first.
    ['2026-10-25', '02:30', 'Europe/Berlin', '2026-10-25T00:30:00Z'],
    ['2026-10-25', '03:00', 'Europe/Berlin', '2026-10-25T02:00:00Z'],
    // A day that never was.
    ['2011-12-30', '12:00', 'Pacific/Apia', '2011-12-30T10:00:00Z'],
  ])('%s %s in %s is %s', (day, text, timeZone, expected) => {
    expect(iso(momentOf(day, minutesOf(text), timeZone))).toBe(iso(at(expected)));
  });

  test('is the first moment at which the clocks show it or more', () => {
    fc.assert(
      fc.property(moment, time, zone, (near, text, timeZone) => {
        const day = iso(near).slice(0, 10);
        const found = momentOf(day, minutesOf(text), timeZone);
        const wanted = `${day}T${text}:00`;
        expect(clock(found, timeZone) >= wanted).toBe(true);
        expect(clock(found - 1, timeZone) < wanted).toBe(true);
        expect(dayAt(near, timeZone)).toBe(clock(near, timeZone).slice(0, 10));
      }),
    );
  });
});

describe('quiet times', () => {
  const quiet: QuietTime = { from: '22:00', hours: 10, timeZone: 'Europe/Istanbul' };

  test.each([
    ['2026-05-01T18:59:59.999Z', undefined],
    ['2026-05-01T19:00:00Z', '2026-05-02T05:00:00Z'],
    ['2026-05-02T04:59:59.999Z', '2026-05-02T05:00:00Z'],
    ['2026-05-02T05:00:00Z', undefined],
  ])('at %s', (now, opens) => {
    expect(iso(compileOpening(quiet)(at(now)))).toBe(iso(at(opens ?? now)));
  });

  test('end by the clocks, also in nights in which they are changed', () => {
    const opens = compileOpening({ ...quiet, timeZone: 'Europe/Berlin' });
    expect(iso(opens(at('2026-03-28T23:00:00Z')))).toBe('2026-03-29T06:00:00.000Z');
    expect(iso(opens(at('2026-10-24T23:00:00Z')))).toBe('2026-10-25T07:00:00.000Z');
  });

  test('what opens is open, what is quiet opens within a day or so, and nothing is quiet for no reason', () => {
    fc.assert(
      fc.property(
        fc.record({ from: time, hours: fc.integer({ min: 1, max: 23 }), timeZone: zone }),
        moment,
        (settings, now) => {
          const opensAt = compileOpening(settings);
          const opens = opensAt(now);
          expect(opens).toBeGreaterThanOrEqual(now);
          expect(opens - now).toBeLessThanOrEqual(49 * HOUR);
          expect(opensAt(opens)).toBe(opens);
          const shown = clock(now, settings.timeZone).slice(11, 16);
          const since = (minutesOf(shown) - minutesOf(settings.from) + 1440) % 1440;
          // Within two hours of an edge the change of the clocks can decide.
          if (since >= 120 && since < settings.hours * 60 - 120) expect(opens).toBeGreaterThan(now);
          if (since >= settings.hours * 60 + 120 && since < 1440 - 120) expect(opens).toBe(now);
        },
      ),
    );
  });
});

describe('limits', () => {
  const limit = (change: Partial<UserLimit>): UserLimit => ({
    users: 5,
    every: 'day',
    dayOfWeek: 1,
    timeOfDay: '09:30',
    timeZone: 'Europe/Istanbul',
    ...change,
  });
  const period = (now: string, change: Partial<UserLimit>): string[] => {
    const { since, until } = compileAllowance(limit(change))(at(now));
    return [iso(since), iso(until)];
  };

  test.each<[string, Partial<UserLimit>, string, string]>([
    ['2026-05-06T06:29:59Z', {}, '2026-05-05T06:30:00Z', '2026-05-06T06:30:00Z'],
    ['2026-05-06T06:30:00Z', {}, '2026-05-06T06:30:00Z', '2026-05-07T06:30:00Z'],
    ['2026-05-06T12:00:00Z', { every: 'hour' }, '2026-05-06T11:30:00Z', '2026-05-06T12:30:00Z'],
    // A Wednesday; weeks that begin on Monday, on Wednesday, and on Thursday.
    ['2026-05-06T12:00:00Z', { every: 'week' }, '2026-05-04T06:30:00Z', '2026-05-11T06:30:00Z'],
    ['2026-05-06T12:00:00Z', { every: 'week', dayOfWeek: 3 }, '2026-05-06T06:30:00Z', '2026-05-13T06:30:00Z'],
    ['2026-05-06T12:00:00Z', { every: 'week', dayOfWeek: 4 }, '2026-04-30T06:30:00Z', '2026-05-07T06:30:00Z'],
    ['2026-05-01T06:29:00Z', { every: 'month' }, '2026-04-01T06:30:00Z', '2026-05-01T06:30:00Z'],
    ['2026-12-31T12:00:00Z', { every: 'month' }, '2026-12-01T06:30:00Z', '2027-01-01T06:30:00Z'],
    // 23 and 25 hours.
    [
      '2026-03-29T00:00:00Z',
      { timeZone: 'Europe/Berlin', timeOfDay: '00:00' },
      '2026-03-28T23:00:00Z',
      '2026-03-29T22:00:00Z',
    ],
    [
      '2026-10-25T12:00:00Z',
      { timeZone: 'Europe/Berlin', timeOfDay: '00:00' },
      '2026-10-24T22:00:00Z',
      '2026-10-25T23:00:00Z',
    ],
  ])('at %s with %j', (now, change, since, until) => {
    expect(period(now, change)).toEqual([iso(at(since)), iso(at(until))]);
  });

  test('periods follow one another without gaps, and each begins where the settings say', () => {
    const every = fc.constantFrom<LimitPeriod>('hour', 'day', 'week', 'month');
    fc.assert(
      fc.property(
        fc.record({ every, timeOfDay: time, timeZone: zone, dayOfWeek: fc.integer({ min: 1, max: 7 }) }),
        moment,
        fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
        (change, now, part) => {
          const settings = limit(change);
          const fresh = (moment_: number) => compileAllowance(settings)(moment_);
          const held = compileAllowance(settings);
          const { most, since, until } = held(now);
          expect(most).toBe(5);
          expect(since <= now && now < until).toBe(true);
          for (const inside of [since, until - 1, since + Math.floor((until - since) * part)]) {
            expect(fresh(inside)).toEqual({ most, since, until });
            expect(held(inside)).toEqual({ most, since, until });
          }
          expect(held(until).since).toBe(until);
          expect(held(since - 1).until).toBe(since);
          if (settings.every === 'hour') {
            expect(until - since).toBeLessThanOrEqual(HOUR);
            return;
          }
          // Where the time was skipped, it begins as the clocks are changed: with the time after it.
          const begins = clock(since, settings.timeZone);
          const day = begins.slice(0, 10);
          const gone = begins.slice(11, 16) !== settings.timeOfDay;
          if (gone) expect(clock(since - 1, settings.timeZone) < `${day}T${settings.timeOfDay}`).toBe(true);
          else if (settings.every === 'week') expect(weekdayOf(day)).toBe(settings.dayOfWeek);
          else if (settings.every === 'month') expect(day.slice(8)).toBe('01');
        },
      ),
      { numRuns: 300 },
    );
  });

  test('days and weekdays', () => {
    expect([dayAfter('2026-12-31', 1), dayAfter('2026-03-01', -1)]).toEqual(['2027-01-01', '2026-02-28']);
    expect(['2026-05-04', '2026-05-10'].map(weekdayOf)).toEqual([1, 7]);
  });
});
