import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isEmpty, type Json } from '../result/json.ts';
import type { MappingRow } from './definition.ts';
import { compileMapping, type MappedBody } from './map-body.ts';
import { explainMissing, missingHint } from './missing-hint.ts';
import { compileReplace } from './replace.ts';

type Rows = readonly (Partial<MappingRow> & { readonly to: string })[];

function map(rows: Rows, body: Json): MappedBody {
  return compileMapping(rows.map((row) => ({ replace: [], ...row })))(body);
}

function data(rows: Rows, body: Json): Json {
  return map(rows, body).data;
}

describe('mapping', () => {
  test('fills the envelope with texts and the data as they were sent', () => {
    const rows = [
      { from: 'id', to: 'customer' },
      { default: 'loyalty_barcode', to: 'external_id' },
      { from: 'shop', to: 'account' },
      { from: 'points', to: 'data.points' },
      { from: 'gift', to: 'data.gift' },
      { from: 'items', to: 'data.items' },
      { from: 'shop', to: 'data.where.shop' },
      { from: 'till', to: 'data.where.till' },
    ];
    const body = { id: 42, points: '25', gift: false, items: [{ sku: 'A' }], shop: 'Izmir', till: 0 };
    expect(map(rows, body)).toEqual({
      customer: '42',
      externalId: 'loyalty_barcode',
      account: 'Izmir',
      data: { points: '25', gift: false, items: [{ sku: 'A' }], where: { shop: 'Izmir', till: 0 } },
      missing: [],
      problems: [],
    });
  });

  test.each<[string, Rows[number], Json, Json]>([
    ['missing', { from: 'a', to: 'data.a', default: 'd' }, {}, { a: 'd' }],
    ['null', { from: 'a', to: 'data.a', default: 'd' }, { a: null }, { a: 'd' }],
    ['blank', { from: 'a', to: 'data.a', default: 'd' }, { a: ' ' }, { a: 'd' }],
    ['an empty list', { from: 'a', to: 'data.a', default: 'd' }, { a: [] }, { a: 'd' }],
    ['zero', { from: 'a', to: 'data.a', default: 'd' }, { a: 0 }, { a: 0 }],
    ['false', { from: 'a', to: 'data.a', default: 'd' }, { a: false }, { a: false }],
    ['a constant', { to: 'data.a', default: 7 }, {}, { a: 7 }],
    [
      'a default is not replaced',
      { from: 'a', to: 'data.a', default: 'x', replace: [{ value: 'x', with: 'y' }] },
      {},
      { a: 'x' },
    ],
    [
      'replaced by nothing',
      { from: 'a', to: 'data.a', default: 'd', replace: [{ value: 'x', with: '' }] },
      { a: 'x' },
      { a: 'd' },
    ],
    [
      'the first replacement',
      {
        from: 'a',
        to: 'data.a',
        replace: [
          { value: 'x', with: 'y' },
          { value: 'x', with: 'z' },
          { value: 'y', with: 'q' },
        ],
      },
      { a: 'x' },
      { a: 'y' },
    ],
    [
      'a number as text',
      { from: 'a', to: 'data.a', replace: [{ value: '1.0', with: true }] },
      { a: 1 },
      { a: true },
    ],
    [
      'a text as number',
      { from: 'a', to: 'data.a', replace: [{ value: 1, with: 'one' }] },
      { a: '1.0' },
      { a: 'one' },
    ],
    [
      'zeros in front',
      { from: 'a', to: 'data.a', replace: [{ value: 7, with: 'seven' }] },
      { a: '007' },
      { a: '007' },
    ],
    [
      'truth as text',
      { from: 'a', to: 'data.a', replace: [{ value: 'true', with: 1 }] },
      { a: true },
      { a: 1 },
    ],
    [
      'letter case counts',
      { from: 'a', to: 'data.a', replace: [{ value: 'x', with: 'y' }] },
      { a: 'X' },
      { a: 'X' },
    ],
    [
      'every entry of a list',
      { from: 'a', to: 'data.a', replace: [{ value: 'x', with: 'y' }] },
      { a: ['x', 'z'] },
      { a: ['y', 'z'] },
    ],
    [
      'long numbers are told apart',
      { from: 'a', to: 'data.a', replace: [{ value: '12345678901234567890', with: 'x' }] },
      { a: '12345678901234567891' },
      { a: '12345678901234567891' },
    ],
    ['one label', { from: 'a', to: 'data.labels' }, { a: 'vip' }, { labels: ['vip'] }],
    ['labels', { from: 'a', to: 'data.labels' }, { a: ['vip', 'new'] }, { labels: ['vip', 'new'] }],
    ['labels further down stay', { from: 'a', to: 'data.x.labels' }, { a: 'vip' }, { x: { labels: 'vip' } }],
    ['a body that is a list', { from: '[0].a', to: 'data.a' }, [{ a: 1 }], { a: 1 }],
    ['a needless prefix', { from: 'body.a', to: 'data.a' }, { a: 1 }, { a: 1 }],
    ['a body with a body', { from: 'body.a', to: 'data.a' }, { body: { a: 2 }, a: 1 }, { a: 2 }],
    ['a target that cannot be', { from: 'a', to: 'data.__proto__.a' }, { a: 1 }, {}],
    ['another one', { from: 'a', to: 'action' }, { a: 1 }, {}],
  ])('%s', (_, row, body, expected) => {
    expect(data([row], body)).toEqual(expected);
  });

  test('of several rows the last that is not empty counts, and none is missing', () => {
    const rows = [
      { from: 'a', to: 'data.x' },
      { from: 'b', to: 'data.x' },
      { from: 'c', to: 'data.x' },
    ];
    expect(map(rows, { a: 1, b: 2, c: '' })).toMatchObject({ data: { x: 2 }, missing: [] });
    expect(map(rows, { b: 2 })).toMatchObject({ data: { x: 2 }, missing: [] });
    expect(map(rows, {}).missing).toHaveLength(3);
  });

  test.each<[Json, string | undefined, string | undefined]>([
    ['C-1', 'C-1', undefined],
    [1001, '1001', undefined],
    [12.5, '12.5', undefined],
    [2 ** 53, undefined, 'number_too_large'],
    [true, undefined, 'not_text'],
    [['C-1'], undefined, 'not_text'],
    [{ id: 'C-1' }, undefined, 'not_text'],
    [' ', undefined, 'customer_missing'],
    [null, undefined, 'customer_missing'],
  ])('a customer of %j', (id, customer, code) => {
    const mapped = map([{ from: 'id', to: 'customer' }], { id });
    expect([mapped.customer, mapped.problems[0]?.code]).toEqual([customer, code]);
  });

  test('the body is never written to', () => {
    const body = { where: { shop: 'A' }, till: 1 };
    map(
      [
        { from: 'where', to: 'data.where' },
        { from: 'till', to: 'data.where.till' },
      ],
      body,
    );
    expect(body).toEqual({ where: { shop: 'A' }, till: 1 });
  });

  test('extract, replace, default: in this order for any row', () => {
    const scalar = fc.oneof(
      fc.constantFrom('', ' ', 'x', 'y', '1', '1.0', 'd'),
      fc.constantFrom(0, 1, true, false),
    );
    const found = fc.option(fc.oneof(scalar, fc.constant(null)), { nil: undefined });
    const pairs = fc.array(fc.record({ value: scalar, with: scalar }), { maxLength: 3 });
    fc.assert(
      fc.property(found, pairs, fc.option(scalar, { nil: undefined }), (value, replace, otherwise) => {
        const row = {
          from: 'a',
          to: 'data.a',
          replace,
          ...(otherwise === undefined ? {} : { default: otherwise }),
        };
        const replaced = compileReplace(replace)(value);
        const expected = isEmpty(replaced) ? (isEmpty(otherwise) ? undefined : otherwise) : replaced;
        const mapped = map([row], value === undefined ? {} : { a: value });
        expect(mapped.data['a']).toEqual(expected);
        expect(mapped.missing).toHaveLength(expected === undefined ? 1 : 0);
      }),
    );
  });

  test('replacing is the first pair that reads the same', () => {
    const text = fc.constantFrom('x', 'X', '1', '1.0', '01', 'true', '');
    fc.assert(
      fc.property(
        text,
        fc.array(fc.record({ value: text, with: text }), { maxLength: 4 }),
        (value, pairs) => {
          const same = (other: string): boolean =>
            other === value || [other, value].every((one) => ['1', '1.0'].includes(one));
          expect(compileReplace(pairs)(value)).toBe(pairs.find((pair) => same(pair.value))?.with ?? value);
        },
      ),
    );
  });
});

