import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPasted } from './pasted-event.ts';
import { madeUp, sampleOf, spelledOnce } from './sample-event.ts';

const field = (path: string, value: unknown) => ({ path, types: [], example: JSON.stringify(value) });

describe('a sample of an event', () => {
  it('has one example of every field, where it belongs', () => {
    expect(
      sampleOf([
        field('products[].price', 5),
        field('order_id', 'A'),
        field('products', [{ gone: 1 }]),
        field('products[].tags[]', 'x'),
        field('address.city', 'Rome'),
      ]),
    ).toStrictEqual({
      order_id: 'A',
      products: [{ gone: 1, price: 5, tags: ['x'] }],
      address: { city: 'Rome' },
    });
  });

  it('can be made up from a definition', () => {
    const fields = [
      { name: 'query', type: 'string' },
      { name: 'products', type: 'objects' },
      { name: 'total', type: 'numeric' },
    ];
    expect(sampleOf(madeUp(fields))).toStrictEqual({ query: 'sample', products: [{}], total: 1 });
  });

  it('has no field in two spellings', () => {
    const fields = [
      { ...field('first_name', 'A'), count: 1 },
      { ...field('firstName', 'B'), count: 5 },
      { ...field('city', 'C'), count: 2 },
    ];
    expect(sampleOf(spelledOnce(fields))).toStrictEqual({ firstName: 'B', city: 'C' });
  });

  it('shows as text what was cut', () => {
    expect(sampleOf([{ path: 'long', types: [], example: '"abc' }])).toStrictEqual({ long: 'abc' });
  });

  it('never reaches beyond itself, whatever the fields are called', () => {
    const step = fc.constantFrom('__proto__', 'constructor', 'prototype', 'a', 'b[]', '[]', '');
    fc.assert(
      fc.property(fc.array(fc.array(step, { maxLength: 4 })), (paths) => {
        sampleOf(paths.map((path) => field(path.join('.'), 1)));
        expect(({} as Record<string, unknown>)['a']).toBeUndefined();
      }),
    );
  });
});

describe('a pasted event', () => {
  it('may be one of the hub or a tracking call', () => {
    expect(readPasted('{"type":"X","data":{"a":1},"timestamp":"2026-01-01"}')).toStrictEqual({
      type: 'X',
      data: { a: 1 },
      context: {},
      customerId: undefined,
      timestamp: '2026-01-01T00:00:00.000Z',
    });
    const call =
      '{"type":"track","event":"Order Completed","properties":{"a":1},"userId":"ada","context":{"ip":"x"}}';
    expect(readPasted(call)).toMatchObject({
      type: 'Order Completed',
      data: { a: 1 },
      customerId: 'ada',
      context: { ip: 'x' },
    });
    expect(readPasted('{"type":"identify","traits":{"email":"a@b.c"}}')).toMatchObject({
      type: 'identify',
      data: { email: 'a@b.c' },
    });
  });

  it.each([['{'], ['[]'], ['"x"'], ['{}'], ['{"type":"x","timestamp":"soon"}']])(
    'says what is wrong with %s',
    (text) => {
      expect(typeof readPasted(text)).toBe('string');
    },
  );
});
