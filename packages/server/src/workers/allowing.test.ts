import type { Event } from '@causeway/core/event/event';
import { expect, test } from 'vitest';
import type { Settlement, Take } from '../ports/delivery-store.ts';
import { Allowing } from './allowing.ts';
import { nothing } from './settlement.ts';

const HOUR = 3_600_000;
const allowance = (now: number): { most: number; since: number; until: number } => {
  const since = now - (now % HOUR);
  return { most: 5, since, until: since + HOUR };
};

const taken = (...events: readonly number[]): Take => ({
  queues: [{ events: events.map((id) => ({ id }) as Event) } as unknown as Take['queues'][number]],
  behind: [],
  more: [],
});
const delivered = (at: number, ...events: readonly number[]): Settlement => ({
  ...nothing(1, at),
  settled: events.map((event) => ({
    lane: 1,
    customer: 1,
    event,
    waiting: false,
    type: 'track',
    ending: { outcome: 'delivered' },
    status: 200,
    delivery: undefined,
    slot: 0,
    issues: [],
  })),
});

test('takes that are read side by side share the places', async () => {
  const allowing = new Allowing(
    allowance,
    async () => 1,
    () => 0,
  );
  const limits: number[] = [];
  const reading = Promise.withResolvers<undefined>();
  const read = async (limit: number): Promise<Take> => {
    limits.push(limit);
    await reading.promise;
    return taken(limits.length);
  };
  const both = [allowing.take(3, read), allowing.take(3, read), allowing.take(3, read)];
  await new Promise((resolve) => setImmediate(resolve));
  expect([limits, allowing.opensAt()]).toEqual([[3, 1], HOUR]);
  reading.resolve(undefined);
  expect((await Promise.all(both)).map((take) => take !== undefined)).toEqual([true, true, false]);
  // What was not needed is free again.
  expect(allowing.opensAt()).toBe(0);
});

test('a read that fails gives its places back', async () => {
  const allowing = new Allowing(
    allowance,
    async () => 0,
    () => 0,
  );
  await expect(allowing.take(9, () => Promise.reject(new Error('locked')))).rejects.toThrow('locked');
  expect(await allowing.take(9, async (limit) => taken(limit))).toEqual(taken(5));
});

test('what is delivered while the store counts is not overlooked', async () => {
  const answers: ((count: number) => void)[] = [];
  const allowing = new Allowing(
    allowance,
    () => new Promise((resolve) => answers.push(resolve)),
    () => HOUR,
  );
  allowing.began([1, 2]);
  const limits: number[] = [];
  const taking = allowing.take(9, async (limit) => {
    limits.push(limit);
    return taken();
  });
  allowing.settled(delivered(HOUR, 1, 2));
  // Counted before they were settled; then once more.
  answers[0]?.(0);
  await new Promise((resolve) => setImmediate(resolve));
  answers[1]?.(2);
  await taking;
  expect(limits).toEqual([3]);
});

test('a period begins with its minute, as the store counts', async () => {
  let now = HOUR;
  const allowing = new Allowing(
    (time) => ({ ...allowance(time), since: HOUR + 30_000 }),
    async () => 0,
    () => now,
  );
  await allowing.take(1, async () => taken());
  allowing.settled(delivered(HOUR - 1, 1));
  allowing.settled(delivered(HOUR, 2));
  now += 60_000;
  const limits: number[] = [];
  await allowing.take(9, async (limit) => {
    limits.push(limit);
    return taken();
  });
  expect(limits).toEqual([4]);
});

test('what is parked or came to nothing frees its place', async () => {
  const allowing = new Allowing(
    allowance,
    async () => 0,
    () => 0,
  );
  await allowing.take(5, async () => taken(1, 2, 3, 4, 5));
  expect(allowing.opensAt()).toBe(HOUR);
  const parked = { lane: 1, customer: 1, due: 9, attempts: 1, since: 0, reason: 'http_500' };
  allowing.settled({ ...nothing(1, 0), parked: [{ ...parked, events: [{ event: 1, waiting: false }] }] });
  expect(allowing.opensAt()).toBe(0);
  await allowing.take(1, async () => taken(6));
  expect(allowing.opensAt()).toBe(HOUR);
  allowing.ended([2, 3]);
  expect(allowing.opensAt()).toBe(0);
});
