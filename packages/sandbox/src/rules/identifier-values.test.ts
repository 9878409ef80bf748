import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { isEmail, isPhone } from './identifier-values.ts';

const mail = fc.string({ unit: fc.constantFrom('@', '.', 'a', '\n', ' ') });

test('an email is what the published expression says', () => {
  fc.assert(
    fc.property(mail, (text) => {
      expect(isEmail(text)).toBe(/^.+@.+\..+$/.test(text));
    }),
  );
});

test('an email check of hostile length is quick', () => {
  expect(isEmail('@'.repeat(4_000_000))).toBe(false);
});

test.each([
  ['+6512345678', true],
  ['+1234567', true],
  ['+123456', false],
  ['+123456789012345', true],
  ['+1234567890123456', false],
  ['6512345678', false],
  ['+0512345678', false],
  ['+6512345678\n', false],
])('phone %j: %s', (text, valid) => {
  expect(isPhone(text)).toBe(valid);
});
