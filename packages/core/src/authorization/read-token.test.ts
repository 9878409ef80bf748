import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { readToken } from './read-token.ts';

const answer = (status: number, body: unknown, headers: Record<string, string> = {}) => ({
  status,
  headers,
  body: typeof body === 'string' ? body : JSON.stringify(body),
});
const granted = (body: object) =>
  readToken(answer(200, { access_token: 'abc', token_type: 'Bearer', ...body }));

describe('a token that was granted', () => {
  it('is read with its life', () => {
    expect(granted({ expires_in: 3600 })).toEqual({ kind: 'token', token: 'abc', lifeMs: 3_600_000 });
    expect(granted({ expires_in: '60', token_type: 'bearer' })).toMatchObject({ lifeMs: 60_000 });
    expect(granted({ expires_in: 0 })).toMatchObject({ lifeMs: 0 });
    for (const expires_in of [undefined, null, 'soon', -1, ''])
      expect(granted({ expires_in }), `for ${String(expires_in)}`).toMatchObject({
        kind: 'token',
        lifeMs: undefined,
      });
    expect(readToken(answer(200, { access_token: 'abc' }))).toMatchObject({ kind: 'token' });
  });

  test.each([
    { access_token: '' },
    { access_token: 7 },
    { access_token: 'two\nlines' },
    { token_type: 'mac' },
    { access_token: 'ü' },
  ])('is refused where it cannot be used: %j', (body) => {
    expect(granted(body)).toMatchObject({ kind: 'credentials', issue: { code: 'token_unusable' } });
  });
});

describe('a refusal', () => {
  test.each([
    [401, 'invalid_client', 'token_client_refused'],
    [400, 'invalid_client', 'token_client_refused'],
    [400, 'unauthorized_client', 'token_not_granted'],
    [400, 'invalid_scope', 'token_scope_refused'],
    [400, 'invalid_request', 'token_request_refused'],
    [400, 'something_else', 'token_request_refused'],
    [200, 'invalid_client', 'token_client_refused'],
  ])('%i with %s is %s, with what the server says', (status, error, code) => {
    expect(readToken(answer(status, { error, error_description: 'No\nway.' }))).toEqual({
      kind: 'credentials',
      issue: {
        code,
        message: expect.stringContaining(`status ${status}: ${error}, No way.`) as string,
        hint: expect.any(String) as string,
      },
    });
  });

  test.each([
    [404, 'Not found', 'token_endpoint_wrong'],
    [404, '{"error":"not found"}', 'token_endpoint_wrong'],
    [200, '{"error":"custom"}', 'token_request_refused'],
    [302, '', 'token_endpoint_wrong'],
    [200, '<html>', 'token_endpoint_wrong'],
    [200, '[]', 'token_endpoint_wrong'],
    [403, 'no', 'token_client_refused'],
    [400, 'no', 'token_request_refused'],
  ])('%i without words of the RFC is %s', (status, body, code) => {
    expect(readToken(answer(status, body))).toMatchObject({ kind: 'credentials', issue: { code } });
  });
});

describe('a token endpoint that is not there', () => {
  test.each([0, 408, 429, 500, 502, 503])('status %i is asked again', (status) => {
    expect(readToken(answer(status, '', { 'retry-after': '7' }))).toMatchObject({
      kind: 'transient',
      retryAfterMs: 7_000,
      issue: { code: 'token_unavailable' },
    });
  });

  it('says so itself, or did not answer at all', () => {
    expect(readToken(answer(400, { error: 'temporarily_unavailable' })).kind).toBe('transient');
    const silent = { ...answer(0, ''), error: 'login.example refused the connection.' };
    expect(readToken(silent)).toMatchObject({
      issue: { message: 'The token endpoint is not available: login.example refused the connection.' },
    });
  });
});

it('any answer is read as something, and a token only of a 2xx', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 599 }), fc.oneof(fc.string(), fc.json()), (status, body) => {
      const read = readToken(answer(status, body));
      expect(['token', 'transient', 'credentials']).toContain(read.kind);
      if (read.kind === 'token') expect(Math.floor(status / 100)).toBe(2);
    }),
  );
});

test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
  'an error that is called %s is one like any other that nobody knows',
  (error) => {
    expect(readToken(answer(400, JSON.stringify({ error })))).toMatchObject({
      kind: 'credentials',
      issue: { code: 'token_request_refused' },
    });
  },
);
