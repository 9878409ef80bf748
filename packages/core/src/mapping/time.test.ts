import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDate, parseOffset, rfc3339 } from './time.ts';

test('RFC 3339 is what the platform writes', () => {
  const time = fc.oneof(
    fc.integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(2199, 11, 31) }),
    fc.integer({ min: -200_000, max: 200_000 }),
  );
  fc.assert(fc.property(time, (at) => rfc3339(at) === new Date(at).toISOString()));
});

test.each([NaN, Infinity, 1e18, -1e18])('%d is no time', (time) => {
  expect(rfc3339(time)).toBeUndefined();
});

test.each([
  ['1993-03-12', '1993-03-12T00:00:00Z'],
  ['1993-03-12T10:30', '1993-03-12T07:30:00Z'],
  ['1993-03-12 10:30:15.250', '1993-03-12T07:30:15Z'],
  ['1993-03-12T10:30:00-0500', '1993-03-12T15:30:00Z'],
  ['1993-03-12T10:30:00Z', '1993-03-12T10:30:00Z'],
  ['2.3.1993', '1993-03-02T00:00:00Z'],
  ['731894400', '1993-03-12T00:00:00Z'],
])('%s, in Istanbul, is %s', (text, date) => {
  expect(parseDate(text, 180)).toBe(date);
});

test.each([
  '1993-02-30',
  '31.02.1990',
  '12/03/1993',
  '1993-03-12T25:00:00Z',
  'yesterday',
  '',
  true,
  null,
  1e30,
])('%j is no date', (value) => {
  expect(parseDate(value, 0)).toBeUndefined();
});

test.each([
  ['+03:00', 180],
  ['-0530', -330],
  ['Z', 0],
  ['+15:00', undefined],
  ['Europe/Istanbul', undefined],
])('offset %s', (text, minutes) => {
  expect(parseOffset(text)).toBe(minutes);
});
