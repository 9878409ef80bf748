import { expect, test } from 'vitest';
import type { Flight } from './destination.ts';
import { judgeFlight } from './judge-flight.ts';

const entry = (customer: number, events: readonly number[]): Flight['entries'][number] => ({
  customer,
  events,
  issues: [],
  shadow: undefined,
});
const issue = { code: 'bad', message: 'bad' };

// Customer 2 was cut into two records.
const flight: Flight = {
  entries: [entry(1, [10, 11]), entry(2, [20, 21]), entry(3, [30])],
  requests: [
    {
      operation: 'upsert',
      method: 'POST',
      path: '/',
      body: '',
      bytes: 0,
      slots: [0, 1, 1, 2],
      eventsOf: [[10, 11], [20], [21], [30]],
    },
  ],
};

test('without failures everything is accepted, each in its record', () => {
  expect(judgeFlight(flight, [[]]).map(({ accepted, slot }) => [accepted, slot])).toEqual([
    [[10, 11], 0],
    [[20, 21], 1],
    [[30], 3],
  ]);
});

test('a failure that names an event buries it and leaves the others for another plan', () => {
  const [first, second] = judgeFlight(flight, [[{ slot: 0, issue, events: [11] }]]);
  expect([[...(first?.buried.keys() ?? [])], first?.again, first?.accepted]).toEqual([[11], [10], []]);
  expect(second?.accepted).toEqual([20, 21]);
});

test('a failure of the record buries all that the customer sent', () => {
  const [, second] = judgeFlight(flight, [[{ slot: 2, issue, events: [] }]]);
  expect([[...(second?.buried.keys() ?? [])], second?.again]).toEqual([[20, 21], []]);
});

test("a failure outside the request is nobody's", () => {
  expect(
    judgeFlight(flight, [[{ slot: 9, issue, events: [] }]]).every(({ buried }) => buried.size === 0),
  ).toBe(true);
});
