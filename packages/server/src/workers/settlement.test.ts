import type { Flight, Reply } from '@causeway/core/delivery/destination';
import { expect, test } from 'vitest';
import type { RecordedFlight, Settlement } from '../ports/delivery-store.ts';
import { arrived, parked } from './settlement.ts';

const request = (operation: string): Flight['requests'][number] => ({
  operation,
  method: 'POST',
  path: '/',
  body: '{}',
  bytes: 2,
  slots: [0, 1],
  eventsOf: [[1, 2], [3]],
});

const recorded: RecordedFlight = {
  id: 1,
  integration: 1,
  lanes: [1, 2],
  flight: {
    entries: [
      { customer: 10, events: [1, 2], issues: [], shadow: undefined },
      { customer: 11, events: [3], issues: [], shadow: undefined },
    ],
    requests: [request('one'), request('two')],
  },
  messages: new Map(
    [1, 2, 3].map((event) => [
      event,
      { lane: 1, customer: event === 3 ? 11 : 10, event, waiting: false, type: 'track' },
    ]),
  ),
  deliveries: [1, 2],
  firstAt: 0,
};

const settled = (replies: readonly Reply[], refused: readonly number[] = []): Settlement => {
  const issue = { code: 'bad', message: 'It is bad.' };
  const failures = [[], refused.length === 0 ? [] : [{ slot: 0, issue, events: refused }]];
  return arrived(recorded, { kind: 'arrived', failures, replies, attempts: [], status: 200 }, 5);
};

test('replies of several requests about one event are one', () => {
  const replies = [
    { customer: 10, event: 1, data: { city: 'Rom', age: 1 } },
    { customer: 11, event: 3, data: { city: 'Bonn' } },
    { customer: 10, event: 1, data: { age: 2 } },
  ];
  expect(settled(replies).replies).toEqual([
    { customer: 10, event: 1, data: { city: 'Rom', age: 2 } },
    { customer: 11, event: 3, data: { city: 'Bonn' } },
  ]);
});

test('what is not delivered by it has no reply yet, nor has what says nothing', () => {
  const replies = [1, 2, 3, 4].map((event) => ({ customer: 10, event, data: { seen: event } }));
  expect(settled(replies, [2]).replies).toEqual([{ customer: 11, event: 3, data: { seen: 3 } }]);
  expect('replies' in settled([{ customer: 10, event: 1, data: {} }])).toBe(false);
  expect('replies' in settled([])).toBe(false);
});

test('a message that only brought the profile along is skipped, with the request that carried it', () => {
  const [first, second] = recorded.flight.entries;
  if (first === undefined || second === undefined) throw new Error('two entries are planned');
  const left = { code: 'event_in_future', message: 'It lies in the future.' };
  const entries = [first, { ...second, skipped: 'in_future' as const, issues: [left] }];
  const landing = { kind: 'arrived', failures: [[], []], replies: [], attempts: [], status: 200 } as const;
  const ends = (refused: boolean): unknown => {
    const failures = refused ? [[{ slot: 1, issue: left, events: [] }], []] : landing.failures;
    const flight = { ...recorded.flight, entries };
    return arrived({ ...recorded, flight }, { ...landing, failures }, 5).settled.map(
      ({ event, ending, delivery }) => [event, ending.outcome, delivery],
    );
  };
  expect(ends(false)).toEqual([
    [1, 'delivered', 2],
    [2, 'delivered', 2],
    [3, 'skipped', 2],
  ]);
  expect(ends(true)).toContainEqual([3, 'buried', 2]);
});

test.each([
  // A move that had been made before is answered 404, and that is as good as done.
  [
    'made',
    [
      { status: 404, error: undefined },
      { status: 429, error: 'slow down' },
    ],
    ['email'],
  ],
  ['never answered', [{ status: 0, error: 'closed' }], ['email']],
  ['plainly refused each time', [{ status: 429, error: 'slow down' }], undefined],
] as const)(
  'what a parked customer is known by is in doubt after a move that was %s',
  (_, answers, moving) => {
    const shadow = { identifiers: { uuid: 'u', email: 'new@x.example' }, attributes: {}, custom: {} };
    const move = { identifier: 'email', from: 'old@x.example', to: 'new@x.example' };
    const flight = {
      entries: [{ customer: 10, events: [1], issues: [], shadow }],
      requests: [{ ...request('identity_move'), move }, request('upsert')],
    };
    const attempts = answers.map(({ status, error }, index) => ({
      ...{ flight: 1, step: index, attempt: 1, at: 1, ms: 1, status, response: undefined },
      ...(error === undefined ? {} : { error }),
    }));
    const issue = { code: 'insider_unavailable', message: 'No.' };
    const landing = { kind: 'failing', issue, attempts, status: 429 } as never;
    const { doubted = [] } = parked({ ...recorded, flight }, landing, 9, 1, 0, 'insider_unavailable', 5);
    expect(doubted).toEqual(moving === undefined ? [] : [{ customer: 10, shadow, moving }]);
  },
);
