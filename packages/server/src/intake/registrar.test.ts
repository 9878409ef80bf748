import { emptyModel } from '@causeway/core/register/model';
import type { Arrival } from '@causeway/core/register/known';
import { expect, test } from 'vitest';
import type { RegisterStore } from '../ports/register-store.ts';
import { StoreError } from '../ports/store-error.ts';
import { Overloaded, Registrar } from './registrar.ts';

const model = emptyModel(1);

/** Arrivals are told apart by their source number here; 13 is one that no store can write. */
function arrivals(...sources: number[]): Arrival[] {
  return sources.map((source) => ({ source }) as Arrival);
}

function store(groups: number[][], fail?: () => Error): RegisterStore {
  return {
    register: async (collect) => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      const group = collect().map((arrival) => ('source' in arrival ? arrival.source : 0));
      groups.push(group);
      const error = fail?.();
      if (error !== undefined) throw error;
      if (group.includes(13)) throw new Error('this one breaks');
      return {
        registered: group.map((source) => ({ event: source, customer: 1, issues: [] })),
        fresh: new Map(),
        receipts: [],
      };
    },
  };
}

function registrar(of: RegisterStore, maxWaitingBytes = 1_000, maxGroup = 100): Registrar {
  return new Registrar(
    of,
    () => model,
    () => undefined,
    { maxWaitingBytes, maxGroup },
  );
}

test('requests that arrive together share a group, and each gets its own answer', async () => {
  const groups: number[][] = [];
  const hub = registrar(store(groups));
  const answers = await Promise.all([
    hub.submit(arrivals(1), 1),
    hub.submit(arrivals(2, 3), 1),
    hub.submit(arrivals(4), 1),
  ]);
  expect(groups).toEqual([[1, 2, 3, 4]]);
  expect(answers.map((answer) => answer.map(({ event }) => event))).toEqual([[1], [2, 3], [4]]);
});

test('a group is bounded, but a request is never cut', async () => {
  const groups: number[][] = [];
  const hub = registrar(store(groups), 1_000, 2);
  await Promise.all([
    hub.submit(arrivals(1), 1),
    hub.submit(arrivals(2, 3, 4), 1),
    hub.submit(arrivals(5), 1),
  ]);
  expect(groups).toEqual([[1], [2, 3, 4], [5]]);
});

test('one request that breaks does not take the others with it', async () => {
  const hub = registrar(store([]));
  const ends = await Promise.allSettled([
    hub.submit(arrivals(1), 1),
    hub.submit(arrivals(13), 1),
    hub.submit(arrivals(2), 1),
  ]);
  expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
});

test('when the store is at fault everybody is told, once', async () => {
  const groups: number[][] = [];
  const hub = registrar(store(groups, () => new StoreError('full', 'disk full')));
  const ends = await Promise.allSettled([hub.submit(arrivals(1), 1), hub.submit(arrivals(2), 1)]);
  expect(ends.every(({ status }) => status === 'rejected')).toBe(true);
  expect(groups).toHaveLength(1);
});

test('what would wait beyond the limit is turned away, until there is room again', async () => {
  const hub = registrar(store([]), 10);
  hub.admit(100); // alone, even a large request is let in
  const first = hub.submit(arrivals(1), 8);
  expect(() => hub.admit(5)).toThrow(Overloaded);
  hub.admit(2);
  await first;
  hub.admit(9);
  expect(hub.waitingBytes).toBe(0);
});

/** Of people of their own, told apart by their source number. */
function calls(...sources: number[]): Arrival[] {
  return sources.map(
    (source) => ({ workspace: 1, source, call: { userId: `u${source % 100}` } }) as unknown as Arrival,
  );
}
const large = calls(100, 101, 102, 103, 104, 105);

function apart(of: RegisterStore): Registrar {
  return new Registrar(
    of,
    () => model,
    () => undefined,
    { maxWaitingBytes: 1_000, maxGroup: 10, maxPart: 2 },
  );
}

test('a large request is registered in parts, others go between them, and it is answered when all of it is', async () => {
  const groups: number[][] = [];
  const hub = apart(store(groups));
  let answered = 0;
  const whole = hub.submit(large, 6, true).then((registered) => {
    answered = groups.length;
    return registered;
  });
  await new Promise((resolve) => setTimeout(resolve, 2));
  expect(hub.waitingBytes).toBe(6);
  const one = hub.submit(calls(50), 1).then(() => groups.length);
  const behind = hub.submit(calls(204), 1).then(() => groups.length);
  expect((await whole).map(({ event }) => event)).toEqual([100, 101, 102, 103, 104, 105]);
  expect(answered).toBe(3);
  expect(await one).toBe(1);
  // Of the person whom the large one names last.
  expect(await behind).toBe(4);
  expect(groups).toEqual([[50, 100, 101], [102, 103], [104, 105], [204]]);
  expect(hub.waitingBytes).toBe(0);
});

test('one that may not be taken apart stays whole', async () => {
  const groups: number[][] = [];
  await apart(store(groups)).submit(large, 6);
  expect(groups).toEqual([[100, 101, 102, 103, 104, 105]]);
});

test('a large request that breaks is refused as a whole, and nobody else', async () => {
  const groups: number[][] = [];
  const hub = apart(store(groups));
  const ends = await Promise.allSettled([
    hub.submit([...calls(100, 101, 102), ...calls(13), ...calls(104, 105)], 6, true),
    hub.submit(calls(50), 1),
    hub.submit(calls(200, 210, 220), 3, true),
  ]);
  expect(ends.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
  expect(groups.flat()).not.toContain(105);
  expect(hub.waitingBytes).toBe(0);
  expect(await hub.submit(calls(60), 1)).toHaveLength(1);
});

test('when the store is at fault a large request is told once, and nothing of it is tried again', async () => {
  const groups: number[][] = [];
  const hub = apart(store(groups, () => new StoreError('full', 'disk full')));
  await expect(hub.submit(large, 6, true)).rejects.toThrow('disk full');
  await hub.drain();
  expect([groups.length, hub.waitingBytes]).toEqual([1, 0]);
});
