import { expect, test } from 'vitest';
import { Gathering, goesAt } from './gathering.ts';

const RULE = { messages: 3, ms: 1_000 };

interface Bench {
  readonly gathering: Gathering;
  readonly gone: number[][];
  readonly looks: number[];
  readonly failures: unknown[];
  /** Messages by lane; a count is answered by the next `answer`. */
  readonly lanes: Map<number, number>;
  readonly busy: Set<number>;
  readonly counts: number;
  now: number;
  readonly answer: (error?: Error) => Promise<void>;
}

function bench(): Bench {
  const asked: (() => Promise<void>)[] = [];
  const failing: ((error: Error) => void)[] = [];
  const made = {
    gone: [] as number[][],
    looks: [] as number[],
    failures: [] as unknown[],
    lanes: new Map<number, number>(),
    busy: new Set<number>(),
    now: 0,
    get counts() {
      return asked.length;
    },
    answer: async (error?: Error) => {
      const give = asked.shift() ?? expect.unreachable('nobody has asked');
      const fail = failing.shift() ?? expect.unreachable('nobody has asked');
      if (error === undefined) await give();
      else fail(error);
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
  const gathering = new Gathering(RULE, {
    queued: (lanes, most) => {
      // What there is when it is asked, told later.
      const filled = lanes.filter((lane) => (made.lanes.get(lane) ?? 0) > 0);
      const messages = filled.reduce((sum, lane) => sum + (made.lanes.get(lane) ?? 0), 0);
      return new Promise((resolve, reject) => {
        asked.push(async () => resolve({ lanes: filled, messages: Math.min(most, messages) }));
        failing.push(reject);
      });
    },
    clock: () => made.now,
    isFree: (lane) => !made.busy.has(lane),
    go: (lanes) => made.gone.push([...lanes]),
    lookAt: (time) => made.looks.push(time),
    failed: (error) => made.failures.push(error),
  });
  return Object.assign(made, { gathering });
}

test('they go when there are enough, or when it is time', () => {
  expect([goesAt(RULE, 3, 500), goesAt(RULE, 2, 500)]).toEqual([500, 1_500]);
});

test('what comes while lanes are counted is not forgotten', async () => {
  const b = bench();
  b.gathering.add(1);
  b.gathering.look();
  // The count has seen nothing of this.
  b.lanes.set(1, 1);
  b.now = 10;
  b.gathering.add(1);
  b.gathering.look();
  await b.answer();
  await b.answer();
  expect([b.gone, b.looks.at(-1)]).toEqual([[], 1_000]);
  b.now = 1_000;
  b.gathering.look();
  await b.answer();
  expect(b.gone).toEqual([[1]]);
});

test('a lane that was emptied meanwhile hurries nobody', async () => {
  const b = bench();
  b.gathering.add(1);
  b.busy.add(1);
  b.now = 900;
  b.lanes.set(2, 1);
  b.gathering.add(2);
  b.busy.delete(1);
  b.gathering.look();
  await b.answer();
  b.now = 1_000;
  b.gathering.look();
  await b.answer();
  expect([b.gone, b.looks.at(-1)]).toEqual([[], 1_900]);
});

test('busy lanes neither go nor count', async () => {
  const b = bench();
  b.lanes.set(1, 2).set(2, 2);
  for (const lane of [1, 2]) b.gathering.add(lane);
  b.busy.add(2);
  b.gathering.look();
  await b.answer();
  expect(b.gone).toEqual([]);
  b.busy.delete(2);
  b.gathering.look();
  await b.answer();
  expect(b.gone).toEqual([[1, 2]]);
  b.gathering.look();
  expect(b.counts).toBe(0);
});

test('a count that fails is said, and the next look counts again', async () => {
  const b = bench();
  b.lanes.set(1, 3);
  b.gathering.add(1);
  b.gathering.look();
  await b.answer(new Error('locked'));
  expect([b.failures, b.gone]).toEqual([[new Error('locked')], []]);
  b.gathering.look();
  await b.answer();
  expect(b.gone).toEqual([[1]]);
});
