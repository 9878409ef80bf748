import { expect, it } from 'vitest';
import { ranWords } from './ran-words.ts';

it('a run is told in one sentence', () => {
  const ran = { dry: true, status: 'done' as const, verdicts: [], events: [] };
  const event = { id: 1, type: 'point_add' };
  expect(ranWords({ ...ran, events: [event] })).toBe('point_add would be registered.');
  expect(ranWords({ ...ran, dry: false, events: [event, event] })).toBe(
    'point_add, point_add were registered.',
  );
  expect(ranWords({ ...ran, dry: false })).toBe('Nothing new was registered.');
  expect(ranWords({ ...ran, status: 'ignored' })).toBe('It would be ignored.');
  expect(ranWords({ ...ran, status: 'error', dry: false })).toBe('It was refused.');
});
