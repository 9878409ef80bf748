import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AttributeDefinition, AttributeType } from '../customer/attribute.ts';
import { own, type Json, type JsonObject } from '../result/json.ts';
import { checkData } from './check-data.ts';
import type { EventType, FieldDefinition, FieldType } from './event-type.ts';

function type(name: string, fields: Readonly<Record<string, string>>): EventType {
  return {
    name,
    label: name,
    kind: 'built_in',
    submittable: true,
    fields: Object.entries(fields).map(([field, text]): FieldDefinition => ({
      name: field,
      type: text.replace('!', '') as FieldType,
      required: text.endsWith('!'),
    })),
  };
}

function attribute(
  name: string,
  of: AttributeType,
  over: Partial<AttributeDefinition> = {},
): AttributeDefinition {
  return { name, label: name, type: of, tags: [], readOnly: false, ...over };
}

const ATTRIBUTES = new Map(
  [
    attribute('score', 'numeric', { readOnly: true }),
    attribute('age', 'numeric'),
    attribute('gender', 'select', { choices: ['male', 'female'] }),
    attribute('email', 'string'),
  ].map((definition) => [definition.name, definition]),
);
const POINT_ADD = type('point_add', { points: 'numeric!', reason: 'string' });
const CHECKOUT = type('checkout', {
  transaction_id: 'string!',
  total: 'numeric',
  items: 'objects',
  store: 'object',
  auto_accept: 'date',
  url: 'url',
  at: 'datetime',
  gift: 'boolean',
  tags: 'list',
  size: 'select',
});
const OPT_IN = type('opt_in', { email: 'string', gender: 'select', labels: 'list' });
const PROFILE = type('profile', { email: 'string' });

const FITTED: EventType = {
  ...type('fitted', {}),
  fields: [
    { name: 'size', type: 'select', required: false, choices: ['s', 'm'] },
    { name: 'colours', type: 'list', required: false, choices: ['red', 'blue'] },
    { name: 'mail', type: 'string', required: false, format: 'email' },
  ],
};

function check(of: EventType, data: JsonObject): JsonObject {
  const checked = checkData(of, data, ATTRIBUTES);
  if ('refusal' in checked) throw new Error(JSON.stringify(checked.refusal));
  return checked.data;
}

function refusal(of: EventType, data: JsonObject): JsonObject {
  const checked = checkData(of, data, ATTRIBUTES);
  if (!('refusal' in checked)) throw new Error('it was accepted');
  return { ...checked.refusal };
}

test('values become those of their fields', () => {
  expect(
    check(CHECKOUT, {
      transaction_id: 1042,
      total: '19.90',
      gift: 'true',
      tags: 'new',
      auto_accept: '2026-12-24T10:00:00Z',
      size: 'XL',
      at: '2026-12-24 10:00',
      url: 'https://shop.example',
      store: { id: 7 },
    }),
  ).toEqual({
    transaction_id: '1042',
    total: 19.9,
    gift: true,
    tags: ['new'],
    auto_accept: '2026-12-24',
    size: 'XL',
    at: '2026-12-24 10:00',
    url: 'https://shop.example',
    store: { id: 7 },
  });
});

test('one object is a list of one', () => {
  const items = { product_id: 'a' };
  expect(check(CHECKOUT, { transaction_id: 'T', items })).toEqual({ transaction_id: 'T', items: [items] });
  expect(check(CHECKOUT, { transaction_id: 'T', items: [items] })).toEqual({
    transaction_id: 'T',
    items: [items],
  });
});

test('what nobody defined stays as it was sent', () => {
  const data = { points: 5, till: '0042', note: null, basket: { refusal: { code: 1 } }, refusal: 'no' };
  expect(check(POINT_ADD, data)).toEqual(data);
});

test('what is empty is left out', () => {
  expect(check(POINT_ADD, { points: 5, reason: ' ' })).toEqual({ points: 5 });
  expect(check(CHECKOUT, { transaction_id: 'T', items: [], total: null })).toEqual({ transaction_id: 'T' });
  expect(check(OPT_IN, { email: '', age: null, labels: [] })).toEqual({});
});

test.each<Json | undefined>([undefined, null, '', ' ', []])(
  '%j for a required field is missing',
  (points) => {
    expect(refusal(POINT_ADD, points === undefined ? {} : { points })).toMatchObject({
      status: 400,
      type: 'MissingParameterException',
      code: 113401,
      field: 'data.points',
    });
  },
);

test('0 and false are not missing', () => {
  expect(check(POINT_ADD, { points: 0 })).toEqual({ points: 0 });
});

test.each<[string, Json]>([
  ['total', 'ten'],
  ['total', [1]],
  ['total', Infinity],
  ['items', 'shoe'],
  ['items', [{}, 5]],
  ['items', [null]],
  ['store', 'Ankara'],
  ['store', [{}]],
  ['auto_accept', 'tomorrow'],
  ['url', 'shop'],
  ['at', 'now'],
  ['gift', 'perhaps'],
  ['tags', [{}]],
  ['size', {}],
  ['transaction_id', {}],
])('a wrong %s is refused: %j', (name, value) => {
  expect(refusal(CHECKOUT, { transaction_id: 'T', [name]: value })).toMatchObject({
    status: 400,
    type: 'BadRequestException',
    code: 0,
    field: `data.${name}`,
  });
});

