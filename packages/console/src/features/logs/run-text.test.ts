import { expect, it } from 'vitest';
import { runText } from './run-text.ts';

it('says what running again did, or would do', () => {
  const ran = {
    dry: true,
    status: 'done',
    mapped: { action: 'point_add', customer: 'u1' },
    events: [],
  } as const;
  expect(runText(ran)).toBe('point_add would be registered for u1.');
  expect(runText({ ...ran, dry: false, events: [{ id: 1, type: 'point_add' }] })).toBe(
    'point_add was registered for u1.',
  );
  expect(runText({ ...ran, mapped: { action: null, customer: null } })).toBe('profile would be registered.');
  expect(runText({ ...ran, status: 'ignored' })).toBe('It would be ignored.');
  expect(runText({ ...ran, dry: false, status: 'error' })).toBe('It was refused.');
});
