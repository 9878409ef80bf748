import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../result/json.ts';
import { readHook } from './read-hook.ts';

/** The partner's sample of an event webhook; its end was not recovered (FACTS 6.1). */
const EVENT: JsonObject = {
  attrs: { age: 25, email_optin: true, name: 'John', sms_optin: false },
  event_name: 'purchase',
  event_parameters: { unit_price: 10, url: 'https://mybrand.com/blue-jeans' },
  hook_id: 12,
  insider_id: '7f3c-insider',
};

describe('an event', () => {
  test('the only sample there is', () => {
    expect(readHook(EVENT)).toEqual({
      kind: 'event',
      eventName: 'purchase',
      insiderId: '7f3c-insider',
      hookId: '12',
      attributes: {
        age: 25,
        email_optin: true,
        name: 'John',
        sms_optin: false,
        insider_id: '7f3c-insider',
      },
      identifiers: {},
      params: { unit_price: 10, url: 'https://mybrand.com/blue-jeans' },
      leftOut: [],
    });
  });

  test('flat, with every prefix and short name of the partner’s table', () => {
    expect(
      readHook({
        insider_hook_id: '442811',
        insider_id: '0a1b-insider',
        insider_event_name: 'purchase',
        insider_attr_email: 'ayse@example.com',
        insider_attr_phone: '+905321112233',
        insider_qu: 2,
        insider_piu: 'https://moda.example/1.jpg',
        insider_sid: 's-1',
        insider_sc: '49.90',
        insider_vn: 'YAZ10',
        insider_vd: 10,
        insider_si: 'M',
        insider_co: 'mavi',
        insider_na: 'Elbise',
        insider_c_gift: true,
      }),
    ).toMatchObject({
      kind: 'event',
      hookId: '442811',
      identifiers: { email: 'ayse@example.com', phone_number: '+905321112233' },
      params: {
        quantity: 2,
        product_image_url: 'https://moda.example/1.jpg',
        session_id: 's-1',
        shipping_cost: '49.90',
        voucher_name: 'YAZ10',
        voucher_discount: 10,
        size: 'M',
        color: 'mavi',
        name: 'Elbise',
        'custom.gift': true,
      },
    });
  });

  test('a long name beats the short one, and a value beats none', () => {
    const params = {
      qu: 1,
      quantity: 2,
      co: 'mavi',
      color: null,
      c_note: 'a',
      custom: { note: 'b', tier: 1 },
    };
    expect(readHook({ ...EVENT, event_parameters: params }).params).toEqual({
      quantity: 2,
      color: 'mavi',
      'custom.note': 'b',
      'custom.tier': 1,
    });
    expect(readHook({ ...EVENT, attrs: { em: 'x@y.de', email: 'a@b.de' } }).attributes['email']).toBe(
      'a@b.de',
    );
  });

  test('the same letters are a colour in an event and a country on a profile', () => {
    const reading = readHook({
      ...EVENT,
      attrs: { co: 'TR', name: 'Ayşe' },
      event_params: { co: 'mavi', name: 'Elbise' },
    });
    expect(reading.attributes).toMatchObject({ country: 'TR', name: 'Ayşe' });
    expect(reading.params).toMatchObject({ color: 'mavi', name: 'Elbise' });
  });

  test('of loose fields only what can be nothing else is an attribute', () => {
    const reading = readHook({
      event: 'bounce',
      iid: 'in-1',
      email: 'a@b.de',
      name: 'Elbise',
      custom: { x: 1 },
      reason: 'full',
    });
    expect(reading).toMatchObject({ kind: 'event', eventName: 'bounce', insiderId: 'in-1' });
    expect(reading.attributes).toEqual({ email: 'a@b.de', insider_id: 'in-1' });
    expect(reading.params).toEqual({ name: 'Elbise', 'custom.x': 1, 'custom.reason': 'full' });
  });

  test('an empty name is no event', () => {
    expect(readHook({ ...EVENT, event_name: null }).kind).toBe('profile');
    expect(readHook({ ...EVENT, event_name: '  ' }).kind).toBe('profile');
  });
});

describe('a profile', () => {
  test.each<[string, Json, JsonObject]>([
    [
      'as one would expect it',
      { attrs: { city: 'İzmir', c_tier: 'gold' }, hook_id: 13, insider_id: 'in-1' },
      { city: 'İzmir', 'custom.tier': 'gold' },
    ],
    [
      'custom ones nested',
      { attrs: { ci: 'İzmir', custom: { tier: 'gold' } }, insider_id: 'in-1' },
      { city: 'İzmir', 'custom.tier': 'gold' },
    ],
    [
      'custom ones plain',
      { attributes: { city: 'İzmir', tier: 'gold' }, insider_id: 'in-1' },
      { city: 'İzmir', 'custom.tier': 'gold' },
    ],
    [
      'without a place of their own',
      { city: 'İzmir', tier: 'gold', iid: 'in-1' },
      { city: 'İzmir', 'custom.tier': 'gold' },
    ],
    [
      'only custom ones, and an id',
      { tier: 'gold', insider_id: 'in-1', hook_id: 2 },
      { 'custom.tier': 'gold' },
    ],
    [
      'with prefixes',
      { attr_city: 'İzmir', attr_tier: 'gold', insider_id: 'in-1' },
      { city: 'İzmir', 'custom.tier': 'gold' },
    ],
    [
      'alone in a list',
      [{ attrs: { city: 'İzmir', tier: 'gold' }, insider_id: 'in-1' }],
      { city: 'İzmir', 'custom.tier': 'gold' },
    ],
    [
      'beside fields nobody knows',
      { attrs: { city: 'İzmir', tier: 'gold' }, insider_id: 'in-1', partner: 'modaevi', rule: { id: 3 } },
      { city: 'İzmir', 'custom.tier': 'gold' },
    ],
  ])('%s', (_, body, attributes) => {
    expect(readHook(body)).toMatchObject({ kind: 'profile', insiderId: 'in-1', leftOut: [] });
    expect(readHook(body).attributes).toEqual({ ...attributes, insider_id: 'in-1' });
  });

  test('identifiers come from their own place and from the attributes, numbers as text', () => {
    const body = {
      identifiers: { uuid: 1042, custom: { crm_id: 'C-7' } },
      attrs: { em: 'A@b.de', uuid: 'other' },
    };
    expect(readHook(body).identifiers).toEqual({ uuid: '1042', 'custom.crm_id': 'C-7', email: 'A@b.de' });
  });

  test('what can identify nobody is no identifier: a number that JSON has rounded, a blocked word', () => {
    const body = { attrs: { uuid: 2 ** 60, email: 'null', city: 'Bonn' }, insider_id: 'in-1' };
    expect(readHook(body).identifiers).toEqual({});
  });
});

