import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json } from '../result/json.ts';
import { convertAttribute, type AttributeType } from './attribute.ts';

function as(type: AttributeType, value: Json): Json | undefined {
  return convertAttribute({ name: 'a', label: 'A', type, tags: [], readOnly: false }, value);
}

test.each(['1990-02-31', '2023-02-29', '1990-13-01', '1990-00-10', '1990-04-31T12:00:00Z'])(
  '%s is no day of any calendar',
  (text) => {
    expect(as('date', text)).toBeUndefined();
    expect(as('datetime', text)).toBeUndefined();
  },
);

test.each(['2026-01-31 24:30', '2026-01-31T12:60:00Z', '2026-01-31T12:00:61Z', '2026-01-31T12:00:00+99:00'])(
  '%s is no time of any clock',
  (text) => expect(as('datetime', text)).toBeUndefined(),
);

test('a date is the day of a time, and nothing may follow it that is not one', () => {
  expect(as('date', '2024-02-29')).toBe('2024-02-29');
  expect(as('date', '1990-02-28T12:00:00Z')).toBe('1990-02-28');
  expect(as('date', '1990-02-28 12:00')).toBe('1990-02-28');
  expect(as('date', '1990-02-28 or so')).toBeUndefined();
  expect(as('date', '1990-02-280')).toBeUndefined();
});

test('every day there is is a date, and as a time it stays as it is written', () => {
  const days = fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(days, (date) => {
      const iso = date.toISOString();
      expect(as('date', iso)).toBe(iso.slice(0, 10));
      expect(as('datetime', iso)).toBe(iso);
    }),
  );
});
