import { describe, expect, it } from 'vitest';
import {
  filterWords,
  foundWords,
  issuesBeside,
  outcomeWords,
  type FilterVerdict,
  type Verdict,
} from './verdict-words.ts';

const filter: FilterVerdict = {
  group: [0],
  path: 'body.points',
  operator: 'greater',
  expected: 0,
  actual: '25',
  present: true,
  passed: true,
  hint: null,
};
const verdict: Verdict = {
  webhook: { id: 1, name: 'Points' },
  matched: true,
  auth: { ok: true, reason: null },
  filters: [filter],
  mapped: { action: 'point_add', customer: 'C-1', external_id: null, data: { points: 25 } },
  issues: [],
  outcome: 'done',
};

describe('a filter', () => {
  it('is said with what was there', () => {
    expect([filterWords(filter), foundWords(filter)]).toEqual(['body.points is greater than 0', 'was 25']);
    const gone = { ...filter, operator: 'exists', expected: null, actual: null, present: false };
    expect([filterWords(gone), foundWords(gone)]).toEqual(['body.points exists', 'not there']);
    expect(foundWords({ ...gone, present: true })).toBe('was null');
    expect(foundWords({ ...gone, expected: '[hidden]', passed: true })).toBe('taken as met');
  });
});

it('an outcome is said in one line', () => {
  expect(outcomeWords(verdict)).toBe('Becomes point_add of C-1');
  const repeated = { code: 'repeated', message: 'It was registered before.' };
  expect(outcomeWords({ ...verdict, issues: [repeated] })).toBe('Came before: point_add of C-1');
  expect(
    outcomeWords({ ...verdict, matched: false, outcome: 'ignored', filters: [{ ...filter, passed: false }] }),
  ).toBe('Ignored: filters are not met');
  expect(outcomeWords({ ...verdict, outcome: 'error', auth: { ok: false, reason: 'wrong_token' } })).toBe(
    'The sender does not prove itself',
  );
  expect(outcomeWords({ ...verdict, outcome: 'error' })).toBe('Becomes no event');
});

it('what stands at a filter or at the access check is not said again', () => {
  const issue = (code: string) => ({ code, message: code });
  const issues = ['filter_not_met', 'wrong_token', 'customer_missing'].map(issue);
  const auth = { ok: false, reason: 'wrong_token' };
  expect(issuesBeside({ ...verdict, auth, issues }).map(({ code }) => code)).toEqual(['customer_missing']);
});
