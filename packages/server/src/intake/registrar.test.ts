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
