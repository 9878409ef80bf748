import { expect, it } from 'vitest';
import { atLeast } from './now.ts';
import { ago } from './time.ts';

it('what has happened since the clock last moved is not said to be still to come', () => {
  const clock = Date.UTC(2026, 10, 22, 6);
  expect(ago(clock + 4_000, atLeast(clock, clock + 4_000))).toBe('now');
  expect(ago(clock - 4_000, atLeast(clock, clock - 4_000))).toBe('4 sec. ago');
  expect(ago(clock + 60_000, atLeast(clock, clock + 60_000))).toBe('in 1 min.');
});
