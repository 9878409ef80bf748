import { expect, it } from 'vitest';
import { judgePassword } from './password-words.ts';

it('says how long a password has to become', () => {
  expect(judgePassword('').words).toBe('At least 12 characters; a few words are good.');
  expect(judgePassword('short').words).toBe('Too short: 7 more characters.');
  expect(judgePassword('elevenchars').words).toBe('Too short: 1 more character.');
  expect(judgePassword('elevenchars').enough).toBe(false);
  expect(judgePassword('twelve chars')).toEqual({
    words: 'Long enough. Longer is safer.',
    fill: 60,
    enough: true,
  });
  expect(judgePassword('aaaaaaaaaaaaaaaaaaaaaa').words).toBe('Long enough, but easy to guess.');
  expect(judgePassword('correct horse bat').words).toBe('Good.');
  expect(judgePassword('correct horse battery staple').fill).toBe(100);
});
