import type { Random } from './random.ts';

/** Texts that programs stumble over: as they are, not yet escaped for anything. */
const TEXTS: readonly string[] = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  'x\udc00\ud800y',
  '\ufeffbom',
  '\u202eabc\u202c',
  'zero\u200bwidth\u200d\u2060',
  '\u2028\u2029',
  '\r\nset-cookie: a=b',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'null',
  'undefined',
  'NaN',
  'Infinity',
  '-0',
  '1e999',
  '0x1F',
  '9007199254740993',
  '1,234.56',
  '1.234,56',
  '٣٤',
  'İıß',
  '%',
  '%00',
  '%zz',
  '%C0%AF',
  '../../etc/passwd',
  '##properties.a##',
  '##',
  '####',
  '${a}',
  '{{a}}',
  "'; DROP TABLE events; --",
  '*',
  '?',
  '\\',
  '"',
  '`',
  '<script>alert(1)</script>',
  '0000-00-00',
  '0001-01-01T00:00:00Z',
  '9999-12-31T23:59:59.999Z',
  '+275760-09-13T00:00:00.000Z',
  '-271821-04-20T00:00:00.000Z',
  '2026-02-30',
  '2026-13-01T25:61:61Z',
  '2026-06-30T23:59:60Z',
  '2026-03-29T02:30:00+25:00',
  'now-999999999999y',
  '🏳️‍🌈'.repeat(8),
  'e\u0301'.repeat(40),
  '\u{1F468}\u200D\u{1F469}',
  '255.255.255.255',
  '::ffff:127.0.0.1',
  '+49 (0) 151 23456789',
  'a@b.c',
  '{"a":1}',
  '[]',
  'true',
];

/** Names of fields that are more than names to some. */
const KEYS: readonly string[] = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'valueOf',
  'toJSON',
  'length',
  'then',
  'hasOwnProperty',
  '',
  ' ',
  '0',
  '-1',
  '1e3',
  'a.b',
  'a[0]',
  '[0]',
  '$ref',
  '\u0000',
  '\ud800',
  '\u202e',
  'k'.repeat(300),
  'id',
  'type',
  'userId',
  'context',
  'batch',
  'data',
];

/** JSON texts of single values, also such as `JSON.stringify` would never write. */
const SCALARS: readonly string[] = [
  'null',
  'true',
  'false',
  '0',
  '-0',
  '1',
  '-1',
  '0.1',
  '1e999',
  '-1e999',
  '1e-999',
  '5e-324',
  '1.7976931348623157e308',
  '9007199254740991',
  '9007199254740993',
  '-9007199254740993',
  '18446744073709551616',
  '123456789012345678901234567890',
  '2147483648',
  '-2147483649',
  '253402300800000',
  '-62135596800001',
  '8640000000000001',
  '""',
  '[]',
  '{}',
  '[[]]',
  '[null]',
  '{"":null}',
  '"\\ud800"',
  '"\\udfff\\ud800"',
  '"\\u0000"',
  '{"__proto__":{"polluted":1}}',
  '{"constructor":{"prototype":{"polluted":1}}}',
  '{"toString":1,"valueOf":2}',
  '{"length":4294967296}',
];

export function hostileText(random: Random): string {
  const text = random.pick(TEXTS);
  if (random.chance(0.03)) return text.repeat(1 + random.below(400));
  return random.chance(0.15) ? text + random.pick(TEXTS) : text;
}

/** The JSON text of some value that is not what is expected. */
export function hostileJson(random: Random): string {
  const kind = random.below(20);
  if (kind < 8) return random.pick(SCALARS);
  if (kind < 15) return JSON.stringify(hostileText(random));
  if (kind < 17)
    return JSON.stringify(
      'x'.repeat(random.pick([33, 256, 513, 513, 4_097, random.chance(0.1) ? 70_000 : 1_025])),
    );
  if (kind < 18) return nested(random, random.pick([5, 9, 33, 65, 97, 130]));
  if (kind < 19)
    return `[${Array.from({ length: 1 + random.below(60) }, () => random.pick(SCALARS)).join()}]`;
  return `{${Array.from({ length: 1 + random.below(30) }, () => `${hostileKey(random)}:${random.pick(SCALARS)}`).join()}}`;
}

export function hostileKey(random: Random): string {
  return JSON.stringify(random.chance(0.7) ? random.pick(KEYS) : hostileText(random));
}

function nested(random: Random, depth: number): string {
  const list = random.chance(0.5);
  return list ? '['.repeat(depth) + ']'.repeat(depth) : `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
}
