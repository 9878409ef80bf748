import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { instantOf } from './rfc3339.ts';

test('every instant is read back', () => {
  const years = { min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59Z') };
  fc.assert(
    fc.property(fc.date({ ...years, noInvalidDate: true }), (date) => {
      expect(instantOf(date.toISOString())).toBe(date.getTime());
    }),
  );
});

test.each(['2021-01-17T14:41:21+03:00', '2024-02-29T00:00:00Z', '2021-01-10T21:35:20.123456789Z'])(
  '%s is an instant',
  (text) => {
    expect(instantOf(text)).toBeTypeOf('number');
  },
);

test.each([
  '2021-01-17',
  '2021-01-17T14:41:21',
  '2023-02-29T00:00:00Z',
  '2021-13-01T00:00:00Z',
  '1610000000',
  '',
])('%j is none', (text) => {
  expect(instantOf(text)).toBeUndefined();
});