test('fields are held to their choices and their format', () => {
  const data = { size: 'm', colours: ['red'], mail: 'ada@example.com' };
  expect(check(FITTED, data)).toEqual(data);
  expect(refusal(FITTED, { size: 'xl' })).toMatchObject({
    field: 'data.size',
    message: 'data.size must be one of its choices (select); sent was "xl".',
    hint: 'It may be s, m.',
  });
  expect(refusal(FITTED, { colours: ['red', 'pink'] })).toMatchObject({
    field: 'data.colours',
    hint: 'It may be red, blue.',
  });
  expect(refusal(FITTED, { mail: 'ada' })).toMatchObject({ field: 'data.mail' });
});

test('a refusal says what must be there and what was, but not all of it', () => {
  const { message, hint } = refusal(CHECKOUT, { transaction_id: 'T', total: 'x'.repeat(10_000) });
  expect(message).toMatch(/^data\.total must be a number \(numeric\); sent was "x{59}…\.$/);
  expect(hint).toContain('1299.90');
});

describe('effective_timestamp', () => {
  test.each<[Json, number]>([
    [1_700_000_000, 1_700_000_000],
    ['1700000000', 1_700_000_000],
    [' 1700000000.5 ', 1_700_000_000.5],
  ])('%j is a time', (sent, seconds) => {
    expect(check(PROFILE, { effective_timestamp: sent })).toEqual({ effective_timestamp: seconds });
    const defined = type('point_add', { effective_timestamp: 'numeric' });
    expect(check(defined, { effective_timestamp: sent })).toEqual({ effective_timestamp: seconds });
  });

  test('that is empty is left out', () => {
    expect(check(PROFILE, { effective_timestamp: null })).toEqual({});
  });

  test.each<Json>([0, -5, NaN, Infinity, '0x10', '1e9', 'now', '2026-11-21', true, {}, [5]])(
    '%j is none',
    (sent) => {
      expect(refusal(PROFILE, { effective_timestamp: sent })).toMatchObject({
        code: 0,
        status: 400,
        field: 'data.effective_timestamp',
      });
    },
  );

  test('in milliseconds is refused, and the hint says so', () => {
    expect(refusal(PROFILE, { effective_timestamp: 1_700_000_000_000 })['hint']).toContain('milliseconds');
  });
});

describe('events that set attributes', () => {
  test('are held to the attributes, defined in the type or not', () => {
    expect(check(OPT_IN, { gender: 'female', age: '37', city: 5 })).toEqual({
      gender: 'female',
      age: 37,
      city: 5,
    });
    expect(refusal(OPT_IN, { gender: 'x' })).toMatchObject({
      field: 'data.gender',
      hint: 'It may be male, female.',
    });
    expect(refusal(PROFILE, { age: 'old' })).toMatchObject({ field: 'data.age', code: 0 });
  });

  test('do not set what is reckoned', () => {
    for (const score of [5, null])
      expect(refusal(PROFILE, { score })).toMatchObject({
        status: 400,
        code: 0,
        type: 'BadRequestException',
        field: 'data.score',
      });
    expect(check(POINT_ADD, { points: 1, score: 5, age: 'old' })).toEqual({
      points: 1,
      score: 5,
      age: 'old',
    });
  });

  test('take a label by itself', () => {
    expect(check(OPT_IN, { labels: 'vip' })).toEqual({ labels: ['vip'] });
    expect(check(PROFILE, { labels: 7 })).toEqual({ labels: ['7'] });
    expect(check(PROFILE, { labels: ['a', 'b'] })).toEqual({ labels: ['a', 'b'] });
    expect(refusal(PROFILE, { labels: [{}] })).toMatchObject({ field: 'data.labels' });
    expect(check(POINT_ADD, { points: 1, labels: 'vip' })).toEqual({ points: 1, labels: 'vip' });
  });
});

test('__proto__ is no field', () => {
  const data = JSON.parse('{"points":1,"__proto__":{"polluted":true},"constructor":"c"}') as JsonObject;
  const checked = check(POINT_ADD, data);
  expect(Object.getPrototypeOf(checked)).toBe(Object.prototype);
  expect(Object.keys(checked)).toEqual(['points', 'constructor']);
  expect(own(checked, 'polluted')).toBeUndefined();
  const inherited = type('x', { toString: 'string!' });
  expect(refusal(inherited, {})).toMatchObject({ code: 113401, field: 'data.toString' });
});

test('checked once or twice is the same, and nothing that was sent is changed', () => {
  const names = fc.constantFrom(
    'points',
    'reason',
    'total',
    'items',
    'labels',
    'age',
    'x',
    '__proto__',
    'url',
  );
  const pairs = fc.array(fc.tuple(names, fc.jsonValue({ maxDepth: 2 })), { maxLength: 6 });
  const types = fc.constantFrom(
    POINT_ADD,
    OPT_IN,
    PROFILE,
    type('any', { points: 'numeric', items: 'objects', url: 'url', labels: 'multiple_choice' }),
  );
  fc.assert(
    fc.property(types, pairs, (of, members) => {
      const text = `{${members.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join()}}`;
      const data = JSON.parse(text) as JsonObject;
      const before = JSON.stringify(data);
      const once = checkData(of, data, ATTRIBUTES);
      expect(JSON.stringify(data)).toBe(before);
      if ('refusal' in once) expect(once.refusal.status).toBe(400);
      else expect(checkData(of, once.data, ATTRIBUTES)).toEqual(once);
    }),
  );
});

test('a number that no JSON can say is no value, as it will be when it is read again', () => {
  const data = JSON.parse('{"points":1,"free":{"n":1e999},"list":[-1e999,2]}') as JsonObject;
  expect(checkData(POINT_ADD, data, ATTRIBUTES)).toEqual({
    data: { points: 1, free: { n: null }, list: [null, 2] },
  });
});
