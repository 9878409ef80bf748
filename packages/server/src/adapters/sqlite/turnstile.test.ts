import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Turnstile } from './turnstile.ts';

/** Two threads, as far as the turnstile knows; each piece of work lets so much time pass. */
function pair(): {
  sides: readonly [Turnstile, Turnstile];
  done: string[];
  work: (name: string, ms: number) => () => string;
} {
  let now = 0;
  const one = new Turnstile(undefined, () => now);
  const done: string[] = [];
  return {
    sides: [one, new Turnstile(one.shared, () => now)],
    done,
    work: (name, ms) => () => {
      now += ms;
      done.push(name);
      return name;
    },
  };
}

test('who has much to write delays another by one turn', async () => {
  const { sides, done, work } = pair();
  const [busy, other] = sides;
  // While the first is at work the rest is asked for.
  let rest: Promise<string>[] = [];
  await busy.turn(() => {
    rest = Array.from({ length: 6 }, (_, n) => busy.turn(work(`busy ${n}`, 2)));
    rest.push(other.turn(work('other', 1)));
  });
  await Promise.all(rest);
  expect(done).toEqual(['busy 0', 'busy 1', 'busy 2', 'other', 'busy 3', 'busy 4', 'busy 5']);
});

test('with nobody else there, what is asked for runs at once', async () => {
  const { sides, done, work } = pair();
  const asked = sides[0].turn(work('at once', 1));
  expect(done).toEqual(['at once']);
  expect(await asked).toBe('at once');
});

test('everything runs once, in the order of its side, and failing ends a turn as well', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({
          side: fc.constantFrom<(0 | 1)[]>(0, 1),
          ms: fc.integer({ min: 0, max: 9 }),
          fails: fc.boolean(),
          pause: fc.boolean(),
        }),
        { maxLength: 30 },
      ),
      async (all) => {
        const { sides, done, work } = pair();
        const asked: Promise<string>[] = [];
        for (const [n, { side, ms, fails, pause }] of all.entries()) {
          const run = work(`${side}.${n}`, ms);
          const answer = sides[side].turn(() => {
            run();
            if (fails) throw new Error('no');
            return 'done';
          });
          asked.push(answer.catch((error: unknown) => (error as Error).message));
          if (pause) await new Promise((resolve) => setImmediate(resolve));
        }
        expect(await Promise.all(asked)).toEqual(all.map(({ fails }) => (fails ? 'no' : 'done')));
        for (const side of [0, 1] as const)
          expect(done.filter((name) => name.startsWith(`${side}.`))).toEqual(
            all.flatMap((one, n) => (one.side === side ? [`${side}.${n}`] : [])),
          );
      },
    ),
    { numRuns: 50 },
  );
});
