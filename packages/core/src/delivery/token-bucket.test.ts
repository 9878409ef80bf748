import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fullBucket, takeToken } from './token-bucket.ts';

test("law: whenever requests are asked for, no minute sees more than the limit and one second's worth", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 30_000 }),
      fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 300 }),
      (perMinute, gaps) => {
        let bucket = fullBucket(perMinute, 0);
        let now = 0;
        const used: number[] = [];
        for (const gap of gaps) {
          now += gap;
          const taken = takeToken(bucket, now);
          bucket = taken.bucket;
          used.push(now + taken.waitMs);
        }
        for (const [index, start] of used.entries()) {
          const within = used.slice(index).filter((at) => at < start + 60_000).length;
          expect(within).toBeLessThanOrEqual(perMinute + Math.max(1, perMinute / 60) + 1);
        }
        expect(used).toEqual(used.toSorted((a, b) => a - b));
      },
    ),
  );
});

test('an even stream below the limit never waits', () => {
  let bucket = fullBucket(600, 0);
  for (let now = 0; now < 60_000; now += 100) {
    const taken = takeToken(bucket, now);
    bucket = taken.bucket;
    expect(taken.waitMs).toBe(0);
  }
});