describe('a test', () => {
  test.each<[string, Json | undefined]>([
    ['nothing', undefined],
    ['null', null],
    ['an empty object', {}],
    ['an empty list', []],
    ['empty values of whatever name', { foo: '', bar: null }],
    ['nothing but a made-up id', { hook_id: 3, insider_id: 'test' }],
    ['an empty object in a list', [{}]],
    ['a mark', { test: true, attrs: { city: 'İzmir' }, insider_id: '7f3c' }],
    ['made-up values', { attrs: { email: 'test', age: 1, name: 'test' }, hook_id: 3, insider_id: 'test' }],
    ['a made-up event', { ...EVENT, insider_id: '{{insider_id}}' }],
    [
      'empty values',
      { attrs: { name: '', age: 0, email_optin: false, list_id: [] }, hook_id: 3, insider_id: '' },
    ],
    ['the names in place of values', { attrs: { uuid: 'uuid', email: 'email' }, insider_id: 'insider_id' }],
    [
      'an address of nobody',
      { attrs: { email: 'test@test.com', city: 'Istanbul' }, insider_id: '<insider_id>' },
    ],
    ['a nil id', { attrs: { city: 'x' }, insider_id: '00000000-0000-0000-0000-000000000000' }],
  ])('%s', (_, body) => {
    expect(readHook(body).kind).toBe('test');
  });

  test.each<[string, Json]>([
    [
      'a person whose name is Test',
      { attrs: { name: 'Test', email: 'test@moda.example' }, insider_id: '7f3c' },
    ],
    ['one real identifier', { attrs: { uuid: 'musteri-7', name: 'test' }, insider_id: 'test' }],
    ['an opt-out without anybody', { attrs: { email_optin: false }, hook_id: 13 }],
  ])('not %s', (_, body) => {
    expect(readHook(body).kind).toBe('profile');
  });
});

test.each<[string, Json, string]>([
  ['a text', 'hello', 'not_json'],
  ['a number', 7, 'not_json'],
  ['nothing but an id', { hook_id: 3, insider_id: 'in-1' }, 'nothing_known'],
  ['a list of texts', ['a'], 'not_json'],
  ['several at once', [EVENT, EVENT], 'several'],
  ['an export that is ready', { url: 'https://insider-data-export.useinsider.com/x/p/f' }, 'nothing_known'],
  ['an upload that is done', { segment_name: 'My segment', valid_values_count: 5 }, 'nothing_known'],
])('unknown: %s', (_, body, reason) => {
  expect(readHook(body)).toMatchObject({ kind: 'unknown', reason });
});

describe('whatever arrives', () => {
  test('too large, too deep and too many is left out and named', () => {
    let deep: Json = 1;
    for (let level = 0; level < 5_000; level++) deep = [deep];
    const many = Object.fromEntries(Array.from({ length: 2_000 }, (_, at) => [`f${at}`, at]));
    const reading = readHook({
      attrs: { deep, long: 'x'.repeat(30_000), ...many, city: 'Bonn' },
      insider_id: 'in-1',
    });
    expect(reading.leftOut).toContain('deep');
    expect(reading.leftOut).toContain('long');
    expect(readHook(JSON.parse('{"attrs":{"age":1e999}}') as Json).leftOut).toEqual(['age']);
    expect(Object.keys(reading.attributes).length).toBeLessThanOrEqual(502);
  });

  test('it is read without a fall, twice the same, and nothing reaches the prototype', () => {
    const name = fc.constantFrom(
      'attrs',
      'identifiers',
      'custom',
      'event_name',
      'event_params',
      'insider_id',
      'iid',
      'em',
      'uuid',
      'c_',
      'c_x',
      'custom.x',
      '__proto__',
      'constructor',
      'attr_',
      'insider_',
      'toString',
      'hook_id',
      'test',
      '',
    );
    const { body } = fc.letrec<{ body: unknown }>((tie) => ({
      body: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom('x', '', 'test', 7, 0, true, null),
        fc.array(tie('body'), { maxLength: 2 }),
        fc
          .array(fc.tuple(name, tie('body')), { maxLength: 6 })
          .map(
            (pairs) =>
              JSON.parse(
                `{${pairs.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`).join(',')}}`,
              ) as unknown,
          ),
      ),
    }));
    fc.assert(
      fc.property(body, (given) => {
        const reading = readHook(given as Json);
        expect(readHook(structuredClone(given) as Json)).toEqual(reading);
        for (const part of [reading.attributes, reading.params, reading.identifiers])
          expect(Object.getPrototypeOf(part)).toBe(Object.prototype);
        expect(Object.keys(Object.prototype)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
