import { expect, test } from 'vitest';
import { PerSecond } from './per-second.ts';

test('so many are let through in each second', () => {
  const limit = new PerSecond(2);
  expect([0, 500, 999, 1_000, 1_001, 1_002].map((now) => limit.admits(now))).toEqual([
    true,
    true,
    false,
    true,
    true,
    false,
  ]);
});
