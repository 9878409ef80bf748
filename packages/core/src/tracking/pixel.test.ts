import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Json } from '../result/json.ts';
import { pixelKind } from './path.ts';
import { pixelEvent } from './pixel.ts';

const decode = (text: string): Json | undefined => JSON.parse(text) as Json;
const ASKED = { referer: undefined, userAgent: undefined, decode };

it('a whole event stays what it is, beside where it happened', () => {
  const value = fc.jsonValue() as fc.Arbitrary<Json>;
  fc.assert(
    fc.property(fc.dictionary(fc.string(), value, { noNullPrototype: true }), (fields) => {
      const read = pixelEvent('track', [['data', JSON.stringify(fields)]], ASKED);
      const whole = JSON.parse(JSON.stringify(fields)) as Record<string, Json>;
      const { context, ...rest } = 'event' in read ? read.event : {};
      const { context: sent, ...others } = whole;
      expect(rest).toEqual(others);
      if (sent === undefined) expect(context).toEqual({});
    }),
  );
});

it('a field of its own is the last word, whatever it is called', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), fc.string(), (name, text) => {
      const query: [string, string][] = [
        [`p.${name}`, text],
        ['properties', JSON.stringify({ [name]: 1, other: true })],
      ];
      const read = pixelEvent('track', query, ASKED);
      const properties = 'event' in read ? (read.event['properties'] as Record<string, Json>) : {};
      expect(Object.getOwnPropertyDescriptor(properties, name)?.value).toBe(text);
      expect(Object.getPrototypeOf(properties)).toBe(Object.prototype);
    }),
  );
});

it.each([
  ['/v1/pixel/t', 'track'],
  ['/v1/pixel/page.gif', 'page'],
  ['/v1/pixel/screen/', 'screen'],
  ['/v1/pixel/batch', 'unknown'],
  ['/v1/pixel/constructor', 'unknown'],
  ['/v1/pixel/', 'unknown'],
  ['/v1/pixels/t', undefined],
  ['/pixel/t', undefined],
])('%s is a pixel of the kind %s', (path, kind) => {
  expect(pixelKind(path)).toBe(kind);
});
