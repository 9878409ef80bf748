import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { MinuteQuota, profileCost, TokenBucket } from './rate-pool.ts';

test('a bucket gives a minute’s worth at once, then one per interval', () => {
  const bucket = new TokenBucket(60, 0);
  for (let taken = 0; taken < 60; taken++) expect(bucket.take(0)).toBe(0);
  expect(bucket.take(0)).toBe(1);
  expect(bucket.take(999)).toBe(1);
  expect(bucket.take(1_000)).toBe(0);
  expect(bucket.take(1_000)).toBe(1);
});

test('over any time a bucket never gives more than its content and its refill', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 600 }), fc.array(fc.nat(5_000)), (perMinute, pauses) => {
      const bucket = new TokenBucket(perMinute, 0);
      let now = 0;
      let given = 0;
      for (const pause of pauses) {
        now += pause;
        if (bucket.take(now) === 0) given++;
      }
      expect(given).toBeLessThanOrEqual(perMinute + (now * perMinute) / 60_000 + 1e-6);
    }),
  );
});

test('an empty pool gives nothing, and a clock that steps back takes nothing away', () => {
  expect(new TokenBucket(0, 0).take(0)).toBe(60);
  const bucket = new TokenBucket(1, 1_000);
  expect(bucket.take(0)).toBe(0);
});

test('a quota is spent within its minute and starts again with the next', () => {
  const quota = new MinuteQuota(5);
  expect(quota.spend(2.5, 1_000)).toBe(2.5);
  expect(quota.spend(2.5, 59_000)).toBe(5);
  expect(quota.spend(1, 59_999)).toBeUndefined();
  expect(quota.spend(1, 60_000)).toBe(1);
});

test('a profile of three event types costs what the published one did', () => {
  expect(profileCost(3, 10)).toBe(2.5);
  expect(profileCost(3, 2_000_000)).toBeGreaterThan(2.5);
});
