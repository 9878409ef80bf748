import { expect, test } from 'vitest';
import { doubted, UNKNOWN } from './doubted.ts';

test('what would have changed is unknown, the rest is as it was', () => {
  const before = {
    identifiers: { uuid: 'u' },
    attributes: { city: '"Bonn"', age: '40', name: '"Ada"' },
    custom: {},
    refused: { email: 'a@b.example' },
  };
  const after = {
    identifiers: { uuid: 'u', email: 'c@d.example' },
    attributes: { city: '"Köln"', age: '40' },
    custom: { tier: '"gold"' },
  };
  expect(doubted(before, after)).toEqual({
    identifiers: { uuid: 'u' },
    attributes: { city: UNKNOWN, age: '40', name: UNKNOWN },
    custom: { tier: UNKNOWN },
    refused: { email: 'a@b.example' },
  });
});

test('of somebody new nothing is known but what may be there', () => {
  const after = { identifiers: { uuid: 'u' }, attributes: { city: '"Bonn"' }, custom: {} };
  expect(doubted(undefined, after)).toEqual({ identifiers: {}, attributes: { city: UNKNOWN }, custom: {} });
});

test('an identifier whose move was never answered may be the one or the other', () => {
  const shadow = (email: string) => ({ identifiers: { uuid: 'u', email }, attributes: {}, custom: {} });
  const once = doubted(shadow('a@x.example'), shadow('b@x.example'), ['email']);
  expect(once).toEqual({ ...shadow('b@x.example'), unsure: { email: ['a@x.example'] } });
  // Again, with the same value, and with another one.
  expect(doubted(once, shadow('b@x.example'), ['email'])).toEqual(once);
  expect(doubted(once, shadow('c@x.example'), ['email'])).toEqual({
    ...shadow('c@x.example'),
    unsure: { email: ['a@x.example', 'b@x.example'] },
  });
});
