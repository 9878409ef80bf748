import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Customer } from '../customer/customer.ts';
import type { Json, JsonObject } from '../result/json.ts';
import { compileBody } from './compile-body.ts';
import { compileAddress, compileHeader } from './compile-text.ts';
import { parsePlaceholders } from './placeholder.ts';
import type { Subject } from './subject.ts';

const CUSTOMER: Customer = {
  key: 1,
  workspace: 1,
  id: 'c-1',
  anonymous: false,
  anonymousIds: ['anon-1'],
  status: 'active',
  attributes: {
    email: 'ada@example.com',
    firstName: 'Ada',
    lastName: 'Öz',
    address: { country: 'TR' },
    points: 0,
  },
  version: 1,
  createdAt: 0,
  updatedAt: 0,
};

const subject = (data: JsonObject, change: Partial<Customer> = {}, context: JsonObject = {}): Subject => ({
  event: { id: 7, type: 'purchase', timestamp: Date.UTC(2026, 0, 2, 3, 4, 5, 6), data, context },
  customer: { ...CUSTOMER, ...change },
});

const fill = (
  body: Json,
  data: JsonObject = {},
  change: Partial<Customer> = {},
  context: JsonObject = {},
): Json => {
  const { write, issues } = compileBody(body);
  expect(issues).toEqual([]);
  return write(subject(data, change, context));
};

describe('a body with placeholders', () => {
  test('a text that is one placeholder becomes the value, with its type', () => {
    const properties = { price: 19.9, sizes: ['S', 'M'], gift: false, deep: { x: 1 } };
    expect(
      fill(
        {
          all: '##properties##',
          price: '## properties.price ##',
          sizes: '##properties.sizes##',
          gift: '##properties.gift##',
          second: '##properties.sizes.1##',
        },
        properties,
      ),
    ).toEqual({ all: properties, price: 19.9, sizes: ['S', 'M'], gift: false, second: 'M' });
  });

  test('inside a longer text it is text: objects as JSON, nothing where there is nothing', () => {
    expect(fill('New: ##event_name##\n##properties##, ##properties.none##!', { a: [1, 'x'] })).toBe(
      'New: purchase\n{"a":[1,"x"]}, !',
    );
  });

  test('what has no value is dropped with what it leaves empty, but for the root', () => {
    const body = {
      kept: { empty: {}, list: [] },
      gone: { a: '##properties.a##', b: ['##properties.b##', { c: '##properties.c##' }] },
      some: ['##properties.a##', 1],
    };
    expect(fill(body, { a: null })).toEqual({ kept: { empty: {}, list: [] }, some: [1] });
    expect(fill({ a: '##properties.a##' })).toEqual({});
    expect(fill(['##properties.a##'])).toEqual([]);
    expect(fill({ zero: '##user.points##', text: '##properties.text##' }, { text: '' })).toEqual({
      zero: 0,
      text: '',
    });
  });

  test('the listed variables', () => {
    const context = { page: { url: 'https://s/p', title: 'P' }, sessionId: 's-1' };
    expect(
      fill(
        {
          at: '##created_at##',
          id: '##user_id##',
          session: '##session_id##',
          url: '##page.url##',
          referrer: '##page.referrer##',
          email: '##user.email##',
          name: '##user.name##',
          country: '##user.country##',
          event: '##event_id##',
        },
        {},
        {},
        context,
      ),
    ).toEqual({
      at: '2026-01-02T03:04:05.006Z',
      id: 'c-1',
      session: 's-1',
      url: 'https://s/p',
      email: 'ada@example.com',
      name: 'Ada Öz',
      country: 'TR',
      event: '7',
    });
    expect(fill({ id: '##user_id##' }, {}, { anonymous: true })).toEqual({});
  });

  test('an unknown beginning, an empty step and names of the prototype are refused when saved', () => {
    const { issues } = compileBody({ a: '##propertys.x##', b: ['##user..x##'], c: '##user.constructor##' });
    expect(issues.map(({ code, field }) => [code, field])).toEqual([
      ['placeholder_unknown', 'a'],
      ['placeholder_unreadable', 'b[0]'],
      ['placeholder_unreadable', 'c'],
    ]);
    expect(issues[0]?.hint).toContain('properties');
  });

  test('values are never read as templates, whatever they hold', () => {
    fc.assert(
      fc.property(
        fc.json().map((text) => JSON.parse(text) as Json),
        fc.string(),
        (value, text) => {
          const data = { value, text: `##user.email##${text}##` };
          const out = fill({ v: '##properties.value##', t: 'a ##properties.text##' }, data) as JsonObject;
          expect(out['t']).toBe(`a ${data.text}`);
          expect(out['v']).toEqual(value === null ? undefined : value);
        },
      ),
    );
  });

  test('a body without placeholders stays as it is; an odd sign is text', () => {
    fc.assert(
      fc.property(
        fc.jsonValue().filter((value) => !JSON.stringify(value).includes('##')),
        (value) => {
          expect(fill(value as Json)).toEqual(value);
        },
      ),
    );
    expect(fill('a ## b')).toBe('a ## b');
  });
});

describe('addresses and headers', () => {
  const address = (text: string, data: JsonObject): string | undefined =>
    compileAddress(parsePlaceholders(text).pieces)(subject(data));
  const header = (text: string, data: JsonObject): string | undefined =>
    compileHeader(parsePlaceholders(text).pieces)(subject(data));

  test('values are encoded, and there is no address without them', () => {
    expect(address('/u/##properties.id##?q=##properties.q##', { id: 'a/b', q: 'x&y=ü' })).toBe(
      '/u/a%2Fb?q=x%26y%3D%C3%BC',
    );
    expect(address('/u/##properties.id##', {})).toBeUndefined();
    expect(address('/u/##properties.id##/x', { id: '..' })).toBeUndefined();
  });

  test('no value can end a header or leave the segment of a path', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        expect(header('x ##properties.v##', { v: value }) ?? '').not.toMatch(/[\r\n\0]/);
        expect(address('/a/##properties.v##', { v: value }) ?? '/a/x').toMatch(/^\/a\/[^/?#\s]+$/);
      }),
    );
  });
});
