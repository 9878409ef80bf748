import { expect, it } from 'vitest';
import { matches } from './matches.ts';

it('finds every word, in any order and place', () => {
  expect(matches('', 'a')).toBe(true);
  expect(matches('mail ADD', 'email', 'E-mail address')).toBe(true);
  expect(matches('mail phone', 'email', 'E-mail address')).toBe(false);
});
