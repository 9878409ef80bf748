import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nearMatch } from './near-match.ts';

const KNOWN = ['api_key', 'partner_name', 'customerId.from', 'customerId.to', 'inbound.readBack'];

test.each([
  ['partner_nmae', 'partner_name'],
  ['partnerName', 'partner_name'],
  ['PARTNER NAME', 'partner_name'],
  ['partner', 'partner_name'],
  ['apikey', 'api_key'],
  ['api_kye', 'api_key'],
  ['customerid.form', 'customerId.from'],
  ['readBack', undefined],
  ['colour', undefined],
  ['a', undefined],
  ['', undefined],
  ['__', undefined],
])('%j was meant to be %j', (word, meant) => {
  expect(nearMatch(word, KNOWN)).toBe(meant);
});

const names = fc.uniqueArray(fc.stringMatching(/^[a-z]{6,14}$/), { minLength: 1, maxLength: 8 });

test('what is known is found as it is, and nothing is made up', () => {
  fc.assert(
    fc.property(names, fc.nat(), fc.string({ maxLength: 200 }), (known, pick, word) => {
      const name = known[pick % known.length] ?? '';
      expect(nearMatch(name, known)).toBe(name);
      expect([...known, undefined]).toContain(nearMatch(word, known));
    }),
  );
});

test('one letter too few, too many, or two that changed places, still find the only name', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z]{6,14}$/), fc.nat(), fc.nat(2), (name, pick, what) => {
      const at = pick % (name.length - 1);
      const typed =
        [
          name.slice(0, at) + name.slice(at + 1),
          `${name.slice(0, at)}x${name.slice(at)}`,
          name.slice(0, at) + (name[at + 1] ?? '') + (name[at] ?? '') + name.slice(at + 2),
        ].at(what) ?? '';
      expect(nearMatch(typed, [name])).toBe(name);
    }),
  );
});
