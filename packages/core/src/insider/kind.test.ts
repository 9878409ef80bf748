import { NO_TEMPLATES } from '../template/template-engine.ts';
import { describe, expect, test } from 'vitest';
import { insiderKind } from './kind.ts';
import { issue } from './issues.ts';
import { readSchema } from './test-connection.ts';

describe('the kind', () => {
  test('connects with the two headers and the host of the settings', () => {
    expect(
      insiderKind.connect({ partnerName: 'modaevi', baseUrl: 'http://localhost:8899/' }, { api_key: 'k' }),
    ).toEqual({
      baseUrl: 'http://localhost:8899',
      headers: { 'x-partner-name': 'modaevi', 'x-request-token': 'k', 'content-type': 'application/json' },
    });
  });

  test('upsert and attribute delete share a pool, moves have a smaller one', () => {
    const { pools, concurrency, takeLimit } = insiderKind.compile(
      {
        partnerName: 'modaevi',
        requestsPerMinute: 1500,
      },
      NO_TEMPLATES,
    );
    expect(pools).toEqual([
      { operations: ['upsert', 'attribute_delete'], perMinute: 1500 },
      { operations: ['identity_move'], perMinute: 1500 },
    ]);
    expect([concurrency, takeLimit]).toEqual([4, 4000]);
  });
});

describe('the connection test', () => {
  const tried = insiderKind.test({ partnerName: 'modaevi' }, NO_TEMPLATES);
  if (tried.request === undefined) throw new Error('it makes no request');
  const { request, explain } = tried;

  test('reads the schema, which changes nothing', () => {
    expect(request).toMatchObject({
      method: 'POST',
      path: '/api/user/v3/metadata/columns',
      body: '{"table":"contacts"}',
      bytes: 20,
    });
  });

  test.each([
    [200, '[{"key":"c_loyalty","display_name":"Loyalty","type":"array"}]', true, 'test_ok'],
    [
      403,
      '{"success":false,"message":"Access Denied. You do not have sufficient access to perform this action."}',
      false,
      'credentials_refused',
    ],
    [400, '{"success":false,"message":"Partner is invalid."}', false, 'partner_name_refused'],
    [0, '', false, 'insider_unavailable'],
    [404, 'not found', false, 'test_unclear'],
    [200, '<html>', false, 'test_unclear'],
  ])('%i %s', (status, body, ok, code) => {
    expect(explain({ status, headers: {}, body })).toMatchObject({ ok, issue: { code } });
  });

  test('the schema loses the prefix of custom attributes', () => {
    const body =
      '[{"key":"c_loyalty","display_name":"Loyalty","type":"array"},{"key":"name","display_name":"Name"},7]';
    expect(readSchema({ status: 200, headers: {}, body })).toEqual([
      { name: 'loyalty', label: 'Loyalty', custom: true, type: 'array' },
      { name: 'name', label: 'Name', custom: false, type: undefined },
    ]);
  });
});

test('an issue is filled in, cut and well-formed', () => {
  const made = issue('email_invalid', 'email', 'x'.repeat(500) + '\ud83d');
  expect(made.message.length).toBeLessThan(200);
  expect(made.message.isWellFormed()).toBe(true);
  expect(issue('param_missing', 'currency', '{name}').message).toBe(
    'The event {name} has no currency, which Insider expects.',
  );
});
