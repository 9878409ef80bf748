import { expect, it } from 'vitest';
import { progressText, stepResult, stepWord, type ErasureStep } from './step-words.ts';

const step: ErasureStep = {
  kind: 'events',
  integration: null,
  state: 'done',
  count: 12,
  status_code: null,
  at: null,
  issue: null,
};

it('a step is named by what it deletes, or by the destination', () => {
  expect(stepWord(step).label).toBe('Events');
  expect(stepWord({ kind: 'destination', integration: { id: 1, name: 'Insider' } }).label).toBe('Insider');
});

it('says what was done, and how far it has come', () => {
  expect(stepResult(step)).toBe('12 rows');
  expect(stepResult({ ...step, count: 1 })).toBe('1 row');
  expect(stepResult({ ...step, kind: 'destination', status_code: 200 })).toBe('Answered 200');
  expect(stepResult({ ...step, kind: 'destination' })).toBe('');
  expect(progressText([{ state: 'done' }, { state: 'failed' }, { state: 'waiting' }])).toBe('1 of 3 steps');
  expect(progressText([{ state: 'done' }, { state: 'done' }])).toBe('All 2 steps');
});