describe('what is missing', () => {
  const hint = (from: string, to: string, body: Json): string | undefined => {
    const mapped = map([{ from, to }], body);
    return missingHint(to, explainMissing(mapped.missing, body));
  };

  test.each<[string, string, Json, string]>([
    ['customerID', 'customer', { customer_id: 'x' }, 'Did you mean customer_id?'],
    ['clientID', 'customer', { customer_ID: 'x', points: 1 }, 'Did you mean customer_ID?'],
    ['clientID', 'customer', { user: { customerId: 'x' } }, 'Did you mean user.customerId?'],
    ['custmer_id', 'customer', { customer_id: 'x' }, 'Did you mean customer_id?'],
    ['pts', 'data.points', { points: 1 }, 'Did you mean points?'],
    [
      'email',
      'data.email',
      { contact: { email: 'a@b.c' }, e_mail: 'x' },
      'Did you mean e_mail or contact.email?',
    ],
  ])('%s for %s', (from, to, body, expected) => {
    expect(hint(from, to, body)).toBe(`It is taken from ${from}, which this body does not have. ${expected}`);
  });

  test('nothing near, or there and empty', () => {
    expect(hint('color', 'data.color', { points: 1 })).toBe(
      'It is taken from color, which this body does not have.',
    );
    expect(hint('color', 'data.color', { color: '' })).toBe(
      'It is taken from color, which is empty in this body.',
    );
    expect(missingHint('data.points', [])).toBeUndefined();
  });
});
