import { expect, it } from 'vitest';
import { answerGroups, rowsFor } from './answer-paths.ts';

const ANSWER = { address: { City: 'Rome', zip: null }, tags: ['a', 'b'], score: 7 };

it('offers the values of the last answer, with examples, and what is kept of the profile', () => {
  expect(answerGroups(ANSWER, ['_id'], 'Kept')).toEqual([
    {
      group: 'In the answer to the last test',
      items: [
        { value: 'response.address.City', note: 'Rome' },
        { value: 'response.address.zip', note: 'null' },
        { value: 'response.tags', note: '["a","b"]' },
        { value: 'response.score', note: '7' },
      ],
    },
    { group: 'Kept', items: [{ value: 'origin._id' }] },
  ]);
  expect(answerGroups(undefined, [], 'Kept')).toEqual([]);
  expect(answerGroups('plain text', [], 'Kept')).toMatchObject([{ items: [{ value: 'response' }] }]);
});

it('makes a row for each value that no row takes yet', () => {
  const rows = rowsFor(ANSWER, [{ from: 'response.score', to: 'points', default: '' }], new Set());
  expect(rows.map(({ from, to }) => [from, to])).toEqual([
    ['response.address.City', 'city'],
    ['response.tags', 'tags'],
  ]);
  const taken = [...rows, { from: 'x', to: 'score', default: '' }];
  expect(rowsFor(ANSWER, taken, new Set())).toEqual([]);
  expect(rowsFor(undefined, [], new Set())).toEqual([]);
  expect(rowsFor({ score: 7 }, [], new Set(['score']))).toMatchObject([{ to: 'answered_score' }]);
});
