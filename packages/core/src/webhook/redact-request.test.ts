import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Filter, WebhookDefinition } from './definition.ts';
import { compileRedaction } from './redact-request.ts';
import { definition } from './testing/sample.ts';

function redact(
  over: Partial<WebhookDefinition>,
  rawBody = '',
  headers: Record<string, string> = {},
  path = '/a',
) {
  return compileRedaction([definition(over)])({ path, headers, rawBody });
}

function secret(path: string): Partial<WebhookDefinition> {
  const rule: Filter = { path, operator: 'equals', secret: 'token' };
  return { filters: { op: 'or', rules: [{ op: 'and', rules: [rule] }] } };
}

describe('what is kept of a request', () => {
  test('headers that prove the sender are not', () => {
    const headers = {
      authorization: 'a',
      cookie: 'b',
      'x-hub-signature-256': 'c',
      'x-shopify-hmac-sha256': 'd',
      'x-api-key': 'e',
      'x-pass': 'f',
      'x-odd': 'g',
      'content-type': 'application/json',
      'user-agent': 'curl',
      'webhook-id': 'msg_1',
    };
    const kept = redact(
      { ...secret('headers.X-Odd'), auth: { kind: 'header_token', header: 'X-Pass', secrets: ['s'] } },
      '',
      headers,
    ).headers;
    expect(Object.entries(kept).filter(([, value]) => value !== '[hidden]')).toEqual([
      ['content-type', 'application/json'],
      ['user-agent', 'curl'],
      ['webhook-id', 'msg_1'],
    ]);
  });

  test('keys in the address are not', () => {
    const path = '/webhooks/custom/1/e?api_key=abc&page=2&a%70i_key=d&token&X%ZZ=1';
    expect(redact({}, '', {}, path).path).toBe(
      '/webhooks/custom/1/e?api_key=[hidden]&page=2&a%70i_key=[hidden]&token&X%ZZ=1',
    );
  });

  test.each<[string, string, string, string]>([
    ['a field', 'body.token', '{"token": "x", "a": 1}', '{"token":"[hidden]","a":1}'],
    [
      'a field of a field',
      'body.auth.token',
      '{"auth":{"token":"x","u":1}}',
      '{"auth":{"token":"[hidden]","u":1}}',
    ],
    ['a dotted key', 'body.auth.token', '{"auth.token":"x"}', '{"auth.token":"[hidden]"}'],
    ['an entry', 'body.list[1]', '{"list":["a","b"]}', '{"list":["a","[hidden]"]}'],
    [
      'an entry of a kind',
      'body.list[k=t].v',
      '{"list":[{"k":"t","v":"x"}]}',
      '{"list":[{"k":"t","v":"[hidden]"}]}',
    ],
    ['whatever stands there', 'body.token', '{"token":{"a":["x"]}}', '{"token":"[hidden]"}'],
    ['nothing there', 'body.token', '{ "a": 12345678901234567890 }', '{ "a": 12345678901234567890 }'],
    ['sloppy, with it', 'body.token', "{'token': 'x'}", '[hidden]'],
    ['sloppy, without it', 'body.token', "{'a': 'x',}", "{'a': 'x',}"],
    ['no JSON', 'body.token', 'token=x', '[hidden]'],
    ['empty', 'body.token', '', ''],
  ])('%s that is compared with a secret is hidden', (_, path, rawBody, expected) => {
    expect(redact(secret(path), rawBody).body).toBe(expected);
  });

  test('without secrets a body stays to the letter', () => {
    fc.assert(
      fc.property(fc.string(), (rawBody) => {
        expect(redact({}, rawBody).body).toBe(rawBody);
      }),
    );
  });

  test('the secret is nowhere in what is kept', () => {
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.constantFrom('body.token', 'body.auth.token', 'body.list[0].token'),
        (extra, path) => {
          const token = { token: 'THE-SECRET' };
          const body = {
            extra,
            ...(path === 'body.token' ? token : path.includes('list') ? { list: [token] } : { auth: token }),
          };
          expect(redact(secret(path), JSON.stringify(body)).body).not.toContain('THE-SECRET');
        },
      ),
    );
  });
});
