import { describe, expect, it } from 'vitest';
import { NOTHING_KNOWN } from '../insider/our-fields.ts';
import { placeholderOptions } from './placeholder-options.ts';
import { openedBefore, placeholderSpans } from './placeholder-spans.ts';
import { requestShown } from './request-shown.ts';
import { DEFAULT_CUSTOM } from '@causeway/core/custom/check';

describe('placeholders in a text', () => {
  it('are found where they stand, with what is wrong with them', () => {
    const spans = placeholderSpans('a ##user.email## b ##prop.x## c ##', 10);
    expect(spans.map(({ from, to }) => [from, to])).toEqual([
      [12, 26],
      [29, 39],
    ]);
    expect(spans[0]?.fault).toBeUndefined();
    expect(spans[1]?.fault).toContain('##prop.x## is not known');
  });

  it('are open between the first sign and the second', () => {
    expect(openedBefore('https://x/##us')).toEqual({ at: 12, typed: 'us' });
    expect(openedBefore('"##user.email## and ##')).toEqual({ at: 22, typed: '' });
    expect(openedBefore('##user.email##')).toBeUndefined();
    expect(openedBefore('nothing')).toBeUndefined();
  });

  it('can name what is defined and what came in', () => {
    const field = (path: string) => ({ path, types: ['string'], example: '"x"', count: 1 });
    const ours = {
      ...NOTHING_KNOWN,
      seen: {
        attributes: [field('address.city')],
        types: [
          {
            type: 'Order Completed',
            count: 1,
            fields: [field('products[].sku'), field('a..b')],
            context: [],
          },
          { type: 'Other', count: 1, fields: [field('rest')], context: [] },
        ],
      },
    } as unknown as typeof NOTHING_KNOWN;
    const paths = placeholderOptions(ours, ['Order Completed']).map(({ path }) => path);
    expect(paths).toEqual(
      expect.arrayContaining(['event_name', 'user.email', 'user.address.city', 'properties.products.0.sku']),
    );
    expect(paths).not.toContain('properties.rest');
    expect(paths).not.toContain('properties.a..b');
    expect(new Set(paths).size).toBe(paths.length);
  });
});

describe('a request that is shown', () => {
  const settings = {
    ...DEFAULT_CUSTOM,
    url: 'https://api.example.com/x/##user_id##',
    headers: [
      { name: 'X-Fixed', value: '1' },
      { name: 'X-Who', value: 'of ##user.name##' },
    ],
  };
  const request = { operation: 'send', method: 'POST', path: '/x/7', body: { a: 1 }, bytes: 7 };

  it('has its whole address, and headers with what is secret covered', () => {
    const secrets = { typed: 'Authorization: Bearer abc', stored: true, signed: true };
    expect(requestShown(settings, request, [' of Ada\nB: c'], secrets)).toEqual({
      method: 'POST',
      url: 'https://api.example.com/x/7',
      headers: [
        { name: 'x-fixed', value: '1' },
        { name: 'x-who', value: 'of Ada B: c' },
        { name: 'authorization', value: '•••' },
        { name: 'content-type', value: 'application/json' },
        { name: 'webhook-id', value: '•••' },
        { name: 'webhook-timestamp', value: '•••' },
        { name: 'webhook-signature', value: '•••' },
      ],
      body: { a: 1 },
      bytes: 7,
    });
  });

  it('has no body with GET', () => {
    const none = { typed: '', stored: false, signed: false };
    expect(requestShown(settings, { ...request, method: 'GET' }, [], none).body).toBeUndefined();
  });
});
