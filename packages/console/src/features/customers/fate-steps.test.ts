import { describe, expect, it } from 'vitest';
import { fateText, isMoving, stepsOf } from './fate-steps.ts';

const fate = { reason: null, status_code: null, identifier: null, issues: [] };
const states = (of: Parameters<typeof stepsOf>[0]): string =>
  stepsOf(of)
    .map(({ state }) => state)
    .join(' ');

describe('the way of an event', () => {
  it('is done when it was delivered', () => {
    expect(states({ ...fate, state: 'delivered', status_code: 200, identifier: 'dlv_1' })).toBe(
      'done done done done',
    );
  });

  it('stands where it waits', () => {
    expect(states({ ...fate, state: 'waiting' })).toBe('done next open open');
    expect(states({ ...fate, state: 'held' })).toBe('done next open open');
    expect(states({ ...fate, state: 'parked' })).toBe('done done next open');
  });

  it('ends where it was stopped: before it was sent, or by the answer', () => {
    expect(states({ ...fate, state: 'not_routed' })).toBe('done left open open');
    expect(states({ ...fate, state: 'skipped', reason: 'unchanged' })).toBe('done left open open');
    expect(states({ ...fate, state: 'buried', identifier: 'dlv_1' })).toBe('done done stopped open');
    expect(states({ ...fate, state: 'buried', status_code: 400, identifier: 'dlv_1' })).toBe(
      'done done done stopped',
    );
  });
});

describe('where an event stands, in words', () => {
  it('names the issue before the reason, and ends in a full stop', () => {
    expect(fateText({ ...fate, state: 'skipped', reason: 'consent' })).toBe('No consent.');
    expect(fateText({ ...fate, state: 'buried', reason: 'x', issues: [{ message: 'No price.' }] })).toBe(
      'No price.',
    );
    expect(fateText({ ...fate, state: 'buried', status_code: 500 })).toBe('Refused with 500.');
    expect(fateText({ ...fate, state: 'delivered', issues: [{ message: 'a' }, { message: 'b' }] })).toBe(
      '2 fields were left out.',
    );
    expect(fateText({ ...fate, state: 'delivered' })).toBe('');
  });

  it('changes by itself only while something is to be sent', () => {
    expect((['waiting', 'parked', 'held', 'delivered', 'buried'] as const).filter(isMoving)).toEqual([
      'waiting',
      'parked',
    ]);
  });
});
