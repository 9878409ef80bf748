import { expect, it } from 'vitest';
import { bytesText } from './bytes.ts';

it('says a size in the unit that reads best', () => {
  expect([0, 999, 1_000, 4_240, 123_456, 999_499, 999_500, 2_500_000].map(bytesText)).toEqual([
    '0 B',
    '999 B',
    '1 kB',
    '4.2 kB',
    '123 kB',
    '999 kB',
    '1 MB',
    '2.5 MB',
  ]);
});
