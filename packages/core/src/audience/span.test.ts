import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Span } from './rule.ts';
import { parseRelative, shift } from './span.ts';
import { Hub, modelOf } from './testing/hub.ts';

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;

const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Africa/Casablanca',
  'America/Santiago',
  'Asia/Kathmandu',
];
const zone = fc.constantFrom(...ZONES);
const months: fc.Arbitrary<Span> = fc.oneof(
  fc.record({ count: fc.integer({ min: 0, max: 30 }), unit: fc.constant('M' as const) }),
  fc.record({ count: fc.integer({ min: 0, max: 5 }), unit: fc.constant('y' as const) }),
);
const sign = fc.constantFrom<1 | -1>(1, -1);

const formats = new Map<string, Intl.DateTimeFormat>();

/** What a clock on the wall shows, read off the calendar of the runtime, as if it were UTC. */
function wallOf(at: number, timeZone: string): number {
  let format = formats.get(timeZone);
  if (format === undefined) {
    const numeric = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric' } as const;
    format = new Intl.DateTimeFormat('en', {
      ...numeric,
      minute: 'numeric',
      second: 'numeric',
      hourCycle: 'h23',
      timeZone,
    });
    formats.set(timeZone, format);
  }
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type as string, Number(value)]));
  const [year = 0, month = 1, day, hour, minute, second] = [
    'year',
    'month',
    'day',
    'hour',
    'minute',
    'second',
  ].map((name) => parts.get(name));
  return Date.UTC(year, month - 1, day, hour, minute, second, ((at % 1000) + 1000) % 1000);
}

const QUARTER = 15 * MINUTE;

/** The first stretch of time there, in which clocks go on as they do, of which that is so. */
function firstStretch(
  from: number,
  to: number,
  timeZone: string,
  isSo: (begins: number, length: number) => boolean,
): number | undefined {
  for (let at = Math.floor(from / QUARTER) * QUARTER; at <= to;) {
    // Clocks are changed at whole minutes.
    const length = wallOf(at + QUARTER, timeZone) - wallOf(at, timeZone) === QUARTER ? QUARTER : MINUTE;
    if (isSo(at, length)) return at;
    at += length;
  }
  return undefined;
}

/** A clock that is never put back: what it showed before it is shown once. */
function steadyWall(at: number, timeZone: string): number {
  const back = (begins: number): boolean => wallOf(begins, timeZone) < wallOf(begins - 1, timeZone);
  const change = firstStretch(at - DAY, at, timeZone, back);
  const now = wallOf(at, timeZone);
  return change === undefined ? now : Math.max(now, wallOf(change - 1, timeZone) + 1);
}

/** The first time at which the clock shows this, or more as it was put on. */
function firstAt(wall: number, timeZone: string): number {
  const reaches = (begins: number, length: number): boolean => wallOf(begins, timeZone) + length > wall;
  const begins = firstStretch(wall - DAY, wall + 2 * DAY, timeZone, reaches) as number;
  return begins + Math.max(0, wall - wallOf(begins, timeZone));
}

function expected(at: number, { count, unit }: Span, way: 1 | -1, timeZone: string): number {
  const wall = steadyWall(at, timeZone);
  const month = new Date(wall).getUTCFullYear() * 12 + new Date(wall).getUTCMonth();
  const other = month + way * count * (unit === 'y' ? 12 : 1);
  return firstAt(
    Math.min(monthBegins(other) + (wall - monthBegins(month)), monthBegins(other + 1)),
    timeZone,
  );
}

/** Months since the year 0. */
function monthBegins(month: number): number {
  return Date.UTC(Math.floor(month / 12), month % 12, 1);
}

/** Often close to a change of the clocks, which are near the end and the beginning of months, and on Sundays. */
const at: fc.Arbitrary<number> = fc.oneof(
  fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2036, 0, 1) }),
  fc
    .tuple(
      fc.integer({ min: 2010, max: 2030 }),
      fc.constantFrom(0, 2, 3, 8, 9, 10, 11),
      fc.oneof(fc.integer({ min: -7, max: 8 }), fc.integer({ min: 25, max: 33 })),
      fc.integer({ min: -12 * 60, max: 30 * 60 }),
    )
    .map(([year, month, day, minute]) => Date.UTC(year, month, day, 0, minute)),
);

