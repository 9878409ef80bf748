import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cursorOf, keysOf, moment, timeOf } from './page.ts';
import { pointer, pointerOf, Refused } from './problem.ts';

describe('a cursor', () => {
  it('leads back to the keys it was made from, and can be put into an address as it is', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.maxSafeInteger(), fc.string({ unit: 'grapheme' })), { maxLength: 4 }),
        (keys) => {
          const cursor = cursorOf(keys);
          expect(cursor).toBe(encodeURIComponent(cursor));
          expect(
            keysOf(
              cursor,
              keys.map((key) => (typeof key === 'number' ? 'number' : 'string')),
            ),
          ).toEqual(keys);
        },
      ),
    );
  });

  it('is refused when it is not one, whatever it is', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        try {
          const [key] = keysOf(text, ['number']);
          expect(Number.isSafeInteger(key)).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(Refused);
        }
      }),
    );
    expect(() => keysOf(cursorOf([1, 2]), ['number'])).toThrow(Refused);
    expect(() => keysOf(cursorOf(['1']), ['number'])).toThrow(Refused);
  });
});

describe('a time', () => {
  it('can be written whatever somebody claimed', () => {
    expect(timeOf(0)).toBe('1970-01-01T00:00:00.000Z');
    fc.assert(fc.property(fc.double({ noNaN: true }), (claimed) => typeof timeOf(claimed) === 'string'));
  });
});

describe('a moment', () => {
  it('is read from ISO 8601 and from Unix milliseconds', () => {
    expect(moment.parse('2026-01-31T12:00:00Z')).toBe(Date.UTC(2026, 0, 31, 12));
    expect(moment.parse('2026-01-31')).toBe(Date.UTC(2026, 0, 31));
    expect(moment.parse('1769860800000')).toBe(1_769_860_800_000);
    expect(moment.safeParse('yesterday').success).toBe(false);
  });
});

describe('a pointer', () => {
  it('escapes what has a meaning in pointers', () => {
    expect(pointer(['a/b', 0, 'c~d'])).toBe('/a~1b/0/c~0d');
  });

  it('is made from the place that a rule names', () => {
    expect(pointerOf('/settings', 'events[0].rows[12].to')).toBe('/settings/events/0/rows/12/to');
    expect(pointerOf('/settings', undefined)).toBe('/settings');
  });
});
