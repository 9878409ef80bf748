import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readWaiting, waitAfter, worthRetrying, writeWaiting } from './waiting.ts';

const now = 1_800_000_000_000;
const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const failures = fc.integer({ min: 1, max: 2_000 });

describe('the wait after a failure', () => {
  it('is at least half a second, at most five minutes, and between half and all of its step', () => {
    fc.assert(
      fc.property(failures, random, (count, chance) => {
        const ms = waitAfter(count, now, chance, null).until - now;
        const whole = Math.min(1_000 * 2 ** (count - 1), 300_000);
        expect(ms).toBeGreaterThanOrEqual(whole / 2);
        expect(ms).toBeLessThanOrEqual(whole);
      }),
    );
  });

  it('is never shorter than the hub says, up to an hour', () => {
    fc.assert(
      fc.property(failures, random, fc.integer({ min: 0, max: 100_000 }), (count, chance, seconds) => {
        const { until } = waitAfter(count, now, chance, String(seconds));
        expect(until - now).toBeGreaterThanOrEqual(Math.min(seconds, 3_600) * 1_000);
      }),
    );
  });

  it.each([null, undefined, '', 'Wed, 21 Oct 2026 07:28:00 GMT', '-5', '1.5'])(
    'is its own when the hub says %j',
    (retryAfter) => {
      expect(waitAfter(1, now, 0, retryAfter)).toEqual({ until: now + 1_000, failures: 1, told: false });
    },
  );

  it('is told when the hub says so', () => {
    expect(waitAfter(1, now, 0, '7')).toEqual({ until: now + 7_000, failures: 1, told: true });
  });
});

describe('what tabs tell each other', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(failures, random, fc.constantFrom(null, '9'), (count, chance, retryAfter) => {
        const waiting = waitAfter(count, now, chance, retryAfter);
        expect(readWaiting(writeWaiting(waiting), now)).toEqual(waiting);
      }),
    );
  });

  it.each([null, '', 'x', 'NaN 1 1', `${now + 3_600_001} 1 1`])(
    'counts for nothing when it is %j',
    (text) => {
      expect(readWaiting(text, now)).toEqual({ until: 0, failures: 0, told: false });
    },
  );
});

it.each([
  [0, true],
  [200, false],
  [400, false],
  [401, false],
  [408, true],
  [413, false],
  [429, true],
  [500, true],
  [503, true],
])('a status of %i is worth another try: %s', (status, worth) => {
  expect(worthRetrying(status)).toBe(worth);
});
