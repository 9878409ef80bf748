import fc from 'fast-check';
import { expect, it } from 'vitest';
import { changesOf, inShort, placeWords } from './changes.ts';
import { isLong, valueWords } from './value-words.ts';

const state = (settings: Record<string, unknown>) => ({ name: 'Insider', settings, requires: ['marketing'] });
const FIELDS = [
  { name: 'partnerName', label: 'Insider partner name' },
  { name: 'inbound', label: 'Inbound settings' },
  { name: 'inbound.readBack', label: 'Ask Insider' },
];

it('a list is one change, however many of its rows moved', () => {
  const rows = [{ from: 'a' }, { from: 'b' }];
  const changes = changesOf(state({ profile: rows }), state({ profile: [{ from: 'x' }, ...rows] }));
  expect(changes).toEqual([{ path: 'settings.profile', before: rows, after: [{ from: 'x' }, ...rows] }]);
});

it('goes into objects, and sees what appears and goes', () => {
  const changes = changesOf(
    { name: 'A', settings: { inbound: { readBack: true, gone: 1 } }, requires: ['marketing', 'analytics'] },
    { name: 'B', settings: { inbound: { readBack: false } }, requires: ['analytics', 'marketing'] },
  );
  expect(changes).toEqual([
    { path: 'name', before: 'A', after: 'B' },
    { path: 'settings.inbound.readBack', before: true, after: false },
    { path: 'settings.inbound.gone', before: 1, after: undefined },
  ]);
});

it('nothing differs from itself, and what differs one way differs the other way', () => {
  const settings = fc.dictionary(
    fc.string({ maxLength: 4 }),
    fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<unknown>,
  );
  fc.assert(
    fc.property(settings, settings, (one, other) => {
      expect(changesOf(state(one), state(structuredClone(one)))).toEqual([]);
      const there = changesOf(state(one), state(other)).map(({ path }) => path);
      const back = changesOf(state(other), state(one)).map(({ path }) => path);
      expect(back.toSorted()).toEqual(there.toSorted());
    }),
  );
});

it('names places as the form does', () => {
  expect(placeWords('settings.partnerName', FIELDS)).toBe('Insider partner name');
  expect(placeWords('settings.inbound.readBack', FIELDS)).toBe('Ask Insider');
  expect(placeWords('settings.inbound.other', FIELDS)).toBe('Inbound settings, other');
  expect(placeWords('secrets.api_key', FIELDS)).toBe('api_key');
  expect(placeWords('requires', FIELDS)).toBe('Consent');
  const changes = ['name', 'requires', 'settings.a', 'settings.b'].map((path) => ({
    path,
    before: 1,
    after: 2,
  }));
  expect(inShort(changes, FIELDS)).toBe('Name, Consent, a and 1 more');
});

it('reads values out', () => {
  expect(valueWords('settings.a', null)).toBe('nothing');
  expect(valueWords('settings.a', true)).toBe('yes');
  expect(valueWords('settings.a', ['x', 'y'])).toBe('x, y');
  expect(valueWords('settings.a', [{ b: 1 }, { b: 2 }])).toBe('{"b":1}\n{"b":2}');
  expect(
    valueWords('settings.events', [
      {
        event: 'Order Completed',
        to: 'purchase',
        lines: 'products',
        rows: [{ from: ['price', 'cost'], to: 'unit_price', custom: false, minus: 'discount' }],
        orderRows: [{ from: 'total', to: 'sum', custom: true }],
      },
    ]),
  ).toBe(
    'Order Completed → purchase (lines products)\n  price, cost → unit_price (minus discount)\n  orderRows\n    total → custom.sum',
  );
  expect(valueWords('requires', [])).toBe('nothing is asked for');
  expect(valueWords('secrets.api_key', 'changed')).toBe('entered anew');
  expect([isLong('short'), isLong('two\nlines'), isLong('x'.repeat(61))]).toEqual([false, true, true]);
});
