import { expect, test } from 'vitest';
import { StrangerLimit } from './stranger-limit.ts';

test('so many a minute are let through, for each workspace by itself', () => {
  const limit = new StrangerLimit(2);
  const admitted = (workspace: number, now: number): boolean => limit.admits(workspace, now);
  expect([admitted(1, 0), admitted(1, 1), admitted(1, 59_999), admitted(2, 59_999)]).toEqual([
    true,
    true,
    false,
    true,
  ]);
  expect([admitted(1, 60_000), admitted(1, 60_000), admitted(1, 60_000)]).toEqual([true, true, false]);
});
