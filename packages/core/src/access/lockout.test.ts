import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterWrong, lockedFor, NO_TRIES, type Tries } from './lockout.ts';

const MINUTE = 60_000;

/** Somebody who tries a wrong password whenever they may, after these pauses. */
function guess(pauses: readonly number[]): { tried: number; tries: Tries; now: number } {
  let now = 0;
  let tried = 0;
  let tries = NO_TRIES;
  for (const pause of pauses) {
    now += pause;
    if (lockedFor(tries, now) > 0) continue;
    tries = afterWrong(tries, now);
    tried++;
  }
  return { tried, tries, now };
}

describe('lockout', () => {
  it('locks the fifth time, and twice as long each further time, up to a quarter of an hour', () => {
    let tries = NO_TRIES;
    const locks = Array.from({ length: 12 }, () => {
      tries = afterWrong(tries, 0);
      return lockedFor(tries, 0) / MINUTE;
    });
    expect(locks).toEqual([0, 0, 0, 0, 1, 2, 4, 8, 15, 15, 15, 15]);
  });

  it('never lets anybody guess faster than its locks allow, whatever they do', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 * MINUTE }), { maxLength: 200 }), (pauses) => {
        const { tried, now } = guess(pauses);
        // Five at once, four while the locks grow, then one in fifteen minutes.
        expect(tried).toBeLessThanOrEqual(5 + 4 + now / (15 * MINUTE));
      }),
    );
  });

  it('ends by itself, and at most a quarter of an hour after the last try', () => {
    fc.assert(
      fc.property(fc.nat({ max: 2_000 }), fc.integer({ min: 0, max: 2 ** 45 }), (wrong, now) => {
        const tries = afterWrong({ wrong, lockedUntil: undefined }, now);
        expect(tries.wrong).toBe(wrong + 1);
        expect(lockedFor(tries, now)).toBeLessThanOrEqual(15 * MINUTE);
        expect(lockedFor(tries, now + 15 * MINUTE)).toBe(0);
        expect(lockedFor(NO_TRIES, now)).toBe(0);
      }),
    );
  });
});
