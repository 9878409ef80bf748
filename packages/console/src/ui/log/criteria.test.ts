import { describe, expect, it } from 'vitest';
import {
  complaint,
  criterionByKey,
  guesses,
  matching,
  oneOf,
  valueText,
  type Criterion,
} from './criteria.ts';

const id: Criterion = {
  name: 'identifier',
  key: 'id',
  label: 'Identifier',
  example: 'x_1',
  check: matching(/^x_\d+$/, 'Write x_1.'),
  looksLike: /^x_/,
};
const person: Criterion = {
  name: 'customer_id',
  key: 'customer',
  label: 'Customer ID',
  example: 'id',
  usual: true,
};
const state: Criterion = {
  name: 'status',
  key: 'status',
  label: 'Status',
  example: 'done',
  values: ['done', 'bad'],
  words: { bad: 'went wrong' },
  check: oneOf(['done', 'bad'], 'Choose one.'),
};
const ALL = [id, person, state];

describe('criteria', () => {
  it('are known by key, name and label', () => {
    expect(
      ['ID', 'Customer_ID', 'customerid', 'customer', 'nothing'].map((key) => criterionByKey(ALL, key)?.name),
    ).toEqual(['identifier', 'customer_id', 'customer_id', 'customer_id', undefined]);
  });

  it('say what is wrong with a value', () => {
    expect(complaint(id, 'x_3')).toBeUndefined();
    expect(complaint(id, '3')).toBe('Write x_1.');
    expect(complaint(state, 'maybe')).toBe('Choose one.');
    expect(complaint(person, 'a'.repeat(1_001))).toBeDefined();
  });

  it('are guessed from what a text looks like, and name a value as people do', () => {
    expect(guesses(ALL, 'x_7').map(({ name }) => name)).toEqual(['identifier', 'customer_id']);
    expect(guesses(ALL, 'u-17').map(({ name }) => name)).toEqual(['customer_id']);
    expect(guesses(ALL, 'done').map(({ name }) => name)).toEqual(['customer_id', 'status']);
    expect([valueText(state, 'bad'), valueText(state, 'done')]).toEqual(['went wrong', 'done']);
  });
});
