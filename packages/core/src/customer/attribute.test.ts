import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json } from '../result/json.ts';
import { convertAttribute, type AttributeType } from './attribute.ts';
import type { TextFormat } from './text-format.ts';

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

test.each<[TextFormat, readonly string[], readonly Json[]]>([
  ['email', ['ada@example.com', 'Ada.L@shop.example'], ['ada', 'ada@', 5, 'a b@example.com']],
  ['phone', ['+43 1 58858-0', '0664/1234567', '(030) 123456'], ['12', 'call me', '+43 1 x', true]],
  ['url', ['https://shop.example/a?b'], ['shop.example', 'ftp://shop.example']],
  ['date', ['2024-02-29'], ['2023-02-29', '29.02.2024', 'today']],
])('a text with the format %s is kept as it is sent, or not at all', (format, good, bad) => {
  const definition = { name: 'a', label: 'A', tags: [], readOnly: false, format } as const;
  for (const text of good) {
    expect(convertAttribute({ ...definition, type: 'string' }, text)).toBe(text);
    expect(convertAttribute({ ...definition, type: 'list' }, [text, text])).toEqual([text, text]);
  }
  for (const text of bad) {
    expect(convertAttribute({ ...definition, type: 'string' }, text)).toBeUndefined();
    expect(convertAttribute({ ...definition, type: 'list' }, [...good, text])).toBeUndefined();
  }
  expect(convertAttribute({ ...definition, type: 'string' }, '')).toBe('');
});
