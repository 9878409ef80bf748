import * as fc from 'fast-check';
import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { expect, test } from 'vitest';
import { countryCode } from './country.ts';
import { normaliseEmail } from './email.ts';
import { splitFullName } from './full-name.ts';
import { E164, normalisePhone } from './phone.ts';
import { PLAIN_MOBILE } from './plain-mobile.ts';

test.each([
  [' Ayse.Yilmaz@Example.COM ', 'ayse.yilmaz@example.com'],
  ['mailto:jonas@example.de', 'jonas@example.de'],
  ['jürgen@müller.de', 'jürgen@müller.de'],
  ['a+b@mail.example.co.uk', 'a+b@mail.example.co.uk'],
  ['ivan@example.xn--p1ai', 'ivan@example.xn--p1ai'],
])('e-mail %j', (given, sent) => {
  expect(normaliseEmail(given)).toBe(sent);
});

test.each([
  '',
  'x',
  'a@b',
  'a b@c.de',
  'a@@c.de',
  'a@c.de.',
  'a@.de',
  'a@c..de',
  'a.@c.de',
  'a@c.1',
  'a@c.12',
  '<a@c.de>',
  `${'a'.repeat(250)}@c.de`,
])('no e-mail: %j', (given) => {
  expect(normaliseEmail(given)).toBe('');
});

test.each([
  ['0532 111 22 33', 'TR', '+905321112233'],
  ['905321112233', 'TR', '+905321112233'],
  ['00905321112233', '', '+905321112233'],
  ['0151 23456789', 'DE', '+4915123456789'],
  ['(0212) 555 12 34', 'TR', '+902125551234'],
  ['0532 111 22 33', '', ''],
  ['12', 'TR', ''],
  ['yok', 'TR', ''],
  ['0532 111 22 33', 'XX', ''],
])('phone %s in %s', (text, country, sent) => {
  expect(normalisePhone(text, country)).toBe(sent);
});

test('a phone is E.164 or nothing', () => {
  const digits = fc.string({ unit: fc.constantFrom(...Array.from('0123456789+ ()-|')), maxLength: 18 });
  fc.assert(
    fc.property(
      fc.oneof(digits, fc.string({ unit: 'binary' })),
      fc.constantFrom('', 'TR', 'DE', 'US'),
      (text, country) => {
        const phone = normalisePhone(text, country);
        if (phone !== '') expect(phone).toMatch(E164);
      },
    ),
  );
});

test('what is taken as a plain mobile number is one to the phone library, wherever it is dialled', () => {
  const dialled = fc.constantFrom(undefined, 'TR', 'DE', 'US', 'AR', 'IT', 'RU');
  fc.assert(
    fc.property(fc.stringMatching(PLAIN_MOBILE), dialled, (text, country) => {
      const options = country === undefined ? {} : { defaultCountry: country };
      const number = parsePhoneNumberFromString(text, { extract: false, ...options });
      expect(number?.isPossible() === true ? number.number : '').toBe(text);
    }),
    { numRuns: 3_000 },
  );
});

test('a number is read as its country dials it, whichever was asked first', () => {
  const local = fc.stringMatching(/^0[1-9]\d{8,9}$/);
  fc.assert(
    fc.property(local, (text) => {
      const [turkish, german] = [normalisePhone(text, 'TR'), normalisePhone(text, 'DE')];
      expect(turkish === '' || turkish.startsWith('+90')).toBe(true);
      expect(german === '' || german.startsWith('+49')).toBe(true);
      expect(normalisePhone(text, 'TR')).toBe(turkish);
      expect(normalisePhone(text, '')).toBe('');
    }),
  );
});

test.each([
  ['tr', 'TR'],
  ['Türkiye', 'TR'],
  ['TÜRKİYE', 'TR'],
  ['DEU', 'DE'],
  ['uk', 'GB'],
  ['United Kingdom', 'GB'],
  ['Österreich', 'AT'],
  ['Mars', ''],
])('country %s', (text, code) => {
  expect(countryCode(text)).toBe(code);
});

test.each([
  ['Ayşe', 'Ayşe', ''],
  ['Ayşe Nur Yılmaz', 'Ayşe Nur', 'Yılmaz'],
  ['Ludwig Mies van der Rohe', 'Ludwig Mies', 'van der Rohe'],
  ['Yılmaz, Ayşe', 'Ayşe', 'Yılmaz'],
])('full name %s', (full, given, family) => {
  expect(splitFullName(full)).toEqual({ given, family });
});
