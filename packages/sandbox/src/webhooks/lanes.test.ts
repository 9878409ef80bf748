import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { Lanes } from './lanes.ts';

test('for any jobs: each runs once, a lane keeps its order, and never too many run', async () => {
  const jobs = fc.array(fc.record({ lane: fc.constantFrom('a', 'b', 'c'), ticks: fc.nat(3) }), {
    maxLength: 40,
  });
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 4 }), jobs, async (most, all) => {
      const lanes = new Lanes(most);
      const began: number[] = [];
      const running: string[] = [];
      const { promise, resolve } = Promise.withResolvers<void>();
      let left = all.length;
      if (left === 0) resolve();
      for (const [index, { lane, ticks }] of all.entries()) {
        const run = async (): Promise<void> => {
          expect(running).not.toContain(lane);
          running.push(lane);
          expect(running.length).toBeLessThanOrEqual(most);
          began.push(index);
          for (let tick = 0; tick < ticks; tick++) await Promise.resolve();
          running.splice(running.indexOf(lane), 1);
          if (--left === 0) resolve();
        };
        lanes.add({ lane, run });
      }
      await promise;
      for (const lane of ['a', 'b', 'c']) {
        const order = began.filter((index) => all[index]?.lane === lane);
        expect(order).toEqual(order.toSorted((a, b) => a - b));
      }
      expect(began).toHaveLength(all.length);
    }),
  );
});
