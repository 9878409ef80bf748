import { describe, expect, it } from 'vitest';
import { headersOf, samplePaths } from './sample-paths.ts';

describe('the places of a sample', () => {
  it('are those of the body and of the headers, with what is there', () => {
    const { body, request } = samplePaths({
      body: '{"user":{"id":7},"a.b":"x","items":[{"sku":"P"}]}',
      headers: 'X-Source: shop\nAuthorization: Bearer abc',
    });
    expect(body).toEqual([
      { path: 'user.id', note: '7' },
      { path: '["a.b"]', note: 'x' },
      { path: 'items[0].sku', note: 'P' },
    ]);
    expect(request).toEqual([
      { path: 'body.user.id', note: '7' },
      { path: 'body["a.b"]', note: 'x' },
      { path: 'body.items[0].sku', note: 'P' },
      { path: 'headers.x-source', note: 'shop' },
      { path: 'headers.authorization', note: '' },
    ]);
  });

  it('are none where the body is no JSON yet', () => {
    expect(samplePaths({ body: '{"a":', headers: '' })).toEqual({ body: [], request: [] });
  });
});

describe('headers', () => {
  it('are read line by line, the later one winning', () => {
    expect(headersOf('A: 1\n\n no colon\nb:x:y\na: 2\n: nameless')).toEqual({ a: '2', b: 'x:y' });
  });
});
