import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { isGuessable } from './guessable-password.ts';

test.each([
  'aaaaaaaaaaaa',
  '121212121212',
  'password1234',
  'Password2026!',
  'P@ssw0rd12345',
  '123456789012',
  'qwertyuiop123',
  'qwertyqwerty',
  'abcdefghijkl',
  'Abcdefghijkl',
  'administrator1',
  'changeme-now'.replace('-now', '12345'),
  'welcome-welcome',
  'Causeway-Admin-2026',
  'passwordpassword',
  'poiuytrewq321',
])('%s is one of the first that are tried', (password) => {
  expect(isGuessable(password)).toBe(true);
});

test.each([
  'correct horse battery staple',
  'long enough, this one',
  'password of the red bicycle',
  'Tr0ub4dor&3-river',
  'kırmızı bisiklet 7',
  'x7Kp2mQ9vL4w',
  'summer in Lisbon, by train',
])('%s is not', (password) => {
  expect(isGuessable(password)).toBe(false);
});

it('takes what a generator makes, and judges nothing by its letter case', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Za-z0-9]{16,40}$/), (password) => {
      expect(isGuessable(password)).toBe(isGuessable(password.toUpperCase()));
    }),
  );
  for (let turn = 0; turn < 500; turn++) expect(isGuessable(crypto.randomUUID())).toBe(false);
});

it('is done in no time, whatever it is given', () => {
  const long = 'ab'.repeat(499) + 'c1';
  const begin = performance.now();
  for (const password of [long, 'qwerty'.repeat(166), '1'.repeat(1000), 'a@'.repeat(500)])
    isGuessable(password);
  expect(performance.now() - begin).toBeLessThan(2_000);
});