describe('a time, so much later or earlier', () => {
  test('keeps day and wall clock where there are such', () => {
    fc.assert(
      fc.property(at, months, sign, zone, (time, span, way, timeZone) => {
        expect(shift(time, span, way, timeZone)).toBe(expected(time, span, way, timeZone));
      }),
      { numRuns: 600 },
    );
  });

  test('is not before that of an earlier time', () => {
    const near = fc.integer({ min: 0, max: 3 * DAY });
    fc.assert(
      fc.property(at, near, months, sign, zone, (time, later, span, way, timeZone) => {
        expect(shift(time + later, span, way, timeZone)).toBeGreaterThanOrEqual(
          shift(time, span, way, timeZone),
        );
      }),
      { numRuns: 20_000 },
    );
  });

  test('is exactly so many minutes, hours, days and weeks away, whatever the clocks do', () => {
    const units = { m: MINUTE, h: 60 * MINUTE, d: DAY, w: 7 * DAY };
    fc.assert(
      fc.property(
        at,
        fc.nat(100_000),
        fc.constantFrom('m' as const, 'h' as const, 'd' as const, 'w' as const),
        sign,
        zone,
        (time, count, unit, way, timeZone) => {
          expect(shift(time, { count, unit }, way, timeZone)).toBe(time + way * count * units[unit]);
        },
      ),
    );
  });

  test.each([
    ['a day that the month has not is its end', '2026-01-31T10:00+01:00', '1M', '2026-03-01T00:00+01:00'],
    ['a leap day is no day of other years', '2024-02-29T10:00+01:00', '1y', '2025-03-01T00:00+01:00'],
    ['summer keeps the wall clock', '2026-03-01T10:00+01:00', '1M', '2026-04-01T10:00+02:00'],
    ['what the clocks skip is when they do', '2026-02-28T23:00+01:00', '1M', '2026-03-28T23:00+01:00'],
    ['what the clocks skip is when they do', '2026-01-29T02:30+01:00', '2M', '2026-03-29T03:00+02:00'],
    ['what they show twice is the first time', '2026-09-25T02:30+02:00', '1M', '2026-10-25T02:30+02:00'],
    ['the second time stands still', '2026-10-25T02:30+01:00', '1M', '2026-11-25T03:00+01:00'],
  ])('%s: %s and %s', (_, from, text, to) => {
    const { span } = parseRelative(`now+${text}`) as { span: Span };
    expect(shift(Date.parse(from), span, 1, 'Europe/Berlin')).toBe(Date.parse(to));
  });

  test('is infinitely far where there are no dates, and right in the first years', () => {
    const far = { count: 999_999, unit: 'y' } as const;
    for (const timeZone of ZONES) {
      expect(shift(0, far, 1, timeZone)).toBe(Infinity);
      expect(shift(0, far, -1, timeZone)).toBe(-Infinity);
      expect(shift(8_640_000_000_000_000, { count: 1, unit: 'M' }, 1, timeZone)).toBe(Infinity);
      expect(shift(8_640_000_000_000_000, { count: 1, unit: 'M' }, -1, timeZone)).toBeGreaterThan(8e15);
    }
    const now = Date.parse('2026-11-21T00:00:00Z');
    expect(new Date(shift(now, { count: 1_950, unit: 'y' }, -1, 'UTC')).toISOString()).toBe(
      '0076-11-21T00:00:00.000Z',
    );
  });
});

test('an event leaves a span of months when the calendar says', () => {
  fc.assert(
    fc.property(at, months, zone, fc.nat(DAY), (time, within, timeZone, later) => {
      const operand = { figure: 'count', event: 'buy', field: undefined, where: undefined, within } as const;
      const rule = { kind: 'exists', operand: { kind: 'events', ...operand } } as const;
      const leaves = expected(time, within, 1, timeZone);
      const hub = new Hub(modelOf([{ rule, epoch: 1 }], timeZone));
      hub.rest(time + later - hub.now);
      hub.step({
        gap: 0,
        event: { type: 'buy', late: later, data: {}, context: {} },
        traits: {},
        status: undefined,
      });
      const isIn = leaves > hub.now;
      expect(hub.attendance.due).toBe(isIn ? leaves : undefined);
      hub.look(Math.max(hub.now, leaves) + 5 * DAY);
      expect(hub.told).toEqual(
        isIn
          ? [
              { slug: 'r0', entered: true, at: time + later },
              { slug: 'r0', entered: false, at: leaves },
            ]
          : [],
      );
    }),
    { numRuns: 300 },
  );
});

test.each([
  ['now', { sign: 1, span: { count: 0, unit: 'd' } }],
  [' now - 7d ', { sign: -1, span: { count: 7, unit: 'd' } }],
  ['now+1M', { sign: 1, span: { count: 1, unit: 'M' } }],
  ['now-7x', undefined],
  ['now-7D', undefined],
  ['nowadays', undefined],
  ['now-', undefined],
  ['2026-11-21', undefined],
])('%s as a relative time', (text, relative) => {
  expect(parseRelative(text)).toEqual(relative);
});
