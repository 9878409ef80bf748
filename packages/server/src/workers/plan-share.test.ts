import fc from 'fast-check';
import { expect, test } from 'vitest';
import { VirtualTime } from '../../../../test/contract/virtual-time.ts';
import { PlanShare } from './plan-share.ts';
import { PlanTurns } from './plan-turns.ts';

const NOTHING = { flights: [], skips: [], refused: [], learnt: [] };
const NEVER = new AbortController().signal;

/** Integrations that always have something to plan, each with what one event costs; answers what each had of so long. */
async function had(costs: readonly number[], ms: number): Promise<readonly number[]> {
  const time = new VirtualTime(0);
  const share = new PlanShare(time.clock, time.clock, time.sleep);
  const total = costs.map(() => 0);
  const stop = new AbortController();
  const run = async (one: number, cost: number): Promise<void> => {
    const turns = new PlanTurns(one, share, stop.signal);
    for (;;) {
      await turns.take((now, enough) => {
        for (let event = 0; event < 50 && (!enough() || event === 0); event++) time.now += cost;
        if (now > 100) total[one] = (total[one] ?? 0) + time.now - now;
        return NOTHING;
      });
      await time.sleep(1, stop.signal);
    }
  };
  const running = costs.map((cost, one) => run(one, cost).catch(() => undefined));
  await time.pass(ms);
  stop.abort(new Error('over'));
  await Promise.all(running);
  return total;
}

test('however many templates run away, together they have a quarter of the time, each as much as the others', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.double({ min: 1, max: 90, noNaN: true }), { minLength: 1, maxLength: 6 }),
      async (costs) => {
        const ms = 60_000;
        const each = await had(costs, ms);
        const all = each.reduce((sum, one) => sum + one, 0);
        // An ordinary event may take a quarter of a millisecond, which is not counted as dear: at a cost of 1 it is a quarter.
        expect(all / ms).toBeLessThan(0.25 / (1 - 0.25) + 0.01);
        expect(all / ms).toBeGreaterThan(0.1);
        expect(Math.max(...each) - Math.min(...each)).toBeLessThan(ms * 0.05 + 200);
      },
    ),
    { numRuns: 10 },
  );
});

test('who stops waiting leaves the turn to others, and no timer behind', async () => {
  const time = new VirtualTime(0);
  let sleeping = 0;
  const share = new PlanShare(time.clock, time.clock, (ms, signal) => {
    sleeping++;
    return time.sleep(ms, signal).finally(() => sleeping--);
  });
  share.took(1, 1_000);
  const stop = new AbortController();
  const one = share.turn(1, stop.signal).catch((error: unknown) => (error as Error).message);
  let came = false;
  const two = share.turn(2, NEVER).then(() => (came = true));
  stop.abort(new Error('stopped'));
  expect(await one).toBe('stopped');
  await time.pass(2_999);
  expect(came).toBe(false);
  await time.pass(1);
  expect(await two).toBe(true);
  share.took(2, 1_000);
  const gone = new AbortController();
  const three = share.turn(3, gone.signal).catch(() => 'gone');
  gone.abort();
  expect(await three).toBe('gone');
  await time.pass(0);
  expect(sleeping).toBe(0);
});
