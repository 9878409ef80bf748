import { expect, it } from 'vitest';
import { answerGroups, rowsFor } from './answer-paths.ts';

const ANSWER = { address: { City: 'Rome', zip: null }, tags: ['a', 'b'], score: 7 };

it('offers the values of the last answer, with examples, and what is kept of the profile', () => {
  expect(answerGroups(ANSWER, ['_id'])).toEqual([
    {
      group: 'In the answer to the last test',
      items: [
        { value: 'response.address.City', note: 'Rome' },
        { value: 'response.address.zip', note: 'null' },
        { value: 'response.tags', note: '["a","b"]' },
        { value: 'response.score', note: '7' },
      ],
    },
    { group: 'Kept from the profile', items: [{ value: 'origin._id' }] },
  ]);
  expect(answerGroups(undefined, [])).toEqual([]);
  expect(answerGroups('plain text', [])).toMatchObject([{ items: [{ value: 'response' }] }]);
});

it('makes a row for each value that no row takes yet', () => {
  const rows = rowsFor(
    ANSWER,
    [{ key: 'a', from: 'response.score', to: 'points', otherwise: '' }],
    new Set(),
  );
  expect(rows.map(({ from, to }) => [from, to])).toEqual([
    ['response.address.City', 'city'],
    ['response.tags', 'tags'],
  ]);
  const taken = [...rows, { key: 'a', from: 'x', to: 'score', otherwise: '' }];
  expect(rowsFor(ANSWER, taken, new Set())).toEqual([]);
  expect(rowsFor(undefined, [], new Set())).toEqual([]);
  expect(rowsFor({ score: 7 }, [], new Set(['score']))).toMatchObject([{ to: 'answered_score' }]);
});
