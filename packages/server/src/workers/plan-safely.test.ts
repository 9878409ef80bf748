import type { CustomerQueue, Plan } from '@causeway/core/delivery/destination';
import { expect, test } from 'vitest';
import { planSafely } from './plan-safely.ts';

const queue = (key: number): CustomerQueue =>
  ({
    customer: { key },
    shadow: undefined,
    events: [{ id: key * 10 }, { id: key * 10 + 1 }],
  }) as unknown as CustomerQueue;

const plan = (queues: readonly CustomerQueue[]): Plan => {
  if (queues.some(({ customer }) => customer.key === 2)) throw new RangeError('out of stack');
  const entries = queues.map(({ customer, events }) => ({
    customer: customer.key,
    events: events.map(({ id }) => id),
    issues: [],
    shadow: undefined,
  }));
  return { flights: [{ entries, requests: [] }], skips: [], refused: [], learnt: [] };
};

test('a plan that works is taken as it is', () => {
  expect(planSafely({ plan }, [queue(1), queue(3)], 0).flights).toHaveLength(1);
});

test('a customer for whom planning fails goes to the dead letters, the others go on', () => {
  const { flights, refused } = planSafely({ plan }, [queue(1), queue(2), queue(3)], 0);
  expect(flights.flatMap(({ entries }) => entries.map(({ customer }) => customer))).toEqual([1, 3]);
  expect(refused).toMatchObject([
    {
      customer: 2,
      events: [20, 21],
      issue: { code: 'plan_failed', message: expect.stringContaining('out of stack') as string },
    },
  ]);
});
