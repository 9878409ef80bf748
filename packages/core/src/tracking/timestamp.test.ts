import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { correctedTimestamp, parseTime, parseWritten } from './timestamp.ts';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 21, 12);

describe('correctedTimestamp', () => {
  test('a client whose clock runs ten minutes fast is put right', () => {
    const fast = 600_000;
    expect(correctedTimestamp(NOW, NOW + fast - 5_000, NOW + fast)).toBe(NOW - 5_000);
  });

  test('an event of long ago, sent now, keeps its time', () => {
    expect(correctedTimestamp(NOW, NOW - 90 * DAY, NOW)).toBe(NOW - 90 * DAY);
  });

  test('a clock that is off by more than a day is not believed', () => {
    expect(correctedTimestamp(NOW, NOW - 10 * DAY, NOW - 9 * DAY)).toBe(NOW);
  });

  test('without sentAt the time stands, but never in the far future', () => {
    expect(correctedTimestamp(NOW, NOW - 1_000, undefined)).toBe(NOW - 1_000);
    expect(correctedTimestamp(NOW, NOW + 2 * DAY, undefined)).toBe(NOW);
    expect(correctedTimestamp(NOW, undefined, NOW)).toBe(NOW);
  });

  test('law: the same clock error on both times changes nothing, as long as it is believed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 * DAY }), fc.integer({ min: 0, max: DAY }), (age, error) => {
        expect(correctedTimestamp(NOW, NOW - age + error, NOW + error)).toBe(
          correctedTimestamp(NOW, NOW - age, NOW),
        );
      }),
    );
  });

  test('law: never more than a day after the receipt', () => {
    fc.assert(
      fc.property(
        fc.option(fc.integer(), { nil: undefined }),
        fc.option(fc.integer(), { nil: undefined }),
        (original, sent) => {
          expect(correctedTimestamp(NOW, original, sent)).toBeLessThanOrEqual(NOW + DAY);
        },
      ),
    );
  });
});

describe('parseTime', () => {
  test.each([
    ['2026-11-21T12:00:00Z', NOW],
    ['2026-11-21T15:00:00+03:00', NOW],
    ['2026-11-21T12:00:00', NOW],
    ['2026-11-21', NOW - 12 * 3_600_000],
    [NOW, NOW],
    [NOW / 1000, NOW],
  ])('%s', (value, expected) => {
    expect(parseTime(value)).toBe(expected);
  });

  test.each(['yesterday', '21/11/2026', '', null, {}, Infinity, NaN, '2026-13-45T00:00:00Z'])(
    '%s is no time',
    (value) => {
      expect(parseTime(value)).toBeUndefined();
    },
  );
});

describe('parseWritten', () => {
  const DAYS = 28;
  const two = (value: number): string => String(value).padStart(2, '0');

  test('law: says what Date.parse says', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(1, 0, 1) - 1_900 * 366 * DAY, max: 253_402_300_799_999 }),
        (time) => {
          const text = new Date(time).toISOString();
          const read = parseWritten(text);
          const expected = Number(text.slice(8, 10)) > DAYS || !/^\d{4}-/.test(text) ? undefined : time;
          expect(read).toBe(text.startsWith('0000') ? undefined : expected);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  test('law: reads nothing that Date.parse would not, and nothing else into it', () => {
    const part = fc.integer({ min: 0, max: 99 }).map(two);
    const text = fc
      .tuple(part, part, part, part, part, part, part, fc.integer({ min: 0, max: 999 }))
      .map(
        ([century, year, month, day, hour, minute, second, ms]) =>
          `${century}${year}-${month}-${day}T${hour}:${minute}:${second}.${String(ms).padStart(3, '0')}Z`,
      );
    const spoilt = fc
      .tuple(text, fc.nat(23), fc.string({ minLength: 1, maxLength: 1 }))
      .map(([whole, at, other]) => whole.slice(0, at) + other + whole.slice(at + 1));
    fc.assert(
      fc.property(fc.oneof(text, spoilt), (value) => {
        const read = parseWritten(value);
        if (read !== undefined) expect(read).toBe(Date.parse(value));
      }),
      { numRuns: 2_000 },
    );
  });
});
