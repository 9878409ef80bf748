import { expect, it } from 'vitest';
import { ranWords } from './ran-words.ts';

it('a run is told in one sentence', () => {
  const ran = { dry: true, status: 'done' as const, verdicts: [], events: [] };
  const event = { id: 1, type: 'point_add' };
  expect(ranWords({ ...ran, events: [event] })).toBe('point_add would be registered.');
  expect(ranWords({ ...ran, dry: false, events: [event, event] })).toBe(
    'point_add, point_add were registered.',
  );
  const verdict = (code: string) => ({
    webhook: { id: 1, name: 'Points' },
    matched: true,
    auth: { ok: true, reason: null },
    filters: [],
    mapped: { action: 'point_add', customer: 'C-1', external_id: null, data: {} },
    issues: [{ code, message: code }],
    outcome: 'done' as const,
  });
  expect(ranWords({ ...ran, verdicts: [verdict('field_missing')] })).toBe('point_add would be registered.');
  const repeated = [verdict('repeated')];
  expect(ranWords({ ...ran, verdicts: repeated })).toBe('Nothing new would be registered: it came before.');
  expect(ranWords({ ...ran, verdicts: repeated, dry: false })).toBe('Nothing new was registered.');
  expect(ranWords({ ...ran, dry: false })).toBe('Nothing new was registered.');
  expect(ranWords({ ...ran, status: 'ignored' })).toBe('It would be ignored.');
  expect(ranWords({ ...ran, status: 'error', dry: false })).toBe('It was refused.');
});
